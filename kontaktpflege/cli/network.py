"""`me`, `tie`, `path` and `network`."""

from __future__ import annotations

import argparse
from dataclasses import replace

from kontaktpflege.cli.answer import Answer
from kontaktpflege.cli.insights import findings
from kontaktpflege.cli.people import resolve
from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.wording import _
from kontaktpflege.wording.chains import act_words, adviser_words, none_words, way_words, why_words
from kontaktpflege.wording.network_files import network_written
from kontaktpflege.wording.ties import tie_words

_CHAINS = 5


def me(services: Services, options: argparse.Namespace) -> Answer:
    """Which contact the user is; told anew if one is named. Raises NetworkProblem ("no_card") if nobody is."""
    if options.contact is not None:
        services.ties.set_own_card(resolve(services, options.contact))
    own = services.ties.own_card()
    if own is None:
        raise NetworkProblem("no_card")
    name = services.address_book.contact(own).card.formatted_name
    return Answer({"id": own, "name": name}, [_("You are {name} ({id}).").format(name=name, id=own)])


def tie(services: Services, options: argparse.Namespace) -> Answer:
    """That two contacts know each other, or no more."""
    one, other = resolve(services, options.one), resolve(services, options.other)
    names = [services.address_book.contact(contact).card.formatted_name for contact in (one, other)]
    if options.remove:
        services.ties.remove([(one, other)])
        return Answer(
            {"removed": [one, other]},
            [_("The tie between {one} and {other} is removed.").format(one=names[0], other=names[1])],
        )
    kept = services.ties.put(_told(services.ties.tie(one, other) or Tie(low=one, high=other), options))
    line = _("{one} and {other}: {tie}.").format(one=names[0], other=names[1], tie=tie_words(kept))
    document = {
        "low": kept.low,
        "high": kept.high,
        "kind": kept.kind,
        "strength": "strong" if kept.strong else "weak",
        "since": None if kept.since is None else str(kept.since),
        "note": kept.note,
    }
    return Answer(document, [line])


def _told(tie: Tie, options: argparse.Namespace) -> Tie:
    """What is told of a tie; what is not told stays as it was."""
    return replace(
        tie,
        kind=tie.kind if options.kind is None else options.kind,
        strong=tie.strong if options.strength is None else options.strength == "strong",
        since=options.since or tie.since,
        note=tie.note if options.note is None else options.note,
    )


def path(services: Services, options: argparse.Namespace) -> Answer:
    """The best chains from the user to somebody, or between two others."""
    goal = services.doors.person(resolve(services, options.to or options.contact))
    start = resolve(services, options.contact) if options.to else None
    avoid = [resolve(services, one) for one in options.avoid]
    ways = services.doors.ways(goal, start=start, avoid=avoid, most=_CHAINS)
    rules, today = services.ledger.rules(), services.today()
    chains: list[dict[str, object]] = []
    lines: list[str] = []
    for way in ways:
        why = [why_words(way, place, rules, today) for place in range(len(way.steps))]
        steps = [
            {"id": step.person.id, "name": step.person.name, "why": words}
            for step, words in zip(way.steps, why, strict=True)
        ]
        chains.append({"cost": way.cost, "steps": steps})
        lines.append(way_words(way))
        lines += [
            f"  {place + 1}. {' '.join(filter(None, (words, act_words(way, place))))}"
            for place, words in enumerate(why)
        ]
    if not chains:
        advisers = services.doors.advisers(goal)
        lines.append(none_words(len(advisers)))
        lines += [f"  {one.person.id}  {one.person.name}: {adviser_words(one, goal)}" for one in advisers]
    return Answer({"chains": chains}, lines)


def network(services: Services, options: argparse.Namespace) -> Answer:
    """What the network says; with a file, the network in it: as a picture or as GraphML. Raises FileProblem."""
    if options.out is None:
        return findings(services)
    if options.out.suffix.lower() == ".graphml":
        people, ties = services.network_files.write(options.out)
    else:
        from kontaktpflege.ui.network.whole_picture import save_network

        people, ties = save_network(services, options.out)
    return Answer({"people": people, "ties": ties, "file": str(options.out)}, [network_written(people, ties)])
