"""Colours, sizes and fonts of the window, and the palette and style sheet made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory, QWidget

from kontaktpflege.domain.circle import Hue

ThemeName = Literal["light", "dark", "system"]
Kind = Literal[
    "body",
    "small",
    "muted",
    "heading",
    "section",
    "rule",
    "name",
    "number",
    "warn",
    "hint",
    "danger",
    "primary",
    "quiet",
    "link",
    "person",
    "line",
    "chip",
    "tile",
    "tip",
    "reading",
]
"""How a widget wants to be dressed; the style sheet knows each by its `kind` property."""

Size = Literal["small", "body", "heading", "name", "number"]

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
"""The steps of spacing, in device-independent pixels."""
BELOW_RING = 3
"""So far words begin below the top of their row, to stand on one line with a box that has a ring around it."""
RADIUS = 6
ICON, ICON_LARGE = 16, 20
ROW, ROW_COMPACT = 44, 28
AVATAR, AVATAR_LARGE = 28, 64
FOLD_SIDEBAR_BELOW, SHEET_BELOW = 1000, 1100
TOAST_MILLISECONDS = 6000
QR_DARK, QR_LIGHT, QR_SIDE = "#000000", "#FFFFFF", 264
"""A code is dark on white in either theme, and so large that a camera reads it at arm's length."""
TRAY_GROUND, TRAY_INK, TRAY_EDGE = "#17507F", "#FFFFFF", "#C6DCEE"
"""The tile in the tray has its own ground: whether the panel below is light or dark, nobody tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, each as #RRGGBB."""

    dark: bool
    background: str
    surface: str
    raised: str
    text: str
    muted: str
    hairline: str
    border: str
    accent: str
    on_accent: str
    danger: str
    warn: str
    ok: str
    star: str
    hues: dict[Hue, str]

    @property
    def selection(self) -> str:
        """The ground of a selected row."""
        return mix(self.accent, self.surface, 0.18 if self.dark else 0.13)

    @property
    def main_focus(self) -> tuple[str, str]:
        """Ground and ink of the main button while it has the keyboard: its ring has to stand out from it."""
        if self.dark:
            return mix(self.on_accent, self.accent, 0.55), self.text
        return mix(self.on_accent, self.accent, 0.04), self.on_accent

    @property
    def hover(self) -> str:
        """The ground of what lies under the mouse."""
        return mix(self.text, self.surface, 0.05)


LIGHT = Tokens(
    dark=False,
    background="#FBFAF8",
    surface="#FFFFFF",
    raised="#F3F1ED",
    text="#1F2328",
    muted="#5C636B",
    hairline="#DAD6CF",
    border="#85898F",
    accent="#1F6FB2",
    on_accent="#FFFFFF",
    danger="#B3261E",
    warn="#8A5A00",
    ok="#1B6E45",
    star="#A87200",
    hues={
        "private": "#B84A08",
        "professional": "#0B6BAA",
        "neighbourhood": "#0A7455",
        "interest": "#9A3D86",
        "teal": "#0B6F78",
        "ochre": "#856000",
        "rose": "#B0305C",
        "slate": "#545F7E",
    },
)
DARK = Tokens(
    dark=True,
    background="#17191C",
    surface="#1F2226",
    raised="#282C31",
    text="#ECEDEE",
    muted="#A4ABB3",
    hairline="#3A4047",
    border="#7C848D",
    accent="#6CB4F0",
    on_accent="#14181C",
    danger="#FF8A80",
    warn="#F0B45A",
    ok="#6FD3A0",
    star="#F2C14E",
    hues={
        "private": "#F28A4B",
        "professional": "#63B3EA",
        "neighbourhood": "#45C79B",
        "interest": "#D98BC8",
        "teal": "#4FC4CF",
        "ochre": "#D9B44A",
        "rose": "#F48CAB",
        "slate": "#A3AFCF",
    },
)


def mix(ink: str, ground: str, share: float) -> str:
    """The colour that `ink` leaves on `ground` when it covers it by `share` (0 to 1)."""
    above, below = QColor(ink), QColor(ground)
    channels = zip((above.red(), above.green(), above.blue()), (below.red(), below.green(), below.blue()), strict=True)
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in channels)
    return f"#{red:02X}{green:02X}{blue:02X}"


@cache
def tint(number: int, dark: bool) -> tuple[str, str]:
    """Ground and ink of a picture without a photo: a quiet colour, one of 24."""
    hue = (number % 24) / 24
    if dark:
        return QColor.fromHslF(hue, 0.22, 0.28).name(), QColor.fromHslF(hue, 0.45, 0.86).name()
    return QColor.fromHslF(hue, 0.36, 0.89).name(), QColor.fromHslF(hue, 0.42, 0.27).name()


def tokens(palette: QPalette | None = None) -> Tokens:
    """The colours that go with a palette; without one, with the application's."""
    shown = palette or QApplication.palette()
    return DARK if shown.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def dress(widget: QWidget, kind: Kind) -> None:
    """Let the style sheet draw this widget as `kind`; may be called again with another one."""
    widget.setProperty("kind", kind)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else that is still to come, with the first show
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@cache
def font(size: Size = "body", bold: bool = False) -> QFont:
    """The system's font in one of the sizes; shared, so copy it before you change it."""
    made = QFont(QApplication.font())
    made.setPixelSize(font_size(size))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


@cache
def metrics(size: Size = "body") -> QFontMetrics:
    """The measures of that font."""
    return QFontMetrics(font(size))


def grown(pixels: int) -> int:
    """A size that has to hold letters, grown as they are."""
    return round(pixels * font_size("body") / _PIXELS["body"])


def row_height(*, compact: bool) -> int:
    """The height of a row with one line, or with two."""
    return grown(ROW_COMPACT if compact else ROW)


def focus_pen(shown: Tokens) -> QPen:
    """The line around what has the focus, for painters."""
    return QPen(QColor(shown.accent), 2)


def motion() -> int:
    """Milliseconds that a movement takes; 0 if the system asks for none."""
    wanted = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return min(120, wanted)


_PIXELS: dict[Size, int] = {"small": 12, "body": 13, "heading": 16, "name": 22, "number": 28}


class Theme(QObject):
    """Dresses the application, and again whenever the system turns light or dark."""

    changed = Signal()

    def __init__(
        self, application: QApplication, name: ThemeName, parent: QObject | None = None, *, percent: int = 100
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._name: ThemeName = name
        application.setStyle(QStyleFactory.create("Fusion"))
        # The system's size counts when it is larger than ours: whoever enlarged it did so to be able to read.
        self._plain = max(_PIXELS["body"], QFontInfo(application.font()).pixelSize())
        self._set_size(percent)
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    def show(self, name: ThemeName, percent: int = 100) -> None:
        """Show the light theme, the dark one, or what the system shows, in letters of `percent` of the system's size."""
        self._name = name
        self._set_size(percent)
        self._apply()

    def _set_size(self, percent: int) -> None:
        letters = QFont(self._application.font())
        letters.setPixelSize(round(self._plain * percent / 100))
        self._application.setFont(letters)
        font.cache_clear()
        metrics.cache_clear()

    def _follow_system(self) -> None:
        if self._name == "system":
            self._apply()

    def _apply(self) -> None:
        scheme = self._application.styleHints().colorScheme()
        dark = self._name == "dark" or (self._name == "system" and scheme == Qt.ColorScheme.Dark)
        shown = DARK if dark else LIGHT
        self._application.setPalette(palette(shown))
        self._application.setStyleSheet(style_sheet(shown))
        self.changed.emit()


def palette(shown: Tokens) -> QPalette:
    """An explicit palette: on X11 the platform does not turn dark by itself."""
    role = QPalette.ColorRole
    colours = {
        role.Window: shown.background,
        role.WindowText: shown.text,
        role.Base: shown.surface,
        role.AlternateBase: shown.raised,
        role.Text: shown.text,
        role.PlaceholderText: shown.muted,
        role.Button: shown.surface,
        role.ButtonText: shown.text,
        role.BrightText: shown.danger,
        role.ToolTipBase: shown.raised,
        role.ToolTipText: shown.text,
        role.Highlight: shown.selection,
        role.HighlightedText: shown.text,
        role.Accent: shown.accent,
        role.Link: shown.accent,
        role.LinkVisited: shown.accent,
        role.Light: shown.raised,
        role.Midlight: shown.raised,
        role.Mid: shown.border,
        role.Dark: shown.border,
        role.Shadow: shown.hairline,
    }
    made = QPalette()
    for name, value in colours.items():
        made.setColor(name, QColor(value))
    faint = QColor(mix(shown.muted, shown.surface, 0.6))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, faint)
    return made


def style_sheet(shown: Tokens) -> str:
    """The one style sheet of the program."""
    size = {name: font_size(name) for name in _PIXELS}
    values = {
        **{name: getattr(shown, name) for name in _COLOUR_NAMES},
        "pressed": mix(shown.text, shown.surface, 0.1),
        "main_ground": shown.main_focus[0],
        "main_ink": shown.main_focus[1],
        "accent_hover": mix(shown.text, shown.accent, 0.15),
        "faint": mix(shown.muted, shown.surface, 0.6),
        "radius": f"{RADIUS}px",
        **{f"size_{name}": f"{pixels}px" for name, pixels in size.items()},
    }
    text = _SHEET
    # Longest name first, so that @accent does not eat the head of @accent_hover.
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    chip = 'QPushButton[kind="chip"]'
    for hue, colour in shown.hues.items():
        ground = mix(colour, shown.surface, 0.08)
        text += f'{chip}[hue="{hue}"] {{ background: {ground}; border-color: {colour}; }}\n'
    return f"{text}{chip}[hue]:focus {{ border: 2px solid {shown.accent}; padding: 1px 9px; }}\n"


def font_size(name: Size) -> int:
    """Pixels of one of the sizes, grown with the system's font."""
    body = QApplication.font().pixelSize()
    return round(_PIXELS[name] * max(body, _PIXELS["body"]) / _PIXELS["body"])


_COLOUR_NAMES = (
    "background", "surface", "raised", "text", "muted", "hairline", "border", "accent", "on_accent", "danger",
    "warn", "ok", "selection", "hover",
)  # fmt: skip

_SHEET = """
QWidget { outline: none; }
QPushButton, QToolButton, QLabel, QCheckBox, QRadioButton, QMenu, QGroupBox, QTabBar, QToolTip {
    font-size: @size_body;
}
QMainWindow, QDialog { background: @background; }
QToolTip { background: @raised; color: @text; border: 1px solid @hairline; padding: 4px 6px; }

QMessageBox QLabel#qt_msgbox_label { font-size: @size_heading; font-weight: 600; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 340px; }

QLabel[kind="small"] { font-size: @size_small; }
QLabel[kind="muted"] { color: @muted; font-size: @size_small; }
QLabel[kind="warn"] { color: @warn; }
QLabel[kind="hint"] { color: @warn; font-size: @size_small; }
QLabel[kind="danger"] { color: @danger; }
QLabel[kind="heading"] { font-size: @size_heading; font-weight: 600; }
QLabel[kind="rule"] { background: @hairline; min-height: 1px; max-height: 1px; margin: 8px 0 8px 8px; }
QLabel[kind="section"] { color: @muted; font-size: @size_small; font-weight: 600; }
QLabel[kind="name"] { font-size: @size_name; font-weight: 600; }
QLabel[kind="tip"] {
    background: @raised; color: @text; border: 1px solid @border; border-radius: @radius; padding: 4px 6px;
    font-size: @size_small;
}
QLabel[kind="number"] { font-size: @size_number; font-weight: 600; }

QPushButton, QToolButton[kind="body"] {
    background: @surface; color: @text; border: 1px solid @border; border-radius: @radius;
    padding: 5px 12px; min-height: 20px;
}
QPushButton:hover, QToolButton[kind="body"]:hover { background: @hover; }
QPushButton:pressed, QToolButton[kind="body"]:pressed { background: @pressed; }
QPushButton:focus, QToolButton[kind="body"]:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:checked { background: @selection; border-color: @accent; }
QPushButton:disabled, QToolButton[kind="body"]:disabled { color: @faint; border-color: @hairline; }
QPushButton[kind="primary"] {
    background: @accent; color: @on_accent; border-color: @accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: @accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; background: @main_ground; color: @main_ink; }
QPushButton[kind="primary"]:disabled { background: @raised; color: @faint; border-color: @hairline; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; }
QPushButton[kind="danger"]:focus { border-color: @accent; }
QPushButton[kind="quiet"], QToolButton {
    background: transparent; color: @text; border: 2px solid transparent; border-radius: @radius;
    padding: 4px 8px;
}
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: @hover; }
QPushButton[kind="quiet"]:pressed, QToolButton:pressed, QToolButton:checked { background: @pressed; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid @accent; }
QPushButton[kind="link"] {
    background: transparent; color: @accent; border: 2px solid transparent; border-radius: 4px;
    padding: 1px 3px; text-align: left; min-height: 0;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; }
QPushButton[kind="line"] {
    background: transparent; color: @text; border: 2px solid transparent; border-radius: 4px;
    padding: 2px 2px; text-align: left; min-height: 0;
}
QPushButton[kind="line"]:hover { background: @hover; }
QPushButton[kind="line"]:focus { border: 2px solid @accent; }
QPushButton[kind="person"] {
    background: transparent; color: @text; border: 2px solid transparent; border-radius: 4px;
    padding: 0 2px; text-align: left; min-height: 0; font-size: @size_heading; font-weight: 600;
}
QPushButton[kind="person"]:hover { text-decoration: underline; }
QPushButton[kind="person"]:focus { border: 2px solid @accent; }
QPushButton[kind="number"] {
    background: transparent; color: @text; border: 2px solid transparent; border-radius: @radius;
    padding: 0 6px; margin-top: 8px; text-align: left; min-height: 0; font-size: @size_number; font-weight: 600;
}
QPushButton[kind="number"]:hover { background: @hover; }
QPushButton[kind="number"]:focus { border: 2px solid @accent; }
QPushButton[kind="chip"] {
    background: @surface; border: 1px solid @border; border-radius: 12px; padding: 2px 10px; min-height: 18px;
}
QPushButton[kind="chip"]:hover { background: @hover; }
QPushButton[kind="chip"]:checked { background: @selection; border-color: @accent; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 1px 9px; }
QToolButton[kind="tile"] {
    background: @surface; color: @text; border: 1px solid @hairline; border-radius: @radius; padding: 9px 5px;
}
QToolButton[kind="tile"]:hover { background: @hover; }
QToolButton[kind="tile"]:checked { background: @selection; border-color: @accent; font-weight: 600; }
QToolButton[kind="tile"]:focus { border: 2px solid @accent; padding: 8px 4px; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    background: @surface; color: @text; border: 1px solid @border; border-radius: @radius; padding: 5px 8px;
    selection-background-color: @selection; selection-color: @text;
}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid @accent; padding: 4px 7px;
}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0px; height: 0px; border: none; }
QComboBox QAbstractItemView, QListView#suggestions { background: @surface; border: 1px solid @border; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView::item, QListView#suggestions::item { padding: 3px 6px; border: 1px solid transparent; }
QComboBox QAbstractItemView::item:selected, QListView#suggestions::item:selected {
    background: @selection; color: @text; border-color: @accent;
}
QComboBox::drop-down { border: none; width: 20px; }

QCheckBox, QRadioButton { spacing: 8px; border: 2px solid transparent; border-radius: 4px; padding: 1px 2px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; background: @surface; border: 1px solid @border;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: @hover; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; background: @on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @hairline; background: @raised; }

QMenu { background: @surface; border: 1px solid @border; padding: 4px; menu-scrollable: 1; }
QMenu::item { padding: 5px 23px 5px 9px; border: 1px solid transparent; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; border-color: @accent; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @hairline; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QMenuBar { background: @background; border-bottom: 1px solid @hairline; }
QMenuBar::item { padding: 5px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }

QTableView, QTreeView, QListView {
    background: @surface; border: none; gridline-color: transparent;
    selection-background-color: @selection; selection-color: @text;
}
QListView#timeline { border: 2px solid @hairline; border-radius: @radius; }
QListView#timeline:focus { border-color: @accent; }
QListView#timeline::item { padding: 0 8px; }
QListView#goals { border: 2px solid @hairline; border-radius: @radius; }
QListView#goals:focus { border-color: @accent; }
QListView#goals::item { padding: 4px 6px; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section {
    background: @surface; color: @muted; border: none; border-bottom: 1px solid @hairline; padding: 6px 8px;
    font-size: @size_small; font-weight: 600;
}
QHeaderView::section:hover { color: @text; background: @hover; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea[kind="reading"] { border: 2px solid transparent; border-radius: 4px; }
QScrollArea[kind="reading"]:focus { border-color: @accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @border; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @hairline; }
QSplitter::handle:hover { background: @accent; }
QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
#sidebar { background: @background; padding-top: 8px; }
#topbar { background: @background; border-bottom: 1px solid @hairline; }
#details { background: @surface; }
#capture { background: @surface; border-bottom: 1px solid @hairline; }
#selectionbar { background: @raised; border-top: 1px solid @hairline; }
#review { background: @raised; border: 1px solid @warn; border-radius: @radius; margin-top: 8px; }
QToolButton#copy { background: @raised; padding: 2px; border: 1px solid @hairline; }
QToolButton#row { padding: 2px; }
#personcard { background: @surface; border: 1px solid @hairline; border-radius: @radius; }
#personcard[settled="true"] { background: @raised; }
#recipe { background: @surface; border: 1px solid @hairline; border-radius: @radius; }
#toast { background: @raised; border: 1px solid @hairline; border-radius: @radius; }
#toast:focus { border: 2px solid @accent; }
QStatusBar { background: @background; color: @muted; }
QStatusBar::item { border: none; }
"""
