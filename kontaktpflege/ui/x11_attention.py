"""Says to an X11 window manager what Qt cannot: that the user asked for a window, and that a launch has ended.

Qt asks for the focus with the time of the last key it saw. That is older than what the user did since in another
window, so a window manager that guards the focus would only flash the taskbar.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import re
from collections.abc import Sequence

_CLIENT_MESSAGE = 33
_TO_WINDOW_MANAGER = (1 << 19) | (1 << 20)  # SubstructureNotifyMask | SubstructureRedirectMask
_TO_LAUNCHERS = 1 << 22  # PropertyChangeMask
_BY_THE_USER = 2
_TIME = re.compile(r"_TIME(\d{1,10})\Z")


class _Data(ctypes.Union):
    _fields_ = (("bytes", ctypes.c_char * 20), ("longs", ctypes.c_long * 5))


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", _Data),
    )


class _Event(ctypes.Union):
    _fields_ = (("client", _ClientMessage), ("padding", ctypes.c_long * 24))


class _Screen:
    """A short connection to the X server of its own."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._x.XInternAtom.restype = ctypes.c_ulong
        self._x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self._x.XSendEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.POINTER(_Event),
        ]  # fmt: skip
        self._x.XCloseDisplay.argtypes = [ctypes.c_void_p]
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("no X server")
        self._root = self._x.XDefaultRootWindow(self._display)

    def send_numbers(self, window: int, kind: bytes, numbers: Sequence[int], mask: int) -> None:
        """Tell the root window something about a window, in numbers."""
        event = self._message(window, kind, 32)
        for place, number in enumerate(numbers):
            event.client.data.longs[place] = number
        self._x.XSendEvent(self._display, self._root, 0, mask, ctypes.byref(event))

    def send_text(self, window: int, kind: bytes, text: bytes, mask: int) -> None:
        """Tell it in a text, up to twenty bytes a message."""
        for start in range(0, len(text), 20):
            event = self._message(window, kind + (b"_BEGIN" if not start else b""), 8)
            piece = text[start : start + 20].ljust(20, b"\0")
            ctypes.memmove(ctypes.addressof(event.client.data), piece, 20)
            self._x.XSendEvent(self._display, self._root, 0, mask, ctypes.byref(event))

    def close(self) -> None:
        """Send what is left, and hang up."""
        self._x.XCloseDisplay(self._display)

    def _message(self, window: int, kind: bytes, width: int) -> _Event:
        event = _Event()
        event.client.type = _CLIENT_MESSAGE
        event.client.window = window
        event.client.message_type = self._x.XInternAtom(self._display, kind, 0)
        event.client.format = width
        return event


def ask_for_focus(window: int, token: str) -> None:
    """Ask the window manager to bring a window to the front, and tell launchers that the launch `token` is done."""
    try:
        screen = _Screen()
    except (OSError, AttributeError):  # no library or no server: Qt asked already, as well as it can
        return
    found = _TIME.search(token)
    screen.send_numbers(
        window, b"_NET_ACTIVE_WINDOW", (_BY_THE_USER, int(found[1]) if found else 0), _TO_WINDOW_MANAGER
    )
    if token:
        ended = re.sub(r'([ "\\])', r"\\\1", token)
        screen.send_text(window, b"_NET_STARTUP_INFO", f"remove: ID={ended}".encode() + b"\0", _TO_LAUNCHERS)
    screen.close()
