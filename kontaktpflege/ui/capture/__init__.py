"""Quick capture: a line about somebody new, and what is recognised in it while it is typed."""
