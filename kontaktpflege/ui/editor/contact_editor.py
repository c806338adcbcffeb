"""The editor of one contact, new or known: a window beside the others, as many as one likes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.errors import ContactMoved, ContactNotFound
from kontaktpflege.domain.form.filled import with_fields
from kontaktpflege.domain.form.together import settled, together
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.photo import blob_digest, with_photo, without_photo
from kontaktpflege.services import Services
from kontaktpflege.ui.editor.form_view import FormView
from kontaktpflege.ui.editor.notice import Notice
from kontaktpflege.ui.editor.photo_box import PhotoBox
from kontaktpflege.ui.editor.pictures import Picture
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.message_box import message_box
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.origins import origin_sentence

NEW_CARD = Card.from_text("VERSION:3.0\nFN:\nN:;;;;")
"""3.0 is what every telephone reads."""

_SIZE = 760, 720


class ContactEditor(QDialog):
    """Shows a card as a form, and writes only what was filled in."""

    saved = Signal(int, bool)
    """The contact's id, and whether it is new."""

    def __init__(self, services: Services, contact: Contact | None, card: Card, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.Window)
        self._services = services
        self._contact_id = contact.id if contact is not None else None
        self._card = card
        self._form_card = card
        self._saving = False
        self._picture: Picture | None = None
        self._without_photo = False
        self._waits_for_photo = False
        self._blobs: dict[str, bytes] = {}
        self._joined: tuple[int, ...] = ()
        self._origin: Origin | None = None
        self._build()
        self._show_card(card)
        open_at(self, *_SIZE)

    def come_with(self, joined: Sequence[int], origin: Origin) -> None:
        """Let the new contact join circles, and keep where it is known from, when it is saved."""
        self._joined, self._origin = tuple(joined), origin
        self._known.show_text(origin_sentence(origin))
        self._known.setVisible(not origin.empty)

    def contact_id(self) -> int | None:
        """The contact that is edited; None for a new one."""
        return self._contact_id

    def card(self) -> Card:
        """The card as it is filled in."""
        card = with_fields(self._form_card, self.form.fields())
        if self._without_photo:
            return without_photo(card)
        return with_photo(card, self._picture.data, self._picture.media_type) if self._picture else card

    def is_changed(self) -> bool:
        """Whether saving would change anything."""
        return self.card() != self._card

    def save(self) -> None:
        """Write what was filled in, and close when the book has it."""
        if self._saving:
            return
        if self._photo.is_busy():
            self._waits_for_photo = True
            return
        card = self.card()
        if card == (self._card if self._contact_id is not None else NEW_CARD):
            # Nothing to write: a form that nobody touched, or an empty one.
            self.accept()
            return
        self._saving = True
        self._save.setEnabled(False)
        book, contact_id, before = self._services.address_book, self._contact_id, self._card
        blobs = {digest: data for digest, data in self._blobs.items() if digest in card.text}
        if contact_id is None:
            joined, origin = self._joined, self._origin
            task = Task(lambda control: book.create(card, blobs, joined=joined, origin=origin))
        else:
            task = Task(lambda control: book.edit(contact_id, card, before, blobs))
        task.done.connect(self._finish)
        task.failed.connect(self._fail)
        task.start_writing()

    def look_again(self) -> None:
        """The book changed: show the contact as it is now, or say that it was changed if something is typed already."""
        if self._saving or self._contact_id is None:
            return
        try:
            contact = self._services.address_book.contact(self._contact_id)
        except ContactNotFound:
            self._offer_anew()
            return
        if contact.card == self._card and contact.trashed is not None:
            self._notice.say(_("This contact lies in the trash."), _("Put back"), self._put_back)
        elif contact.card == self._card:
            self._notice.clear()
        elif self.is_changed():
            self._notice.say(
                _("This contact has been changed elsewhere since you opened it."),
                _("Put both together"),
                self._put_together,
            )
        else:
            self._card = contact.card
            self._show_card(contact.card)

    def _build(self) -> None:
        self._title = ElidedLabel()
        dress(self._title, "name")
        self._photo = PhotoBox()
        self._photo.chosen.connect(self._use_picture)
        self._photo.settled.connect(self._go_on_saving)
        head = QHBoxLayout()
        head.setSpacing(L)
        head.addWidget(self._photo)
        head.addWidget(self._title, 1)
        self._known = ElidedLabel()
        dress(self._known, "muted")
        self._known.hide()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add = push_button(_("&Add a field"), icon("plus"))
        self._add.setAutoDefault(False)
        self._save = push_button(_("Save"), icon("check", "on_accent"), "primary")
        self._save.setToolTip(_("Save (Ctrl+Enter)"))
        self._save.setAutoDefault(False)
        self._save.clicked.connect(self.save)
        cancel = PushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._add)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(head)
        self._notice = Notice()
        column.addWidget(self._notice)
        column.addWidget(self._known)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def _show_card(self, card: Card) -> None:
        """Let the form begin with this card; who is looking at it stays where he is."""
        focused, bar = QApplication.focusWidget(), self._scroll.verticalScrollBar()
        typing = focused is not None and self._scroll.isAncestorOf(focused)
        scrolled = bar.value()
        self._form_card = card
        self._picture, self._without_photo = None, False
        self._show_form(card)
        self._show_photo(card)
        if typing:
            self.form.focus_first()
        # Once the form knows how high it is.
        QTimer.singleShot(0, self, lambda: bar.setValue(scrolled))

    def _put_together(self) -> None:
        """Put what was typed and what was changed elsewhere onto one card, and ask where both exclude each other."""
        if self._contact_id is None:
            return
        try:
            newer = self._services.address_book.contact(self._contact_id).card
        except ContactNotFound:
            self._offer_anew()
            return
        result = together(self._card, self.card(), newer)
        conflicts = [difference for difference in result.differences if difference.conflict]
        self._card = newer
        self._show_card(result.card)
        done = _("Both changes are in the form now. Please look at it and save.")
        if not conflicts:
            self._notice.say(done)
            return

        def settle() -> None:
            self._show_card(settled(self.card(), self._notice.theirs()))
            self._notice.say(done)

        self._notice.ask(_("Both changed the same. Which counts?"), conflicts, _("Use these"), settle)

    def _offer_anew(self) -> None:
        self._notice.say(_("This contact is not in the book any more."), _("Save it as a new contact"), self._save_anew)

    def _put_back(self) -> None:
        book, contact_id = self._services.address_book, self._contact_id
        if contact_id is not None:
            task = Task(lambda control: book.restore((contact_id,)))
            task.failed.connect(lambda error: show_error(self, error))
            task.start_writing()

    def _save_anew(self) -> None:
        self._contact_id = None
        self.save()

    def _show_form(self, card: Card) -> None:
        self.form = FormView(card)
        self.form.setContentsMargins(0, 0, S, 0)
        self.form.shown_name_changed.connect(self._show_title)
        self.form.row_added.connect(lambda row: self._scroll.ensureWidgetVisible(row, 0, L))
        self._scroll.setWidget(self.form)
        self._add.setMenu(self.form.addition_menu(self))
        self._show_title(card.formatted_name)

    def _show_title(self, name: str) -> None:
        new = self._contact_id is None
        shown = plain_line(name, 200) or (_("New contact") if new else _("Without a name"))
        self._title.show_text(shown)
        self._photo.show_name(name)
        self.setWindowTitle(shown if new else _("Edit {name}").format(name=shown))

    def _show_photo(self, card: Card) -> None:
        digest = card.photo.blob if card.photo is not None else None
        data = (self._blobs.get(digest) or self._services.address_book.photo(digest)) if digest else b""
        self._photo.show_photo(data, elsewhere=card.photo is not None and not data)

    def _go_on_saving(self, used: bool) -> None:
        """Somebody wanted to save while a picture was still being read."""
        waited, self._waits_for_photo = self._waits_for_photo, False
        if waited and used:
            self.save()

    def _use_picture(self, picture: Picture | None) -> None:
        self._picture = picture
        self._without_photo = picture is None
        if picture is not None:
            self._blobs[blob_digest(picture.data)] = picture.data

    def _finish(self, made: int | None) -> None:
        contact_id = self._contact_id if made is None else made
        if contact_id is not None:
            self.saved.emit(contact_id, made is not None)
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._saving = False
        self._save.setEnabled(True)
        if isinstance(error, ContactMoved | ContactNotFound):
            self.look_again()
        else:
            show_error(self, error)

    def reject(self) -> None:
        if self._saving:
            return
        if not self.is_changed():
            super().reject()
            return
        box = message_box(self, _("Save what you changed?"), "", "circle-help")
        save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(_("Go on editing"), QMessageBox.ButtonRole.RejectRole)
        dress(drop, "danger")
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        save.clicked.connect(self.save)
        # Not the bound method: Qt would take the slot of that name, which asks again.
        drop.clicked.connect(lambda: QDialog.reject(self))
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and not self._saving and self.is_changed():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a line is no answer to the whole form.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)
