"""Ties in words: who knows whom, how well, and where one has it from."""

from __future__ import annotations

from kontaktpflege.domain.tie import Distance, Known, Tie, TieKind, TieSource
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.dates import long_date

_KINDS = {
    TieKind.KNOWS: N_("Know each other"),
    TieKind.FAMILY: N_("Family"),
    TieKind.FRIEND: N_("Friends"),
    TieKind.COLLEAGUE: N_("Colleagues"),
    TieKind.NEIGHBOUR: N_("Neighbours"),
    TieKind.CLUB: N_("Club"),
    TieKind.BUSINESS: N_("Business"),
}
_SOURCES = {
    TieSource.HAND: N_("told by you"),
    TieSource.TALK: N_("from a talk together"),
    TieSource.THROUGH: N_("from how you met"),
    TieSource.MENTION: N_("from a note"),
    TieSource.RELATED: N_("from a card"),
    TieSource.INTRODUCTION: N_("introduced by you"),
    TieSource.QUESTION: N_("from your answer"),
    TieSource.IMPORT: N_("from an import"),
}


def kind_name(kind: str) -> str:
    """A kind of tie; the user's own stand as they are."""
    return _(_KINDS[TieKind(kind)]) if kind in _KINDS else kind


def strength_name(strong: bool) -> str:
    """How well two know each other."""
    return _("strong") if strong else _("weak")


def source_name(source: TieSource) -> str:
    """Where it is known from."""
    return _(_SOURCES[source])


def distance_words(distance: Distance) -> str:
    """How far somebody is: "2nd degree, known through Petra Klein"."""
    if distance.degree is None:
        return _("You do not know this person, and nobody in the book leads there.")
    names = _(" and ").join(distance.through) if len(distance.through) < 3 else " → ".join(distance.through)
    words = {2: _("2nd degree, known through {names}"), 3: _("3rd degree, known through {names}")}
    further = _("{degree}th degree, known through {names}")
    return words.get(distance.degree, further).format(degree=distance.degree, names=names)


def tie_words(tie: Tie) -> str:
    """A tie in a line: "Colleagues, strong, since 2019, from the choir"."""
    return f"{kind_name(tie.kind)}, {_how_words(tie)}"


def _how_words(tie: Tie) -> str:
    """The same without the kind."""
    parts = [strength_name(tie.strong)]
    if tie.since is not None:
        parts.append(_("since {date}").format(date=long_date(tie.since)))
    if note := " ".join(tie.note.split()):
        parts.append(note)
    return ", ".join(parts)


def known_words(known: Known) -> str:
    """Whom somebody knows, and how: "Petra Klein: Colleagues, strong"."""
    return f"{known.name or _('Without a name')}: {tie_words(known.tie)}"


def noted_words(tie: Tie, one: str, other: str) -> str:
    """That a tie was noted."""
    names = [name or _("Without a name") for name in (one, other)]
    return _("Noted: {one} and {other} know each other ({tie}).").format(
        one=names[0], other=names[1], tie=_how_words(tie) if tie.kind == TieKind.KNOWS else tie_words(tie)
    )
