"""Fills text blocks in, through an engine that is given nothing but names and lines of text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from kontaktpflege.domain.errors import TemplateProblem
from kontaktpflege.domain.template import LONGEST_TEXT, Language, Placeholder, parts_of, spelling

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment


def fill(text: str, values: Mapping[Placeholder, str], language: Language) -> str:
    """The text with its placeholders filled in; one without a value stays, as that language spells it.

    At most LONGEST_TEXT letters. Raises TemplateProblem.
    """
    known = {one.value: values.get(one) or spelling(one, language) for one in Placeholder}
    # What is no placeholder holds no brace, so nothing but these names ever reaches the engine as more than text.
    source = "".join(f"{{{{ {part.value} }}}}" if isinstance(part, Placeholder) else part for part in parts_of(text))
    pieces, length = [], 0
    for piece in _environment().from_string(source).generate(known):
        length += len(piece)
        if length > LONGEST_TEXT:
            raise TemplateProblem("output_too_long")
        pieces.append(piece)
    return "".join(pieces)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True, cache_size=0
    )
    for tools in (made.globals, made.filters, made.tests):
        tools.clear()
    return made
