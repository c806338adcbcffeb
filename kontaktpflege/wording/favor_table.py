"""Favours as the rows of a table for other programs."""

from __future__ import annotations

from kontaktpflege.domain.ledger import ListedFavor, TableForm
from kontaktpflege.wording import _, language
from kontaktpflege.wording.ledger import kind_name, side_name, size_name


def table_form() -> TableForm:
    """In the language spoken now. Where the comma is the decimal sign, spreadsheets expect a semicolon between cells."""
    header = (
        _("Day"), _("Name"), _("Direction"), _("Kind"), _("Size"), _("Note"), _("Amount"), _("Currency"), _("Minutes"),
        _("Number"), _("In return for number"),
    )  # fmt: skip
    return TableForm(header, _row, ";" if language() == "de" else ",")


def _row(listed: ListedFavor) -> tuple[str, ...]:
    """The day as ISO 8601 has it, which every spreadsheet reads; the amount with the language's decimal sign."""
    favor, money = listed.favor, listed.favor.money
    amount = f"{money.amount:f}" if money is not None else ""
    return (
        favor.day.isoformat(),
        listed.name,
        side_name(favor.given),
        kind_name(favor.kind),
        size_name(favor.size),
        favor.note,
        amount.replace(".", ",") if language() == "de" else amount,
        money.currency if money is not None else "",
        str(favor.minutes) if favor.minutes is not None else "",
        str(favor.id),
        str(favor.return_of) if favor.return_of is not None else "",
    )
