"""What a screen reader is told of a window, and what it would stumble over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

_ROLE = QAccessible.Role
_INTERACTIVE = {
    _ROLE.Button,
    _ROLE.ButtonDropDown,
    _ROLE.ButtonMenu,
    _ROLE.Cell,
    _ROLE.CheckBox,
    _ROLE.ColumnHeader,
    _ROLE.ComboBox,
    _ROLE.EditableText,
    _ROLE.Link,
    _ROLE.ListItem,
    _ROLE.MenuItem,
    _ROLE.ProgressBar,
    _ROLE.RadioButton,
    _ROLE.Slider,
    _ROLE.SpinBox,
    _ROLE.Table,
    _ROLE.Tree,
    _ROLE.TreeItem,
}
_PARTS_OF_OTHERS = {_ROLE.ScrollBar, _ROLE.Pane, _ROLE.Grip, _ROLE.Splitter}
"""Take the focus now and then, but are never spoken."""
_PICTURES = ("●", "■", "▲", "◆", "✕", "☰", "★", "☆", "▾", "⇩", "⌕")
"""A reader would say "black circle"."""


def name(spoken: QAccessibleInterface) -> str:
    """What an object is called."""
    return spoken.text(QAccessible.Text.Name).strip()


def spoken_objects(root: QWidget) -> Iterator[QAccessibleInterface]:
    """All that a screen reader meets in a window, dialogs above it left out."""
    yield from _below(QAccessible.queryAccessibleInterface(root))


def nameless(root: QWidget) -> list[str]:
    """What can be pressed, written into or focused, and has no name or no role."""
    return [_told(spoken) for spoken in spoken_objects(root) if _wants_name(spoken) and not _has_name(spoken)]


def drawn_names(root: QWidget) -> list[str]:
    """What is called by a drawing instead of a word."""
    return [_told(spoken) for spoken in spoken_objects(root) if any(sign in name(spoken) for sign in _PICTURES)]


def clashing(root: QWidget) -> set[str]:
    """The keys that two controls of a window claim with Alt."""
    keys: Counter[str] = Counter()
    for spoken in spoken_objects(root):
        key = spoken.text(QAccessible.Text.Accelerator)
        if key.startswith("Alt+") and spoken.role() != _ROLE.MenuItem:
            keys[key] += 1
    return {key for key, count in keys.items() if count > 1}


def _below(spoken: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    widget = spoken.object()
    if spoken.state().invisible and not isinstance(widget, QMenu):
        return
    yield spoken
    if isinstance(widget, QComboBox):
        return  # its list is spoken when it is open
    for place in range(spoken.childCount()):
        child = _child(spoken, place)
        if child is None or not child.isValid():
            continue
        inner = child.object()
        if isinstance(inner, QWidget) and inner.isWindow():
            continue
        yield from _below(child)


def _child(spoken: QAccessibleInterface, place: int) -> QAccessibleInterface | None:
    return spoken.child(place)  # Qt gives none for some places, whatever its types say


def _wants_name(spoken: QAccessibleInterface) -> bool:
    role, widget = spoken.role(), spoken.object()
    if role in _PARTS_OF_OTHERS or (isinstance(widget, QWidget) and widget.isWindow()):
        return False
    if role == _ROLE.TreeItem and not spoken.state().focusable:
        return False  # a gap between groups
    return role in _INTERACTIVE or (isinstance(widget, QWidget) and bool(spoken.state().focusable))


def _has_name(spoken: QAccessibleInterface) -> bool:
    if spoken.role() == _ROLE.NoRole:
        return False
    widget = spoken.object()
    if not isinstance(widget, QComboBox):
        return bool(name(spoken))
    # On Linux Qt calls a box by what is chosen in it; what it is for stands in its label or its description.
    return bool(spoken.relations(QAccessible.RelationFlag.Label)) or bool(spoken.text(QAccessible.Text.Description))


def told(widget: QWidget) -> str:
    """Which widget that is, for somebody who mends it."""
    return _told(QAccessible.queryAccessibleInterface(widget))


def _told(spoken: QAccessibleInterface) -> str:
    way = ""
    above: object = spoken.object()
    while isinstance(above, QWidget):
        way += f" < {type(above).__name__}"
        above = above.parentWidget()
    return f"{spoken.role().name} {name(spoken)!r}{way}"
