"""Where the details are: beside the list, or as a sheet over it."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QSplitter, QWidget

from kontaktpflege.ui.contacts.details_pane import DetailsPane

WIDTH = 360
_LEFT_FREE = 48


class DetailsSheet:
    """A sheet comes when it is asked for, and can be closed; beside the list the details are always there."""

    def __init__(self, details: DetailsPane, splitter: QSplitter, page: QWidget) -> None:
        self._details = details
        self._splitter = splitter
        self._page = page
        self._beside = [10_000, WIDTH]
        self.is_over = False
        splitter.setSizes(self._beside)

    def shows_details(self) -> bool:
        """Whether the details are on screen, or are where they always are."""
        return not self.is_over or self._details.isVisible()

    def lie_over(self, *, over: bool) -> None:
        """Lie over the list, or stand beside it."""
        self.is_over = over
        self._details.set_closable(over)
        if over:
            self._beside = self._splitter.sizes()
            self._details.setParent(self._page)
            self._details.setGraphicsEffect(_shadow(self._details))
            self._details.hide()
        else:
            self._details.setGraphicsEffect(None)  # type: ignore[arg-type]
            self._splitter.addWidget(self._details)
            self._splitter.setSizes(self._beside)
            self._details.show()

    def come_up(self) -> None:
        """Show the sheet."""
        self.fit()
        self._details.show()
        self._details.raise_()

    def close(self) -> None:
        """Put the sheet away."""
        if self.is_over:
            self._details.hide()

    def fit(self) -> None:
        """Keep to the right edge of the page."""
        if self.is_over:
            width = min(WIDTH + 40, self._page.width() - _LEFT_FREE)
            self._details.setGeometry(self._page.width() - width, 0, width, self._page.height())


def _shadow(details: QWidget) -> QGraphicsDropShadowEffect:
    shadow = QGraphicsDropShadowEffect(details)
    shadow.setBlurRadius(32)
    shadow.setOffset(-4, 0)
    shadow.setColor(QColor(0, 0, 0, 60))
    return shadow
