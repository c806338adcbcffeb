"""What one keeps in mind of somebody: the story one shares, what one is known for, an anchor for memory, Sie or du."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kontaktpflege.domain.care import About
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.form_dialog import FormDialog
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _

_WIDTH = 520
_STORY_HEIGHT = 96
_LONGEST = 500


class AboutDialog(FormDialog):
    """Four fields, each of which may stay empty. None of them ever leaves the book by export."""

    decided = Signal(object)
    """The `About` to keep."""

    def __init__(self, name: str, held: About, parent: QWidget) -> None:
        title = _("What you keep in mind of {name}").format(name=plain_line(name, 80))
        super().__init__(title, _("Save"), parent)
        self._held = held
        self.story = QPlainTextEdit(held.story)
        self.story.setFixedHeight(_STORY_HEIGHT)
        self.story.setTabChangesFocus(True)
        self.story.setProperty("takes_names", True)
        self.knows_me_as = QLineEdit(held.knows_me_as)
        self.anchor = QLineEdit(held.anchor)
        forms = {"": _("not said"), "sie": _("Sie"), "du": _("du")}
        self.form = ChoiceBox(forms, _("Form of address"))
        self.form.choose(held.form)
        self.story.setPlaceholderText(_("what you lived through together"))
        self.knows_me_as.setPlaceholderText(_("the photographer who is always on time"))
        self.anchor.setPlaceholderText(_("red scarf, fair in Cologne"))
        for line in (self.knows_me_as, self.anchor):
            line.setMaxLength(_LONGEST)
        for words, field in (
            (_("Our story"), self.story),
            (_("Knows me as"), self.knows_me_as),
            (_("Memory anchor"), self.anchor),
            (_("Form of address"), self.form),
        ):
            field.setAccessibleName(words)
            self._add(words, field)
        self._complete(_WIDTH)

    def content(self) -> About:
        chosen = self.form.chosen()
        return replace(
            self._held,
            form="sie" if chosen == "sie" else "du" if chosen == "du" else "",
            story=self.story.toPlainText().strip(),
            knows_me_as=self.knows_me_as.text().strip(),
            anchor=self.anchor.text().strip(),
        )

    def _problems(self) -> dict[QWidget, str]:
        return {}

    def _decide(self) -> None:
        self.decided.emit(self.content())
