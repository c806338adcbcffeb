"""Making people known to each other: the dialog of one introduction, and the list of all."""
