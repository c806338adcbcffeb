"""Everybody, and each circle with its subgroups under it, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name

_INSET = "   "


def circle_choices(circles: Sequence[Circle]) -> dict[str, str]:
    """The words by the circle's id; "" is everybody."""
    names = {str(one.id): (_INSET if one.parent_id else "") + plain_line(circle_name(one), 60) for one in circles}
    return {"": _("Everybody"), **names}
