"""The page of the day: three names, and what else is near."""
