"""One of the three names of a day: picture, name, why, one button, and the rest under More."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.ui.calling import first_number
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, L, M, S, dress, motion, tokens
from kontaktpflege.ui.today.day import Face
from kontaktpflege.ui.widgets.avatar import Avatar
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.plain_text import joined, plain, plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.reached_line import ReachedLine
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.care import again_words
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.reasons import reason_sentence

_AVATAR = 44
_MOST_SHAPES = 4
_SHAPE = 14
_LONGEST = 220
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PersonCard(QFrame):
    """Shows a `Face`. Knows no service: it says what is wanted."""

    call_asked = Signal()
    menu_asked = Signal(QMenu)
    """The menu under More is about to open and wants to be filled."""
    outcome_said = Signal(object, str)
    """An `Outcome`, and a sentence."""
    stepped = Signal(int)
    """An arrow key: to the next card (1) or the one before (-1)."""
    opened = Signal()
    """The name was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face: Face | None = None
        self._drawn = 0
        self._settled = False
        self.setObjectName("personcard")
        self.setAccessibleName(_("Nobody"))
        self._avatar = Avatar(_AVATAR, self)
        self._name = ElidedButton(kind="person")
        self._shapes = QLabel()
        self._subtitle = ElidedLabel()
        dress(self._subtitle, "muted")
        self._reason = text_label("")
        self._more_reasons = text_label("", "muted")
        self._state = text_label("", "muted")
        self._call = push_button("", kind="primary")
        self._more = push_button(_("More"), icon("chevron-down"))
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self.reached = ReachedLine(self)
        self._writing = False
        self._settling = False
        """What came of it is written, and still to be shown."""
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lay_out()
        self._connect()

    def show_face(self, face: Face) -> None:
        """Show somebody; who was called meanwhile settles."""
        self._settling = False
        drawn = self.palette().cacheKey()
        if (face, drawn) == (self.face, self._drawn):
            return
        self._drawn = drawn
        same = self.face is not None and self.face.item.contact_id == face.item.contact_id
        self.face = face
        name = plain_line(face.contact.card.formatted_name, 120) or _("Without a name")
        self._avatar.show_person(face.contact.card.formatted_name, face.photo)
        self._avatar.setEnabled(False)
        self._avatar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name.show_text(name)
        self._name.setAccessibleName(_("Show {name}").format(name=name))
        self._show_circles(face)
        self._show_reasons(face)
        self._call.setText(_("Call") if first_number(face.contact.card) is not None else _("Note a talk"))
        self._call.setIcon(icon("phone" if first_number(face.contact.card) is not None else "check", "on_accent"))
        self._call.setAccessibleName(f"{self._call.text()}: {name}")
        self._more.setAccessibleName(_("More for {name}").format(name=name))
        if not same or face.item.done:
            self.reached.hide()
        self._settle(face.item.done, moving=same)
        self._arrange()
        said = self._state if face.item.done else self._reason
        self.setAccessibleName(f"{name}. {said.accessibleName()}".strip())

    def ask_whether_reached(self) -> None:
        """Ask what came of the call."""
        self.reached.show()
        self._arrange()
        self.reached.ask()

    def leave_question(self) -> None:
        """Ask no more."""
        self.reached.hide()
        self._arrange()
        self.take_focus()

    def is_busy(self) -> bool:
        """Whether what came of it is said already: a second Enter says nothing more."""
        return self._writing or self._settling

    def step_aside(self) -> None:
        """What came of it is being written; the question stays until it is."""
        self._writing = True

    def let_go(self) -> None:
        """It is written."""
        self._writing, self._settling = False, True

    def come_back(self) -> None:
        """It could not be written."""
        self._writing = False

    def lie(self, *, flat: bool) -> None:
        """Be a row of the page's width, or a card beside others."""
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        self.reached.lie(flat=flat)
        self._box.setContentsMargins(L, S if flat else M, L, S if flat else M)
        self._arrange()

    def done(self) -> bool:
        """Whether nothing is left to do here today."""
        return self._settled

    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        (self._call if not self._settled else self._more).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_menu(self) -> None:
        """Open what is under More."""
        self._more.showMenu()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        line = QHBoxLayout()
        line.setSpacing(XS)
        line.setContentsMargins(XS, 0, 0, 0)
        line.addWidget(self._shapes)
        line.addWidget(self._subtitle, 1)
        words.addLayout(line)
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        said = QVBoxLayout()
        said.setSpacing(S)
        said.addLayout(head)
        said.addWidget(self._reason)
        said.addWidget(self._more_reasons)
        said.addWidget(self._state)
        said.addStretch(1)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self._call)
        row.addWidget(self._more)
        row.addStretch(1)
        self._box.setContentsMargins(L, M, L, M)
        self._box.setSpacing(M)
        self._box.addLayout(said, 1)
        self._box.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self.reached)
        self.reached.hide()

    def _connect(self) -> None:
        self._call.clicked.connect(self.call_asked)
        self._name.clicked.connect(self.opened)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._menu.close)  # pressed by a screen reader, an entry would leave it open
        self.reached.said.connect(self.outcome_said)
        self.reached.left.connect(self.leave_question)
        for button in (self._call, self._more, self._name):
            button.installEventFilter(self)

    def _arrange(self) -> None:
        asking = not self.reached.isHidden()
        self._buttons.setVisible(not asking)
        self._call.setVisible(not self._settled)

    def _fill_menu(self) -> None:
        self._menu.clear()
        self.menu_asked.emit(self._menu)

    def _show_circles(self, face: Face) -> None:
        shown = face.circles[:_MOST_SHAPES]
        card = face.contact.card
        names = ", ".join(plain_line(circle_name(circle), 40) for circle in shown)
        if shown:
            drawn = shape_icon(shown[0].shape, tokens(self.palette()).hues[shown[0].hue])
            self._shapes.setPixmap(drawn.pixmap(QSize(_SHAPE, _SHAPE)))
        self._shapes.setVisible(bool(shown))
        self._shapes.setAccessibleName(names)
        self._subtitle.show_text(joined((names, *card.organisation[:1]), " · "))

    def _show_reasons(self, face: Face) -> None:
        sentences = [plain(reason_sentence(reason), _LONGEST) for reason in face.item.reasons]
        show_breakable(self._reason, f"{sentences[0]}." if sentences else "")
        show_breakable(self._more_reasons, " ".join(f"{sentence}." for sentence in sentences[1:3]))
        self._reason.setVisible(bool(sentences) and not face.item.done)
        self._more_reasons.setVisible(len(sentences) > 1 and not face.item.done)
        show_breakable(self._state, again_words(face.care, face.day) if face.item.done else "")
        self._state.setVisible(face.item.done)

    def _settle(self, settled: bool, *, moving: bool) -> None:
        if settled == self._settled:
            return
        self._settled = settled
        self.setProperty("settled", settled)
        self.style().unpolish(self)
        self.style().polish(self)
        if moving and settled and motion():
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        """The card settles: it comes up anew, quietly, in an eighth of a second."""
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        movement = QPropertyAnimation(effect, b"opacity", self)
        movement.setDuration(motion())
        movement.setStartValue(0.2)
        movement.setEndValue(1.0)
        movement.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]
        movement.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button among its like would give the focus on in any direction.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)
