"""What is copied of a contact: plain text without anything that could forge a line or command a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.listing import derive
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.numbers import number

_LONGEST = 1_000


def name_of(contact: Contact) -> str:
    """The name as the table shows it."""
    return shown_name(derive(contact.card.text).name)


def number_of(contact: Contact) -> str:
    """The preferred number, "" if there is none."""
    text = next((item.text.strip() for item in contact.card.phones), "")
    return plain_line(text[4:] if text[:4].lower() == "tel:" else text, _LONGEST)


def mail_of(contact: Contact) -> str:
    """The preferred mail address, "" if there is none."""
    return next(iter(_mails(contact)), "")


def address_of(contact: Contact, country: str) -> str:
    """The preferred address in lines as its country writes them, "" if there is none."""
    from kontaktpflege.domain.postal import PostalAddress, postal_lines

    item = next(iter(contact.card.addresses), None)
    lines = postal_lines(PostalAddress.of(item), country) if item is not None else ()
    return "\n".join(filter(None, (plain_line(line, _LONGEST) for line in lines)))


def line_of(contact: Contact) -> str:
    """Name and mail addresses as mail programs read them: `Anna Weiß <anna@example.org>, <weiss@studio.example>`."""
    name, mails = name_of(contact), _mails(contact)
    if not mails:
        return name
    if any(char in name for char in ',;:<>@"()[]\\'):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} {', '.join(f'<{mail}>' for mail in mails)}"


def _mails(contact: Contact) -> list[str]:
    texts = (plain_line(item.text, _LONGEST) for item in contact.card.emails)
    return [text for text in texts if text]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of contacts that can be copied, and what is said then: of one contact, and of several by ngettext."""

    title: str
    drawing: str
    text: Callable[[Contact, str], str]
    one: str
    several: Callable[[int], str]
    missing: str
    gap: str = "\n"

    def copied(self, names: Sequence[str]) -> str:
        """The sentence for what was copied of these."""
        if len(names) == 1:
            return _(self.one).format(name=names[0])
        return self.several(len(names)).format(count=number(len(names)))

    def lacking(self, names: Sequence[str]) -> str:
        """The sentence where none of these has it."""
        if len(names) == 1:
            return _(self.missing).format(name=names[0])
        return _("None of the selected contacts has that.")


NAME = Part(
    N_("Name"),
    "user",
    lambda contact, country: name_of(contact),
    N_("“{name}” copied."),
    lambda count: ngettext("{count} name copied.", "{count} names copied.", count),
    "",
)
NUMBER = Part(
    N_("Number"),
    "phone",
    lambda contact, country: number_of(contact),
    N_("{name}'s number copied."),
    lambda count: ngettext("{count} number copied.", "{count} numbers copied.", count),
    N_("{name} has no number."),
)
MAIL = Part(
    N_("Mail address"),
    "mail",
    lambda contact, country: mail_of(contact),
    N_("{name}'s mail address copied."),
    lambda count: ngettext("{count} mail address copied.", "{count} mail addresses copied.", count),
    N_("{name} has no mail address."),
)
ADDRESS = Part(
    N_("Address"),
    "map-pin",
    address_of,
    N_("{name}'s address copied."),
    lambda count: ngettext("{count} address copied.", "{count} addresses copied.", count),
    N_("{name} has no address."),
    gap="\n\n",
)
