"""`new`, `find`, `show` and `circle`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from kontaktpflege.cli.answer import Answer, NothingToDo, Unclear
from kontaktpflege.domain.contact import Contact, ContactQuery, ContactSummary, Scope
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.recognition import same_name
from kontaktpflege.services import Services
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.capture import part_name
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.fields import field_name, label_name
from kontaktpflege.wording.origins import origin_sentence

_UNTOLD = frozenset(("VERSION", "X-ABLABEL"))
_MANY_PARTED = frozenset(("N", "ADR", "ORG"))


def new(services: Services, options: argparse.Namespace) -> Answer:
    """Somebody new, told in a line; says what was recognised."""
    reading = services.capture.look(" ".join(options.line))
    if reading.gathered.empty:
        raise NothingToDo(_("There is nothing in this line that could be kept."))
    contact_id, parts = services.capture.keep(reading.gathered), reading.parts
    (row,) = services.address_book.summaries([contact_id])
    lines = [_("Saved: {name} ({id})").format(name=row.name, id=contact_id)]
    lines += [f"  {part_name(part)}: {part.value}" for part in parts]
    for part in parts:
        if len(part.people) > 1:
            sentence = ngettext(
                "“{name}” may mean {n} contact, so it was kept as text.",
                "“{name}” may mean {n} contacts, so it was kept as text.",
                len(part.people),
            )
            lines.append(sentence.format(name=part.value, n=len(part.people)))
    recognised = [{"kind": part.kind.value, "value": part.value} for part in parts]
    return Answer({"id": contact_id, "name": row.name, "parts": recognised}, lines)


def find(services: Services, options: argparse.Namespace) -> Answer:
    """Contacts that have all the words."""
    return _listing(services, ContactQuery(words=" ".join(options.words)))


def _listing(services: Services, query: ContactQuery) -> Answer:
    rows = services.address_book.summaries(services.address_book.list_ids(query))
    document = {"contacts": _facts(services, rows)}
    return Answer(document, [_line(row) for row in rows] or [_("Nothing found.")])


def _line(row: ContactSummary) -> str:
    return "  ".join(filter(None, (str(row.id), row.name, row.organisation, row.phone, row.mail)))


def _facts(services: Services, rows: Sequence[ContactSummary]) -> list[dict[str, object]]:
    names = {circle.id: circle_name(circle) for circle in services.circles.circles()}
    cards = {contact.id: contact.card for contact in services.address_book.contacts([row.id for row in rows])}
    return [
        {
            "id": row.id,
            "uid": cards[row.id].uid or "",
            "name": row.name,
            "organisation": row.organisation,
            "phones": [item.text for item in cards[row.id].phones],
            "emails": [item.text for item in cards[row.id].emails],
            "circles": [names[circle] for circle in row.circles if circle in names],
        }
        for row in rows
        if row.id in cards
    ]


def resolve(services: Services, wanted: str) -> int:
    """The contact that a number or a name means; raises Unclear."""
    if wanted.isdecimal():
        return min(int(wanted), 2**63 - 1)
    words = split_words(fold(wanted))
    rows = services.address_book.summaries(services.address_book.list_ids(ContactQuery(words=wanted)))
    named = [row for row in rows if words and all(word in fold(row.name) for word in words)]
    exact = [row for row in named if same_name(row.name, wanted)]
    candidates = exact or named
    if len(candidates) == 1:
        return candidates[0].id
    raise Unclear(wanted, [(row.id, row.name) for row in candidates])


def show(services: Services, options: argparse.Namespace) -> Answer:
    """Everything on one contact's card, or the card itself."""
    contact = services.address_book.contact(resolve(services, options.contact))
    if options.vcard:
        text = services.transfer.card_text(contact.id)
        return Answer({"vcard": text}, text.splitlines())
    (facts,) = _facts(services, services.address_book.summaries([contact.id]))
    told = [item for item in contact.card.properties if item.blob is None and item.name not in _UNTOLD]
    fields = [{"name": item.name, "label": contact.card.label(item) or "", "value": item.text} for item in told]
    origin = services.origins.origin(contact.id)
    document = {**facts, "fields": fields, "trashed": contact.trashed is not None, "origin": _origin_facts(origin)}
    heading = [f"{facts['name']} ({contact.id})", *([f"  {origin_sentence(origin)}"] if origin else [])]
    return Answer(document, [*heading, *_show_lines(contact, told)])


def _origin_facts(origin: Origin | None) -> dict[str, object] | None:
    if origin is None:
        return None
    since = str(origin.since or "")
    return {"through": origin.through, "through_id": origin.through_id, "place": origin.place, "since": since}


def _show_lines(contact: Contact, told: Sequence[Property]) -> list[str]:
    lines = []
    if contact.trashed is not None:
        lines.append("  " + _("in the trash"))
    for item in told:
        label = contact.card.label(item)
        heading = label_name(label) if label else field_name(item.name)
        first, *rest = _readable(item).splitlines() or [""]
        lines.append(f"  {heading}: {first}")
        lines += [f"    {line}" for line in rest]
    return lines


def _readable(item: Property) -> str:
    """A value for the eye: the parts of a name or an address in a row."""
    if item.name not in _MANY_PARTED:
        return item.text
    parts = (" ".join(piece.strip() for piece in part if piece.strip()) for part in item.components)
    return ", ".join(part for part in parts if part)


def circle(services: Services, options: argparse.Namespace) -> Answer:
    """List circles or the contacts of one, put contacts in, take them out."""
    if options.action == "list":
        if options.name is None:
            return _circles(services)
        chosen = services.circles.find(options.name).id
        return _listing(services, ContactQuery(scope=Scope.CIRCLE, circle=chosen))
    chosen = services.circles.find(options.name).id
    for contact_id in options.ids:
        services.address_book.contact(contact_id)
    act = services.circles.add if options.action == "add" else services.circles.remove
    changed = act(chosen, options.ids)
    sentence = ngettext("{n} contact changed.", "{n} contacts changed.", changed)
    return Answer({"changed": changed}, [sentence.format(n=changed)])


def _circles(services: Services) -> Answer:
    counts = services.address_book.counts().circles
    found = [
        {
            "id": one.id,
            "key": one.key,
            "name": circle_name(one),
            "parent": one.parent_id,
            "contacts": counts.get(one.id, 0),
        }
        for one in services.circles.circles()
    ]
    lines = [f"{'  ' if one['parent'] else ''}{one['name']}: {one['contacts']}" for one in found]
    return Answer({"circles": found}, lines)
