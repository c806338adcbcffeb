"""vCard files: scanned, read, written, converted between versions, and checked against the standard."""
