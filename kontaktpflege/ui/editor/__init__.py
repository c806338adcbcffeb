"""The editor of one contact: every field of its card, its photo, and what to do if somebody else changed it."""
