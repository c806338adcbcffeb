"""`today`, `due`, `log`, `care`, `later` and `rest`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime, time

from kontaktpflege.cli.answer import Answer
from kontaktpflege.cli.people import resolve
from kontaktpflege.domain.agenda import AgendaItem
from kontaktpflege.domain.cadence import days_later
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.services import Services
from kontaktpflege.services.journal import proposed_direction
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.dates import long_date
from kontaktpflege.wording.reasons import reason_sentence, reasons_sentence


def today(services: Services, options: argparse.Namespace) -> Answer:
    """Whom to call today, and why."""
    agenda = services.agenda.today(options.date)
    share = services.agenda.share(options.date)
    document = {
        "date": agenda.day.isoformat(),
        "items": [_facts(item) for item in agenda.items],
        "active": share.active,
        "cared_for": share.cared_for,
    }
    return Answer(document, [_line(item) for item in agenda.items] or [_("Nobody is due today.")])


def due(services: Services, options: argparse.Namespace) -> Answer:
    """Everybody who is due, the longest due first."""
    items = services.agenda.due(options.days, options.date)
    day = options.date or services.today()
    document = {"date": day.isoformat(), "items": [_facts(item) for item in items]}
    return Answer(document, [_due_line(item) for item in items] or [_("Nobody is due.")])


def log(services: Services, options: argparse.Namespace) -> Answer:
    """What happened with somebody."""
    contact = resolve(services, options.contact)
    interaction = proposed_direction(
        Interaction(
            at=_moment_of(services.journal.now(), options.when, options.date),
            channel=Channel(options.channel),
            outcome=Outcome(options.outcome),
            contacts=(contact,),
            text=options.note,
        )
    )
    if options.direction is not None:
        interaction = replace(interaction, direction=Direction(options.direction))
    logged = services.journal.log(interaction, today=options.date)
    (row,) = services.address_book.summaries([contact])
    next_on = _proposed_on(services, contact, options.date)
    lines = [_("Noted. {name}: again on {day}.").format(name=row.name, day=_day(next_on)) if next_on else _("Noted.")]
    return Answer({"id": logged, "contact": contact, "due": _iso(next_on)}, lines)


def care(services: Services, options: argparse.Namespace) -> Answer:
    """Care for a contact every so many days, or give a circle a rhythm."""
    if options.circle is not None:
        circle = services.circles.find(options.circle)
        services.care.set_circle_rhythm(circle.id, options.days)
        return Answer({"circle": circle.id, "days": options.days}, [_("Done.")])
    contact = resolve(services, options.contact)
    services.address_book.contact(contact)
    if options.days is None:
        services.care.release([contact])
        return Answer({"id": contact, "days": None, "due": None}, [_("No rhythm any more; the contact stays.")])
    services.care.choose([contact], options.days, today=options.date)
    next_on = services.care.care(contact).due_on
    sentence = ngettext("Every {count} day; due on {day}.", "Every {count} days; due on {day}.", options.days)
    lines = [sentence.format(count=options.days, day=_day(next_on))]
    return Answer({"id": contact, "days": options.days, "due": _iso(next_on)}, lines)


def later(services: Services, options: argparse.Namespace) -> Answer:
    """Propose somebody not before another day."""
    contact = resolve(services, options.contact)
    services.address_book.contact(contact)
    until = options.until or days_later(options.date or services.today(), 1)
    services.care.later([contact], until, today=options.date)
    return Answer({"id": contact, "until": until.isoformat()}, [_("Not before {day}.").format(day=_day(until))])


def rest(services: Services, options: argparse.Namespace) -> Answer:
    """Let somebody rest."""
    contact = resolve(services, options.contact)
    services.address_book.contact(contact)
    services.care.rest([contact], options.until, options.note, today=options.date)
    if options.until is None:
        return Answer({"id": contact, "until": None}, [_("Rests from now on; the contact stays.")])
    return Answer(
        {"id": contact, "until": options.until.isoformat()}, [_("Rests until {day}.").format(day=_day(options.until))]
    )


def _moment_of(now: datetime, when: date | datetime | None, today: date | None) -> datetime:
    """When something happened; a day alone means its noon, this very day the moment it is."""
    if isinstance(when, datetime):
        return when
    day = when or today
    if day is None or day == now.astimezone().date():
        return now
    return datetime.combine(day, time(12)).astimezone(UTC)


def _proposed_on(services: Services, contact: int, today: date | None) -> date | None:
    """When somebody of whom something was noted comes again: whom one did not reach stays due, and comes tomorrow."""
    due_on = services.care.care(contact).due_on
    return due_on and max(due_on, days_later(today or services.today(), 1))


def _facts(item: AgendaItem) -> dict[str, object]:
    return {
        "id": item.contact_id,
        "name": item.name,
        "reasons": [{"code": reason.code, "text": reason_sentence(reason)} for reason in item.reasons],
        "due": _iso(item.due_on),
        "days_overdue": item.days_overdue,
        "score": item.score,
        "done": item.done,
    }


def _line(item: AgendaItem) -> str:
    said = reasons_sentence(item.reasons)
    if item.done:
        said = _("done today")
    return f"{item.contact_id}  {item.name}: {said}."


def _due_line(item: AgendaItem) -> str:
    said = _("due on {day}").format(day=_day(item.due_on))
    return f"{item.contact_id}  {item.name}: {said}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(day: date | None) -> str:
    return "" if day is None else long_date(PartialDate(day.year, day.month, day.day))
