"""What an import means to do with a card, and why, in words."""

from __future__ import annotations

from kontaktpflege.domain.importing import PreviewRow, Reason, Verdict
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.numbers import number

_NAMES: dict[Verdict, str] = {
    Verdict.NEW: N_("new"),
    Verdict.SAME: N_("unchanged"),
    Verdict.UPDATE: N_("changed"),
    Verdict.REVIEW: N_("unclear"),
    Verdict.TRASH: N_("in the trash"),
    Verdict.GROUP: N_("group"),
    Verdict.UNREADABLE: N_("unreadable"),
    Verdict.SKIP: N_("left out"),
    Verdict.MERGE: N_("merge"),
}

_DEEDS: dict[Verdict, str] = {
    Verdict.NEW: N_("Add as a new contact"),
    Verdict.SAME: N_("Nothing to do"),
    Verdict.UPDATE: N_("Update the contact"),
    Verdict.REVIEW: N_("Add and mark for review"),
    Verdict.TRASH: N_("Leave in the trash"),
    Verdict.GROUP: N_("Put its members into a circle"),
    Verdict.UNREADABLE: N_("Keep the text as it is"),
    Verdict.SKIP: N_("Leave out"),
    Verdict.MERGE: N_("Merge with a contact"),
}

_MEANINGS: dict[Verdict, str] = {
    Verdict.NEW: N_("Nobody in the book has this card yet. It becomes a new contact."),
    Verdict.SAME: N_("The book has this card already. What you changed here stays as it is."),
    Verdict.UPDATE: N_("The card has changed since it was last imported. These fields change in the book:"),
    Verdict.REVIEW: N_("This needs your eye. If you do nothing, the card is added and marked for review."),
    Verdict.TRASH: N_("This contact lies in the trash. It stays there unless you choose otherwise."),
    Verdict.GROUP: N_("This card lists members. Those found in the book join a circle of this name."),
    Verdict.UNREADABLE: N_("This is no card that can be read. Its text is kept and can be exported again."),
    Verdict.SKIP: N_("You chose to leave this card out."),
    Verdict.MERGE: N_("You chose to merge this card with a contact in the book."),
}

_REASONS: dict[str, str] = {
    Reason.CONFLICT: N_("The same field was changed here and in the file."),
    Reason.OTHER_NAME: N_("A contact of another name carries the same identity."),
    Reason.REPEATED_UID: N_("Several cards of this import carry the same identity."),
    Reason.REPEATED_CARD: N_("The same card stands in this import before."),
    Reason.MAYBE_SAME: N_("Maybe somebody who is in the book already."),
    Reason.IN_TRASH_CHANGED: N_("The card has changed since the contact was put in the trash."),
}

_SHORT: dict[str, str] = {
    Reason.CONFLICT: N_("changed on both sides"),
    Reason.OTHER_NAME: N_("same identity, other name"),
    Reason.REPEATED_UID: N_("identity repeated"),
    Reason.REPEATED_CARD: N_("card repeated"),
    Reason.MAYBE_SAME: N_("maybe in the book already"),
    Reason.IN_TRASH_CHANGED: N_("changed since"),
    "unclosed": N_("without an end"),
    "interrupted": N_("without an end"),
    "no_card": N_("text without a card"),
    "junk": N_("text without a card"),
    "several": N_("several in one"),
    "empty": N_("empty file"),
    "genetics": N_("genetic variants"),
    "too_many_cells": N_("more cells than columns"),
    "unclosed_quote": N_("quote not closed"),
    "not_csv": N_("cells unclear"),
    "not_ldif": N_("entry unclear"),
    "no_columns": N_("no column of names"),
    "locked": N_("password needed"),
    "broken": N_("damaged file"),
}

_UNREADABLE_REASONS: dict[str, str] = {
    "unclosed": N_("The file ends inside this card."),
    "interrupted": N_("The next card begins inside this card."),
    "no_card": N_("This text belongs to no card."),
    "junk": N_("This text belongs to no card."),
    "several": N_("Several cards stand where one was expected."),
    "empty": N_("The file is empty."),
    "genetics": N_("This .vcf file holds genetic variants, no contacts."),
    "too_many_cells": N_("The row has more cells than the table has columns."),
    "unclosed_quote": N_("A quotation mark opens in this row and never closes."),
    "not_csv": N_("It cannot be told where the cells of this row begin and end."),
    "not_ldif": N_("A line of this entry is no attribute with a value."),
    "no_columns": N_("No column of this table seems to be a name, a company or a mail address."),
    "locked": N_("The file is protected by a password."),
    "broken": N_("The file is damaged, or no spreadsheet."),
}


def verdict_name(verdict: Verdict) -> str:
    """One word for a verdict: "new", "unclear"."""
    return _(_NAMES[verdict])


def verdict_deed(verdict: Verdict) -> str:
    """What choosing this verdict does: "Add as a new contact"."""
    return _(_DEEDS[verdict])


def verdict_meaning(verdict: Verdict) -> str:
    """A sentence on what this verdict will do to the card."""
    return _(_MEANINGS[verdict])


def chip_text(verdict: Verdict | None, count: int) -> str:
    """A verdict with how many cards have it; None stands for all cards."""
    name = N_("All") if verdict is None else _NAMES[verdict]
    return f"{_(N_('groups') if verdict == Verdict.GROUP else name)} {number(count)}"


def reason_sentence(reason: str) -> str:
    """Why a card is unclear or unreadable; "" if the verdict says it all."""
    sentence = _REASONS.get(reason) or _UNREADABLE_REASONS.get(reason)
    return _(sentence) if sentence else ""


def row_remark(row: PreviewRow) -> str:
    """What a row of the preview says beside name and verdict, in a few words."""
    return _(_SHORT[row.reason]) if row.reason in _SHORT else ""
