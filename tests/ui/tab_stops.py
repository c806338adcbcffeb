"""Where Tab leads in a window, and whether one sees it there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QTimeEdit, QWidget

from kontaktpflege.ui.theme import tokens

_RING = 30
"""So many pixels in the colour of the ring at least."""


def stops(shown: QWidget) -> list[QWidget]:
    """What takes the keyboard by Tab; of those that exclude each other, the chosen one, and arrows lead on."""
    every = [one for one in shown.findChildren(QWidget) if one.window() is shown and not _stands_for_another(one)]
    usable = [one for one in every if one.isVisible() and one.isEnabled()]
    return [one for one in usable if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _left_to_arrows(one)]


def reached(shown: QWidget) -> list[QWidget]:
    """Where Tab leads, until it comes by a place again."""
    found: list[QWidget] = []
    within = 0
    while True:
        focused: object = shown.focusWidget()
        QTest.keyClick(focused if isinstance(focused, QWidget) else shown, Qt.Key.Key_Tab)
        here = shown.focusWidget()
        # In a time Tab goes from the hour to the minute first.
        within = within + 1 if isinstance(here, QTimeEdit) and found[-1:] == [here] else 0
        if within == 1:
            continue
        if here in found:
            return found
        found.append(here)


def is_ringed(stop: QWidget) -> bool:
    """Whether one sees that it has the keyboard."""
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    focused = stop.grab().toImage()
    stop.clearFocus()
    return _ring(focused, stop.grab().toImage()) >= _RING


def _stands_for_another(one: QWidget) -> bool:
    proxy: object = one.focusProxy()
    return proxy is not None


def _left_to_arrows(one: QWidget) -> bool:
    if not isinstance(one, QAbstractButton) or one.isChecked():
        return False
    group: object = one.group()
    return one.autoExclusive() or (isinstance(group, QButtonGroup) and group.exclusive())


def _ring(focused: QImage, plain: QImage) -> int:
    """Pixels that the focus turns into the colour of a ring; it goes around, so a dozen rows and columns tell."""
    shown = tokens()
    now, then = _pixels(focused), _pixels(plain)
    turned = (now != then) & np.isin(now, [QColor(shown.accent).rgb(), QColor(shown.text).rgb()])
    height, width = turned.shape
    crossing = np.zeros_like(turned)
    crossing[:: max(1, height // 12)] = True
    crossing[:, :: max(1, width // 12)] = True
    return int((turned & crossing).sum())


def _pixels(image: QImage) -> NDArray[np.uint32]:
    """The colours, row by row."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()
