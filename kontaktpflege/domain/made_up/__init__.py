"""Made-up people, any number of them, for trying the program out and for measuring it."""

from kontaktpflege.domain.made_up.cards import made_up_cards

__all__ = ["made_up_cards"]
