"""Quick capture: one line about somebody, as it is typed or pasted, and what each piece of it means."""
