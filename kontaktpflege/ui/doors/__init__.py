"""Who opens the door: the dialog that finds a chain of people, and what it is made of."""
