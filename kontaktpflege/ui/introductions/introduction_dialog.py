"""Introduces two people to each other, or tells what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kontaktpflege.domain.introduction import LONGEST, Introduction, IntroductionStage
from kontaktpflege.services import Services
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.people_box import PeopleBox, unchosen_words
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button, tip_with_keys
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.introductions import stage_name

_WIDTH = 560
_BOTH = ""
_CAME_ABOUT = (IntroductionStage.MADE, IntroductionStage.MET)
_TELLING = (*_CAME_ABOUT, IntroductionStage.DECLINED)
_WRITING = (IntroductionStage.PLANNED, IntroductionStage.ASKED)
_NAME = 60


class IntroductionDialog(InputDialog):
    """Ctrl+Enter does what the main button does: it keeps, and opens drafts where these are what comes next."""

    decided = Signal(object, bool, bool, bool)
    """The `Introduction`; whether the two are tied now, and each was given a favour; and whether to write."""
    removal_asked = Signal(object)
    """Delete the `Introduction` that is shown."""

    def __init__(
        self, services: Services, people: Sequence[tuple[int, str]], reason: str, today: date, parent: QWidget
    ) -> None:
        """`people` are ids and names, two at most; what is known of an introduction of theirs is shown."""
        super().__init__(parent)
        self._services = services
        self._today = today
        self._held: Introduction | None = None
        self.people = PeopleBox(people, services.capture.people, hint=_("a name of your book"))
        self.reason = QLineEdit(reason, maxLength=LONGEST)
        self.first = ChoiceBox({_BOTH: _("both at once")}, _("Whom to ask first?"))
        self.stage = ChoiceBox({one.value: stage_name(one) for one in IntroductionStage}, _("How far it has come"))
        self.outcome = QLineEdit(maxLength=LONGEST)
        self.tied = CheckBox(_("Keep that they know each other now"))
        self.given = CheckBox(_("Note it as a favour given to both"))
        self._doubt = QLabel(wordWrap=True)
        dress(self._doubt, "hint")
        self._form = QFormLayout()
        self._build()
        self._adopt()
        self.people.changed.connect(self._adopt)
        self.stage.chosen_anew.connect(self._follow_stage)
        self.first.chosen_anew.connect(self._renew)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, lambda: self._main_button().click())
        open_at(self, _WIDTH, self.sizeHint().height())
        (self.reason if len(self.people.ids()) == 2 else self.people.line).setFocus()

    def content(self) -> object:
        lines = [line.text() for line in (self.people.line, self.reason, self.outcome)]
        ticks = self.tied.isChecked(), self.given.isChecked()
        return self.people.ids(), lines, self.first.chosen(), self.stage.chosen(), ticks

    def introduction(self) -> Introduction | None:
        """What is filled in; None while it takes two."""
        ids = self.people.ids()
        if self._problem():
            return None
        chosen = self.first.chosen()
        return Introduction(
            low=min(ids),
            high=max(ids),
            first_id=int(chosen) if chosen else None,
            reason=self.reason.text(),
            day=self._held.day if self._held is not None else self._today,
            stage=IntroductionStage(self.stage.chosen()),
            outcome=self.outcome.text() if self._stage() in _TELLING else "",
        )

    def _build(self) -> None:
        title = _("Introduce two people")
        self.setWindowTitle(title)
        heading = QLabel(title)
        dress(heading, "heading")
        self.reason.setPlaceholderText(_("Why it is worth talking, for both of them"))
        self.outcome.setPlaceholderText(_("in one sentence"))
        form = self._form
        form.setHorizontalSpacing(M)
        form.setVerticalSpacing(S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        hint = text_label(_("Whoever stands higher should be free to decide alone."), "muted")
        for words, field in (
            (_("Whom"), self.people),
            ("", self._doubt),
            (_("Reason"), self.reason),
            (_("Whom to ask first?"), self.first),
            ("", hint),
            (_("Stage"), self.stage),
            (_("What came of it"), self.outcome),
            ("", self.tied),
            ("", self.given),
        ):
            label = QLabel(words)
            if isinstance(field, QLineEdit | ChoiceBox):
                label.setBuddy(field)
                field.setAccessibleName(words)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(heading)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.delete = push_button(_("Delete"), kind="danger")
        self.delete.clicked.connect(self._remove)
        self.save = push_button(_("Save"))
        self.save.clicked.connect(lambda: self._decide(write=False))
        self.write = push_button("", kind="primary")
        self.write.clicked.connect(lambda: self._decide(write=True))
        return dialog_foot(self, self.save, self.write, apart=self.delete)

    def _adopt(self) -> None:
        """Other people: show what is known of an introduction of these."""
        ids = self.people.ids()
        names = self._services.network.names(ids)
        chosen = self.first.chosen()
        shown = {one: plain_line(names.get(one, ""), _NAME) or _("Without a name") for one in ids}
        words = {str(one): _("{name} alone").format(name=name) for one, name in shown.items()}
        self.first.offer({**words, _BOTH: _("both at once")})
        self.first.choose(chosen)
        held = self._services.introductions.introduction(*ids) if len(ids) == 2 else None
        if held is not None and held != self._held:
            self.reason.setText(held.reason)
            self.first.choose(_BOTH if held.first_id is None else str(held.first_id))
            self.stage.choose(held.stage.value)
            self.outcome.setText(held.outcome)
        elif held is None and chosen == _BOTH and ids:
            self.first.choose(str(ids[0]))
        self._held = held
        self._renew()

    def _stage(self) -> IntroductionStage:
        return IntroductionStage(self.stage.chosen())

    def _follow_stage(self) -> None:
        """Where it came about, what follows from it is proposed."""
        before = None if self._held is None else self._held.stage
        # That both were written to says little yet; that something came of it says that they know each other.
        news = self._stage() in _CAME_ABOUT and before not in (IntroductionStage.MET, self._stage())
        self.tied.setChecked(news)
        self.given.setChecked(news)
        self._renew()

    def _problem(self) -> str:
        if name := self.people.unchosen():
            return unchosen_words(name)
        return "" if len(self.people.ids()) == 2 else _("It takes two people.")

    def _renew(self) -> None:
        problem, stage = self._problem(), self._stage()
        self._doubt.setText(problem)
        self._form.setRowVisible(self._doubt, bool(problem))
        self._form.setRowVisible(self.outcome, stage in _TELLING)
        for box in (self.tied, self.given):
            self._form.setRowVisible(box, stage in _CAME_ABOUT)
        self.delete.setVisible(self._held is not None)
        alone = self.first.chosen() != _BOTH and stage is IntroductionStage.PLANNED
        self.write.setText(_("Save and ask …") if alone else _("Save and write to both …"))
        self.write.setVisible(stage in _WRITING)
        main = self._main_button()
        main.setDefault(True)
        for button in (self.save, self.write):
            button.setEnabled(not problem)
            button.setToolTip(tip_with_keys(button.text(), "Ctrl+Return") if button is main else "")

    def _main_button(self) -> QPushButton:
        return self.write if self._stage() in _WRITING else self.save

    def _decide(self, *, write: bool) -> None:
        if (told := self.introduction()) is not None:
            came = told.stage in _CAME_ABOUT
            self.decided.emit(told, came and self.tied.isChecked(), came and self.given.isChecked(), write)

    def _remove(self) -> None:
        if self._held is not None:
            self.accept()
            self.removal_asked.emit(self._held)
