"""What the details say about how one met somebody, and whom one met through them."""

from __future__ import annotations

from kontaktpflege.services.origins import Acquaintanceship
from kontaktpflege.ui.contacts.card_sections import Line, Section
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.origins import origin_sentence

_MOST_BROUGHT = 8
_LONGEST = 400


def origin_sections(met: Acquaintanceship) -> tuple[Section, ...]:
    """Sections of their own, none where nothing is known; names of contacts lead there."""
    sections = []
    sentence = origin_sentence(met.origin) if met.origin is not None else ""
    if sentence:
        line = Line("", plain_line(sentence, _LONGEST), "handshake", _("How you met"), contact=met.link)
        sections.append(Section(_("How you met"), (line,)))
    if met.brought:
        lines = [
            Line(plain_line(row.organisation, 80), plain_line(row.name, 120), "waypoints", contact=row.id)
            for row in met.brought[:_MOST_BROUGHT]
        ]
        if (more := len(met.brought) - _MOST_BROUGHT) > 0:
            words = ngettext("and {count} more", "and {count} more", more)
            lines.append(Line("", words.format(count=number(more)), "users"))
        sections.append(Section(_("Met through this contact"), tuple(lines)))
    return tuple(sections)
