"""Who should stay close: one person at a time, or many at once."""
