"""How one met somebody, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.origin import Origin
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import long_date


def origin_pieces(origin: Origin, through: str) -> Sequence[str]:
    """What stands beside "Known": through whom (`through` as it shall be shown), where, since when; what is known."""
    pieces = []
    if through:
        pieces.append(_("through {name}").format(name=through))
    if origin.place:
        pieces.append(origin.place)
    if origin.since is not None:
        pieces.append(_("since {day}").format(day=long_date(origin.since)))
    return pieces


def origin_sentence(origin: Origin) -> str:
    """ "Known through Bernd Maier, fair in Cologne, since May 2024"; "" if nothing is known."""
    pieces = origin_pieces(origin, origin.through)
    if not pieces:
        return ""
    template = _("Met: {how}") if origin.place and not origin.through else _("Known {how}")
    return template.format(how=", ".join(pieces))
