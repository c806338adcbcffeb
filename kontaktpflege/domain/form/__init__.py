"""A card as a form: fields that can be filled in, and the card that comes of them."""
