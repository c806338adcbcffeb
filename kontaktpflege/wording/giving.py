"""Ideas what to give, in words."""

from __future__ import annotations

from kontaktpflege.domain.favor import FavorKind
from kontaktpflege.domain.giving import Idea, IdeaKind
from kontaktpflege.wording import N_, _

_KINDS = {
    FavorKind.ATTENTION: N_("Say what you value in {name}, or congratulate on something"),
    FavorKind.INFORMATION: N_("A tip or an article that {name} can use"),
    FavorKind.INTRODUCTION: N_("Bring {name} together with somebody"),
    FavorKind.RECOMMENDATION: N_("Recommend {name} to somebody"),
    FavorKind.KNOW_HOW: N_("Show {name} something that you know well"),
}


def idea_words(idea: Idea, name: str) -> str:
    """An idea for somebody of that first name, as a line."""
    match idea.kind:
        case IdeaKind.LIKE:
            return _("Something around what {name} likes: {text}").format(name=name, text=idea.text)
        case IdeaKind.MEET:
            words = _("Bring together with {other}: you know both from “{interest}”")
            return words.format(other=idea.text, interest=idea.shared)
        case IdeaKind.TEXT:
            return _("Write with the text “{text}”").format(text=idea.text)
        case IdeaKind.INTEREST:
            return _("Something new about “{text}”").format(text=idea.text)
        case IdeaKind.KIND:
            return _(_KINDS[FavorKind(idea.text)]).format(name=name)


def hint_words(name: str) -> str:
    """The gentle hint to give first."""
    return _("You have not given {name} anything yet. Is there something small that would be welcome?").format(
        name=name
    )
