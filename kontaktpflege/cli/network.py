"""`me` and `tie`."""

from __future__ import annotations

import argparse

from kontaktpflege.cli.answer import Answer
from kontaktpflege.cli.people import resolve
from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.wording import _
from kontaktpflege.wording.ties import tie_words


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
    told = Tie(
        low=one,
        high=other,
        kind=options.kind,
        strong=options.strength == "strong",
        since=options.since,
        note=options.note,
    )
    kept = services.ties.put(told)
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
