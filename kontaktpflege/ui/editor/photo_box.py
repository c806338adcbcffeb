"""The photo in the editor: from a file, pasted or dropped, made smaller on wish, or taken off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QMessageBox, QWidget

from kontaktpflege.ui import icons, theme
from kontaktpflege.ui.editor.pictures import SIDE, Picture, offers_picture, picture_file, picture_of, reduced
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import ICON, XS
from kontaktpflege.ui.widgets.avatar import draw_avatar, round_picture
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.message_box import message_box
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number

PHOTO = 72
_BADGE = ICON + 2 * XS


class PhotoBox(QAbstractButton):
    """Shows the photo or the initials; pressed, it offers what can be done."""

    chosen = Signal(object)
    """The new `Picture`; None when it was taken off."""
    settled = Signal(bool)
    """A picture that was being read is on the card now, or (False) is not to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._round: QPixmap | None = None
        self._has_photo = False
        self._hovered = False
        self._busy = False
        self.setFixedSize(PHOTO + 2 * XS, PHOTO + 2 * XS)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._show_menu)
        self.show_photo(b"")

    def show_name(self, name: str) -> None:
        """The name whose initials stand where no photo is."""
        self._name = name
        self.update()

    def show_photo(self, data: bytes, *, elsewhere: bool = False) -> None:
        """Show this picture as it is on the card; without data, the initials. `elsewhere`: the card only has a link."""
        image = round_picture(data, PHOTO, self.devicePixelRatioF()) if data else QImage()
        self._round = None if image.isNull() else QPixmap.fromImage(image)
        self._has_photo = bool(data) or elsewhere
        self.setAccessibleName(_("Photo") if self._has_photo else _("Add a photo"))
        how = _("Change the photo: press, drop a picture, or paste one with Ctrl+V")
        link = _("The card only has a link to a photo, which is not fetched.")
        self.setToolTip(f"{link} {how}" if elsewhere else how)
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def is_busy(self) -> bool:
        """Whether a picture is being read or asked about."""
        return self._busy

    def menu(self) -> QMenu:
        """What can be done with the photo, as a new menu."""
        menu = QMenu(self)
        menu.addAction(icon("folder-open"), _("Choose a picture …"), self._choose)
        paste = menu.addAction(icon("clipboard-paste"), _("Paste a picture"), self._paste)
        paste.setEnabled(offers_picture(QGuiApplication.clipboard().mimeData()))
        remove = menu.addAction(icon("trash-2"), _("Remove the photo"), self._remove)
        remove.setEnabled(self._has_photo)
        return menu

    def take_file(self, path: Path) -> None:
        """Use the picture in this file."""
        self._busy = True
        task = Task(lambda control: picture_file(path))
        task.done.connect(self._consider)
        task.failed.connect(self._refuse)
        task.start()

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [_("Pictures") + " (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff)", _("All files") + " (*)"]
        )
        dialog.fileSelected.connect(lambda path: self.take_file(Path(path)))
        dialog.open()

    def _paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def _remove(self) -> None:
        self.show_photo(b"")
        self.chosen.emit(None)

    def _take(self, mime: QMimeData) -> None:
        local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if local:
            self.take_file(Path(local[0]))
        elif mime.hasImage():
            self._busy = True
            image = QImage(mime.imageData())
            task = Task(lambda control: picture_of(image))
            task.done.connect(self._consider)
            task.start()

    def _consider(self, picture: Picture | None) -> None:
        if picture is None:
            self._settle(used=False)
        elif picture.big:
            self._ask(picture)
        else:
            self._use(picture)

    def _refuse(self, error: BaseException) -> None:
        self._settle(used=False)
        show_error(self, error)

    def _settle(self, *, used: bool) -> None:
        self._busy = False
        self.settled.emit(used)

    def _ask(self, picture: Picture) -> None:
        measures = _("It has {width} × {height} pixels and {size} kB.").format(
            width=number(picture.width), height=number(picture.height), size=number(len(picture.data) // 1000)
        )
        sentence = measures + " " + _("Many telephones and programs do not take photos of that size.")
        box = message_box(self, _("Make this picture smaller?"), sentence, "circle-help")
        smaller = box.addButton(
            _("Reduce to {side} pixels").format(side=number(SIDE)), QMessageBox.ButtonRole.AcceptRole
        )
        whole = box.addButton(_("Keep it as it is"), QMessageBox.ButtonRole.DestructiveRole)
        leave = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(smaller)
        box.setEscapeButton(leave)
        smaller.clicked.connect(lambda: self._reduce(picture))
        whole.clicked.connect(lambda: self._use(picture))
        leave.clicked.connect(lambda: self._settle(used=False))
        box.open()

    def _reduce(self, picture: Picture) -> None:
        task = Task(lambda control: reduced(picture))
        task.done.connect(self._use)
        task.start()

    def _use(self, picture: Picture) -> None:
        self.show_photo(picture.data)
        self.chosen.emit(picture)
        self._settle(used=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(XS, XS, PHOTO, PHOTO)
        draw_avatar(painter, disc, self._name, self._round, dark=shown.dark)
        if self.hasFocus() or self._hovered:
            painter.setPen(theme.focus_pen(shown))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
        badge = QRectF(disc.right() - _BADGE, disc.bottom() - _BADGE, _BADGE, _BADGE)
        painter.setPen(QColor(shown.border))
        painter.setBrush(QColor(shown.surface))
        painter.drawEllipse(badge)
        icons.draw(painter, "image-plus", shown.text, badge.adjusted(XS, XS, -XS, -XS).toRect())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Delete and self._has_photo:
            self._remove()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_picture(event.mimeData()):
            event.acceptProposedAction()
            self._hovered = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hovered = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hovered = False
        self.update()
        event.acceptProposedAction()
        self._take(event.mimeData())
