"""Writes a text block, and shows meanwhile how it reads."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.draft import example
from kontaktpflege.domain.errors import TemplateProblem
from kontaktpflege.domain.template import LONGEST_NAME, BlockForm, Language, Placeholder, Purpose, TextBlock, spelling
from kontaktpflege.services.correspondence import CorrespondenceDesk
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.drafts import form_name, language_name, placeholder_name, purpose_name
from kontaktpflege.wording.errors import explain

_SIZE = 860, 620
_LANGUAGES: tuple[Language, ...] = ("de", "en")
_STILL_TO_COME = ("name_empty", "body_empty")
_FORMS: tuple[BlockForm, ...] = ("both", "sie", "du")


class BlockDialog(InputDialog):
    """All of a text block; it can be saved as soon as it reads."""

    decided = Signal(object)
    """The `TextBlock` to keep."""

    def __init__(self, desk: CorrespondenceDesk, block: TextBlock, my_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._begun = block
        self._my_name = my_name or _("your name")
        new = block.id is None
        self.setWindowTitle(_("New text block") if new else _("Change text block"))
        self.name = QLineEdit(block.name, maxLength=LONGEST_NAME)
        self.purpose = ChoiceBox({one.value: purpose_name(one) for one in Purpose}, _("Occasion"))
        self.language = ChoiceBox({one: language_name(one) for one in _LANGUAGES}, _("Language"))
        self.form = ChoiceBox({one: form_name(one) for one in _FORMS}, _("Form of address"))
        self.subject = QLineEdit(block.subject)
        self.body = QPlainTextEdit(block.body, tabChangesFocus=True)
        self.preview = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.purpose.choose(block.purpose.value)
        self.language.choose(block.language)
        self.form.choose(block.form)
        self._lay_out()
        self._connect()
        self._renew()
        open_at(self, *_SIZE)

    def content(self) -> TextBlock:
        return self.block()

    def block(self) -> TextBlock:
        """What is filled in."""
        language: Language = "en" if self.language.chosen() == "en" else "de"
        forms: dict[str, BlockForm] = {form: form for form in _FORMS}
        return replace(
            self._begun,
            name=self.name.text(),
            purpose=Purpose(self.purpose.chosen()),
            language=language,
            form=forms[self.form.chosen()] if language == "de" else "both",
            subject=self.subject.text(),
            body=self.body.toPlainText(),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(S)
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("Name"), self.name), (_("Occasion"), self.purpose), (_("Language"), self.language),
            (_("Form of address"), self.form), (_("Subject"), self.subject),
        )  # fmt: skip
        for words, field in rows:
            field.setAccessibleName(words)
            form.addRow(words, field)
        self._form_rows = form
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(form)
        column.addLayout(self._build_texts(), 1)
        self._problem = QLabel(wordWrap=True)
        dress(self._problem, "danger")
        column.addWidget(self._problem)
        column.addLayout(self._build_foot())

    def _build_texts(self) -> QHBoxLayout:
        self.insertion = push_button(_("Insert placeholder"), icon("plus", "muted"), "quiet")
        self.insertion.setAutoDefault(False)
        menu = QMenu(self.insertion)
        menu.aboutToShow.connect(lambda: self._fill_insertion(menu))
        self.insertion.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(L)
        for words, field in ((_("Text"), self.body), (_("How it reads"), self.preview)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            head = QHBoxLayout()
            head.addWidget(label, 1)
            label.setMinimumHeight(self.insertion.sizeHint().height())
            if field is self.body:
                head.addWidget(self.insertion)
            part = QVBoxLayout()
            part.setSpacing(S)
            part.addLayout(head)
            part.addWidget(field, 1)
            row.addLayout(part, 1)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self.save = push_button(_("Save"), icon("check", "on_accent"), "primary")
        self.save.setToolTip(_("Save (Ctrl+Enter)"))
        self.save.clicked.connect(lambda: self.decided.emit(self.block()))
        return dialog_foot(self, self.save)

    def _connect(self) -> None:
        for line in (self.name, self.subject):
            line.textChanged.connect(self._renew)
        self.body.textChanged.connect(self._renew)
        for box in (self.purpose, self.language, self.form):
            box.chosen_anew.connect(lambda key: self._renew())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save.click)

    def _fill_insertion(self, menu: QMenu) -> None:
        menu.clear()
        language = self.block().language
        for one in Placeholder:
            spelt = spelling(one, language)
            menu.addAction(f"{placeholder_name(one)}\t{spelt}", partial(self._insert, spelt))

    def _insert(self, spelt: str) -> None:
        field = self.subject if self.subject.hasFocus() else self.body
        if isinstance(field, QLineEdit):
            field.insert(spelt)
        else:
            field.insertPlainText(spelt)
        field.setFocus()

    def _renew(self) -> None:
        block = self.block()
        self._form_rows.setRowVisible(self.form, block.language == "de")
        problem: TemplateProblem | None = None
        try:
            block.checked()
        except TemplateProblem as found:
            problem = found
        else:
            draft = self._desk.draft(example(block), block, self._my_name)
            self.preview.setPlainText("\n\n".join(filter(None, (draft.subject, draft.text))))
        # Nobody is scolded for what is still to come.
        dress(self._problem, "muted" if problem is None or problem.code in _STILL_TO_COME else "danger")
        self._problem.setText(explain(problem).text if problem is not None else "")
        self.save.setEnabled(problem is None)
