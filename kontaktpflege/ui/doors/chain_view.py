"""A chain told step by step under its picture; or who could know one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.door import Adviser, Way
from kontaktpflege.ui.doors.answer import Answer
from kontaktpflege.ui.doors.chain_picture import ChainPicture
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, M, S, dress, grown
from kontaktpflege.ui.widgets.avatar import Avatar
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.chains import act_words, adviser_words, none_words, why_words

_NUMBER_WIDTH = 18
_LONGEST = 600
_ADVISER_AVATAR = 28


class ChainView(QWidget):
    """Knows no service: it says what is wanted."""

    contact_asked = Signal(int)
    """Show this contact."""
    avoided = Signal(int, str)
    """Find chains without this contact of that name."""
    advice_asked = Signal(int)
    """Write to this contact for advice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = text_label("", "heading", self)
        self.picture = ChainPicture(self)
        self._rows: list[QWidget] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(M)
        column = QVBoxLayout(self)
        column.setContentsMargins(XS, 0, S, 0)
        column.setSpacing(M)
        column.addWidget(self.said)
        column.addWidget(self.picture)
        column.addLayout(self._place)
        column.addStretch(1)
        self.tell("")

    def tell(self, sentence: str) -> None:
        """Show nothing but this."""
        self._clear()
        show_breakable(self.said, sentence)
        self.said.setVisible(bool(sentence))
        self.picture.hide()

    def show_answer(self, answer: Answer) -> None:
        """Show the chain, or whom to ask."""
        way = answer.way
        if way is None:
            self.tell(none_words(len(answer.advisers)))
            for adviser in answer.advisers:
                self._add(self._adviser(adviser, answer))
            return
        self.tell("")
        self.picture.show_way(way, answer.photos, answer.asker)
        self.picture.show()
        for place in range(len(way.steps)):
            self._add(self._step(way, place, answer))

    def rows(self) -> list[QWidget]:
        """The steps, or the people to ask."""
        return list(self._rows)

    def _clear(self) -> None:
        for row in self._rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _add(self, row: QWidget) -> None:
        self._place.addWidget(row)
        self._rows.append(row)

    def _step(self, way: Way, place: int, answer: Answer) -> QWidget:
        step = way.steps[place]
        name = plain_line(step.person.name, 80) or _("Without a name")
        holder = QWidget(self)
        number = QLabel(f"{place + 1}.", holder)
        number.setFixedWidth(grown(_NUMBER_WIDTH))
        number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        dress(number, "muted")
        number.setContentsMargins(0, 3, 0, 0)
        words = " · ".join(filter(None, (name, plain_line(step.person.organisation, 60))))
        who = ElidedButton(words, "line", holder)
        who.setAccessibleDescription(_("Show the contact"))
        who.clicked.connect(partial(self.contact_asked.emit, step.person.id))
        why = text_label(plain(why_words(way, place, answer.rules, answer.day), _LONGEST), parent=holder)
        act = text_label(plain(act_words(way, place), _LONGEST), "muted", holder)
        avoid = tool_button("user-x", _("Find a way without {name}").format(name=name), holder)
        avoid.setObjectName("row")
        avoid.clicked.connect(partial(self.avoided.emit, step.person.id, name))
        # Who is the goal cannot be avoided.
        avoid.setVisible(step is not way.steps[-1])
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (who, why, act):
            column.addWidget(widget)
        for label in (why, act):
            label.setContentsMargins(XS, 0, 0, 0)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(avoid, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _adviser(self, adviser: Adviser, answer: Answer) -> QWidget:
        name = plain_line(adviser.person.name, 80) or _("Without a name")
        holder = QWidget(self)
        picture = Avatar(_ADVISER_AVATAR, holder)
        picture.show_person(name)
        who = ElidedButton(name, "line", holder)
        who.clicked.connect(partial(self.contact_asked.emit, adviser.person.id))
        why = text_label(plain(adviser_words(adviser, answer.goal), _LONGEST), "muted", holder)
        why.setContentsMargins(XS, 0, 0, 0)
        write = push_button(_("Write …"), icon("feather", "muted"), "chip", holder)
        write.setAutoDefault(False)
        write.setAccessibleName(_("Write to {name}").format(name=name))
        write.clicked.connect(partial(self.advice_asked.emit, adviser.person.id))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(who)
        column.addWidget(why)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(write, 0, Qt.AlignmentFlag.AlignTop)
        return holder
