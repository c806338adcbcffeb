"""What the network says, in plain words; and by which measure it was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kontaktpflege.domain.network_report import Finding, FindingKind, Group, Measure, Star
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number

Names = Mapping[int, str]

_HEADINGS = {
    FindingKind.DEPENDENCE: N_("On whom much depends"),
    FindingKind.ONLY_WAY: N_("Only through one person"),
    FindingKind.BRIDGE: N_("Bridges"),
    FindingKind.CONNECTOR: N_("Connectors"),
    FindingKind.WEAK_TIE: N_("Weak ties into other worlds"),
    FindingKind.STRANGERS: N_("Strangers to each other"),
}
_MEASURES = {
    FindingKind.DEPENDENCE: N_(
        "Share of the shortest ways from you to everybody you do not know yourself that begins with these people, "
        "reckoned exactly (betweenness: Freeman 1977; three people at the end of most chains: Milgram 1967)."
    ),
    FindingKind.ONLY_WAY: N_(
        "Without this person no chain would lead there (articulation point: Hopcroft & Tarjan 1973), reckoned exactly."
    ),
    FindingKind.BRIDGE: N_(
        "All ways between the two groups run through this person, you left aside (structural hole: Burt 1992), "
        "reckoned exactly."
    ),
    FindingKind.CONNECTOR: N_(
        "Counted is of how many groups somebody knows people, three at least: such a person may be a connector. "
        "Whether it is so, you know best."
    ),
    FindingKind.WEAK_TIE: N_(
        "A loose tie of yours to somebody with whom you have no contact in common; what is new comes through such ties "
        "(local bridge: Granovetter 1973), reckoned exactly."
    ),
    FindingKind.STRANGERS: N_(
        "Groups without any way between them but through you; those who know most people there could begin."
    ),
}
_SIZES = {
    Measure.TIES: N_("ties"),
    Measure.BETWEEN: N_("between others"),
    Measure.WORLDS: N_("different circles"),
    Measure.GAPS: N_("bridged gaps"),
}
_LARGER = {
    Measure.TIES: N_("larger: more ties"),
    Measure.BETWEEN: N_("larger: more often between others"),
    Measure.WORLDS: N_("larger: knows more circles"),
    Measure.GAPS: N_("larger: contacts know each other less"),
}
_SIZE_MEASURES = {
    Measure.TIES: N_("How many people somebody is tied to."),
    Measure.BETWEEN: N_(
        "On how many of the shortest ways between two others somebody stands (betweenness: Freeman 1977), reckoned "
        "exactly up to 5,000 people, beyond that estimated from 500 people drawn by lot."
    ),
    Measure.WORLDS: N_("Of how many different circles somebody knows people."),
    Measure.GAPS: N_(
        "How little somebody's contacts know each other, so that much goes through this person: the inverse of the constraint "
        "(structural holes: Burt 1992), reckoned exactly; all ties count alike."
    ),
}


def heading(kind: FindingKind) -> str:
    """What stands above the findings of a kind."""
    return _(_HEADINGS[kind])


def measure_words(kind: FindingKind, *, communities: bool) -> str:
    """How findings of a kind are found, with the source."""
    words = _(_MEASURES[kind])
    if communities and kind in (FindingKind.BRIDGE, FindingKind.CONNECTOR, FindingKind.STRANGERS):
        words += " " + _(
            "The groups are communities found in the ties (Leiden: Traag 2019), since too few circles have people."
        )
    return words


def size_names() -> dict[Measure, str]:
    """The measures that the size of a mark can tell, to choose from."""
    return {measure: _("Size: {measure}").format(measure=_(words)) for measure, words in _SIZES.items()}


def size_words(measure: Measure) -> str:
    """What a larger mark means, for the legend."""
    return _(_LARGER[measure])


def size_definition(measure: Measure) -> str:
    """How a measure is reckoned, with the source."""
    return _(_SIZE_MEASURES[measure])


def finding_words(finding: Finding, names: Names) -> str:
    """A finding as a sentence; `names` has at least those of whom it speaks."""
    told = [names.get(one) or _("Without a name") for one in finding.people]
    return _SENTENCES[finding.kind](finding, told, names)


def group_words(group: Group, names: Names) -> str:
    """A circle by its name, a community by those around whom it is."""
    if group.circle is not None:
        return circle_name(group.circle)
    return _("the group around {names}").format(names=_listed([names.get(one, "") for one in group.foremost]))


def star_words(star: Star) -> tuple[str, str]:
    """That there is nothing to say yet, and what would change it."""
    words = ngettext("Your only tie ends at you.", "Of {count} ties almost all end at you: {mine}.", star.ties)
    return (
        words.format(count=number(star.ties), mine=number(star.mine)),
        _(
            "So far the picture is a star, and a star says nothing. Note who knows whom among your people: then bridges, "
            "connectors and ways show themselves."
        ),
    )


def nothing_words() -> tuple[str, str]:
    """That nothing stands out."""
    return (
        _("Nothing stands out."),
        _(
            "Nobody alone leads to others, and all groups meet in several people. The more ties are noted, the more is seen."
        ),
    )


def _dependence(finding: Finding, told: Sequence[str], names: Names) -> str:
    if abs(finding.share - 1 / 2) < _ABOUT:
        words = _("Half of your ways lead through {names}.")
    elif abs(finding.share - 2 / 3) < _ABOUT:
        words = _("Two thirds of your ways lead through {names}.")
    elif abs(finding.share - 3 / 4) < _ABOUT:
        words = _("Three quarters of your ways lead through {names}.")
    else:
        words = _("{percent} percent of your ways lead through {names}.")
    return words.format(names=_listed(told), percent=number(round(100 * finding.share)))


def _only_way(finding: Finding, told: Sequence[str], names: Names) -> str:
    words = ngettext(
        "Only through {name} do you reach {count} person.",
        "Only through {name} do you reach {count} people.",
        finding.count,
    )
    return words.format(name=told[0], count=number(finding.count))


def _bridge(finding: Finding, told: Sequence[str], names: Names) -> str:
    one, other = _groups(finding, names)
    words = _("{name} connects {one} and {other}, who otherwise would not meet.")
    return words.format(name=told[0], one=one, other=other)


def _connector(finding: Finding, told: Sequence[str], names: Names) -> str:
    groups = _groups(finding, names)
    listed, more = _listed(groups), len(groups) - _GROUPS_NAMED
    if more > 1:
        some = ", ".join(groups[:_GROUPS_NAMED])
        listed = ngettext("{name} and {count} more", "{name} and {count} more", more).format(
            name=some, count=number(more)
        )
    return _("{name} knows people of {count} groups: {groups}. Perhaps a connector?").format(
        name=told[0], count=number(len(groups)), groups=listed
    )


def _weak_tie(finding: Finding, told: Sequence[str], names: Names) -> str:
    words = ngettext(
        "{name}, whom you know loosely, leads into another world: {count} person whom you do not know.",
        "{name}, whom you know loosely, leads into another world: {count} people whom you do not know.",
        finding.count,
    )
    return words.format(name=told[0], count=number(finding.count))


def _strangers(finding: Finding, told: Sequence[str], names: Names) -> str:
    one, other = _groups(finding, names)
    first, second = (_listed([names.get(who, "") for who in each.people]) for each in finding.evidence)
    words = _("{one} and {other} are strangers to each other. {first} and {second} could begin.")
    return words.format(one=one, other=other, first=first, second=second)


_ABOUT = 0.025
_GROUPS_NAMED = 4
"""Of more groups only so many are named; the evidence has all."""
_SENTENCES: dict[FindingKind, Callable[[Finding, Sequence[str], Names], str]] = {
    FindingKind.DEPENDENCE: _dependence,
    FindingKind.ONLY_WAY: _only_way,
    FindingKind.BRIDGE: _bridge,
    FindingKind.CONNECTOR: _connector,
    FindingKind.WEAK_TIE: _weak_tie,
    FindingKind.STRANGERS: _strangers,
}


def _groups(finding: Finding, names: Names) -> list[str]:
    return [group_words(each.group, names) for each in finding.evidence if each.group is not None]


def _listed(words: Sequence[str]) -> str:
    """One after the other: "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])
