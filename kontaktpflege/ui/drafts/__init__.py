"""Text blocks, and the drafts made of them."""
