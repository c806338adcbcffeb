"""Autostart: the program in the tray from the log-in on, by the means of each system, and off again."""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Mapping
from pathlib import Path

from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.services.desktop_entry import escaped, exec_line, start_command
from kontaktpflege.services.user_folders import config_home, home, put

_LABEL = "kontaktpflege"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_ENTRY = """[Desktop Entry]
Type=Application
Version=1.4
Name=Kontaktpflege
Comment=Reminds you of the people you want to stay in touch with
Comment[de]=Erinnert Sie an die Menschen, mit denen Sie in Kontakt bleiben möchten
Icon=kontaktpflege
Exec={command}
TryExec={program}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


class Autostart:
    """Whether the system starts the program in the tray, for this user and `book`; asked of the system itself."""

    def __init__(
        self, book: Path | None, environment: Mapping[str, str] = os.environ, platform: str = sys.platform
    ) -> None:
        self._book = book
        self._environment = environment
        self._platform = platform

    @property
    def file(self) -> Path:
        """Where it stands, but on Windows."""
        if self._platform == "darwin":
            return home(self._environment) / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
        return config_home(self._environment) / "autostart" / "kontaktpflege.desktop"

    def is_on(self) -> bool:
        """Whether the program starts by itself."""
        if self._platform == "win32":
            return _windows_command() is not None
        return self.file.is_file()

    def turn_on(self) -> None:
        """Start by itself from the next log-in on; raises FileProblem."""
        command = start_command(self._environment)
        if self._book is not None:
            command += ["--book", str(self._book.absolute())]
        command.append("--tray")
        if self._platform == "win32":
            _set_windows_command(command)
            return
        try:
            put(self.file, _agent(command) if self._platform == "darwin" else _entry(command))
        except OSError as error:
            raise FileProblem("cannot_write", str(self.file), error.strerror or "") from error

    def turn_off(self) -> None:
        """Start only when asked to; raises FileProblem."""
        if self._platform == "win32":
            _set_windows_command(None)
            return
        try:
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise FileProblem("cannot_write", str(self.file), error.strerror or "") from error


def _entry(command: list[str]) -> bytes:
    return os.fsencode(_ENTRY.format(command=exec_line(command), program=escaped(sys.executable)))


def _agent(command: list[str]) -> bytes:
    return plistlib.dumps({"Label": _LABEL, "ProgramArguments": command, "RunAtLoad": True})


def _windows_command() -> str | None:
    """What Windows runs at log-in for us; None if nothing."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, "Kontaktpflege")[0])
        except OSError:
            return None
    return None


def _set_windows_command(command: list[str] | None) -> None:
    if sys.platform == "win32":
        import subprocess
        import winreg

        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                if command is not None:
                    winreg.SetValueEx(key, "Kontaktpflege", 0, winreg.REG_SZ, subprocess.list2cmdline(command))
                elif _windows_command() is not None:
                    winreg.DeleteValue(key, "Kontaktpflege")
        except OSError as error:
            raise FileProblem("cannot_write", _RUN_KEY, error.strerror or "") from error
