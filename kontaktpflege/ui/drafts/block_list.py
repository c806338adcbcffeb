"""Text blocks in a list: what each is called, and beneath it what it is for, in which form and language."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kontaktpflege.domain.template import TextBlock
from kontaktpflege.ui import theme
from kontaktpflege.ui.theme import RADIUS, XS, M
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.drafts import form_name, language_name, purpose_name

_BLOCK = int(Qt.ItemDataRole.UserRole)
_TOLD = _BLOCK + 1
Key = tuple[int | None, str]


def key_of(block: TextBlock) -> Key:
    """What a text block is known by while it is changed."""
    return block.id, block.key


class BlockList(QListWidget):
    """One row for each text block; the arrow keys choose."""

    chosen = Signal(object)
    """The `TextBlock` under the cursor; None if there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Text blocks"))
        self.setItemDelegate(_BlockDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.currentItemChanged.connect(lambda now, before: self.chosen.emit(self.current()))

    def show_blocks(self, blocks: Sequence[TextBlock], used: Collection[bytes] = (), keep: Key | None = None) -> None:
        """List these; `used` are the digests of those that somebody got before, `keep` is the one to stand on."""
        here = self.current()
        if keep is None and here is not None:
            keep = key_of(here)
        self.blockSignals(True)
        self.clear()
        for block in blocks:
            item = QListWidgetItem(plain_line(block.name, 120))
            told = details_of(block, used=block.digest in used, brief=True)
            item.setData(_BLOCK, block)
            item.setData(_TOLD, told)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {told}")
            self.addItem(item)
        places = [place for place, block in enumerate(blocks) if key_of(block) == keep]
        if not places and here is not None:
            # The same text in the other form.
            places = [place for place, block in enumerate(blocks) if block.name == here.name]
        self.setCurrentRow(places[0] if places else 0)
        self.blockSignals(False)
        self.chosen.emit(self.current())

    def current(self) -> TextBlock | None:
        """The text block under the cursor."""
        row = self.currentRow()
        block = self.item(row).data(_BLOCK) if row >= 0 else None
        return block if isinstance(block, TextBlock) else None

    def blocks(self) -> list[TextBlock]:
        """All that are listed, in order."""
        return [self.item(row).data(_BLOCK) for row in range(self.count())]


def details_of(block: TextBlock, *, used: bool = False, brief: bool = False) -> str:
    """What a text block is for, its form and language, and whose it is; `brief` leaves out what most of them are."""
    parts = [purpose_name(block.purpose), form_name(block.form), language_name(block.language)]
    if block.language != "de" and block.form == "both":
        parts.pop(1)  # only German has two forms
    if parts[0] == block.name:
        parts.pop(0)
    if block.id is not None:
        parts.append(_("your own"))
    elif not brief:
        parts.append(_("suggestion"))
    if used:
        parts.insert(0, _("had before"))
    return " · ".join(parts)


class _BlockDelegate(QStyledItemDelegate):
    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = theme.tokens(self._view.palette())
        row: QRect = option.rect.adjusted(2, 1, -2, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(theme.focus_pen(shown) if self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.selection))
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        room = row.adjusted(M, XS, -M, -XS)
        self._line(painter, room, index.data(), shown.text, "body", Qt.AlignmentFlag.AlignTop)
        self._line(painter, room, index.data(_TOLD), shown.muted, "small", Qt.AlignmentFlag.AlignBottom)

    def _line(
        self, painter: QPainter, room: QRect, words: str, ink: str, size: theme.Size, edge: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | edge), shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.metrics("body").height() + theme.metrics("small").height() + 3 * XS)
