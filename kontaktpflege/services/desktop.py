"""The desktop: the program's launcher, its icons and its file type in the user's own folders, and out of them again."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kontaktpflege import RESOURCES
from kontaktpflege.domain.desktop import DesktopReport
from kontaktpflege.domain.errors import DesktopProblem, FileProblem
from kontaktpflege.services.desktop_entry import desktop_entry, start_command
from kontaktpflege.services.file_types import FileTypes, default_of, with_default
from kontaktpflege.services.user_folders import put

APP = "kontaktpflege.desktop"
KINDS = ("text/vcard", "text/x-vcard", "text/directory")
"""The type of vCard files by its name of today and by those of old."""

_ENTRY = f"applications/{APP}"
_ICONS = "icons/hicolor"
_SIZES = (48, 128, 256)
_CACHE = "applications/mimeinfo.cache"
_EMPTY_CACHE = "[MIME Cache]"
_TOOL_SECONDS = 30


class Desktop:
    """Puts the program into the applications menu of a desktop, described by its environment variables."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = environment
        self._types = FileTypes(environment)
        self._data = self._types.data_home
        self._record = self._data / "kontaktpflege" / "desktop.json"

    def is_possible(self) -> bool:
        """Whether desktops of this system have such a menu."""
        return sys.platform == "linux"

    def is_installed(self) -> bool:
        """Whether the program has put itself into the menu."""
        return self._record.exists() and (self._data / _ENTRY).exists()

    def opener(self) -> str:
        """The desktop file of the program other than this that opens vCard files; "" if there is none."""
        return self._types.opener(KINDS[0], without=APP)

    def install(self, *, as_default: bool = False, book: Path | None = None) -> DesktopReport:
        """Put launcher and icons where the desktop looks; doing it again brings them up to date.

        vCard files are opened by this program from now on if `as_default` says so, or if no other does. The launcher
        opens `book` if given. Raises FileProblem, DesktopProblem ("not_here", or "foreign" for a file of ours that
        somebody else wrote).
        """
        if not self.is_possible():
            raise DesktopProblem("not_here")
        files = self._contents(book)
        record = self._read_record()
        with self._telling_of_files():
            self._refuse_foreign(files, record)
            record["folders"] = sorted({*record["folders"], *self._missing_folders(files)})
            outdated = set(record["files"]) - set(files)
            record["files"] = sorted(files)
            record["cache"] = record["cache"] or not (self._data / _CACHE).exists()
            self._write_record(record)  # first, so that what a crash leaves can be taken out
            for name, content in files.items():
                put(self._data / name, content)
            for name in outdated:
                (self._data / name).unlink(missing_ok=True)
            unfinished = self._tell_desktop()
            self._settle_openers(record, as_default=as_default)
        return DesktopReport(
            files=tuple(self._data / name for name in files),
            is_default=self._types.opener(KINDS[0]) == APP,
            opener=self.opener(),
            unfinished=unfinished,
        )

    def remove(self) -> DesktopReport:
        """Take out what `install` put in, and let vCard files open with what opened them before. Raises FileProblem."""
        if not self._record.exists():
            return DesktopReport(opener=self.opener())
        record = self._read_record()
        with self._telling_of_files():
            gone = [self._data / name for name in record["files"] if (self._data / name).is_file()]
            for path in gone:
                path.unlink()
            self._give_openers_back(record)
            unfinished = self._tell_desktop()
            cache = self._data / _CACHE
            if record["cache"] and cache.exists() and cache.read_text(errors="replace").strip() == _EMPTY_CACHE:
                cache.unlink()
            self._record.unlink()
            for folder in sorted(record["folders"], key=len, reverse=True):
                _remove_folder(self._data / folder)
        return DesktopReport(files=tuple(gone), opener=self.opener(), unfinished=unfinished)

    def _contents(self, book: Path | None) -> dict[str, bytes]:
        """What belongs into the user's folders, by the name within them."""
        drawings = RESOURCES / "desktop"
        command = start_command(self._environment)
        if book is not None:
            command += ["--book", str(book.absolute())]
        template = (drawings / APP).read_text(encoding="utf-8")
        entry = desktop_entry(template, command, sys.executable)
        files = {_ENTRY: os.fsencode(entry)}
        for size in _SIZES:
            files[f"{_ICONS}/{size}x{size}/apps/kontaktpflege.png"] = (drawings / f"{size}.png").read_bytes()
        files[f"{_ICONS}/scalable/apps/kontaktpflege.svg"] = (RESOURCES / "icons" / "kontaktpflege.svg").read_bytes()
        return files

    def _refuse_foreign(self, files: Mapping[str, bytes], record: Mapping[str, Any]) -> None:
        for name, content in files.items():
            path = self._data / name
            if name not in record["files"] and os.path.lexists(path) and path.read_bytes() != content:
                raise DesktopProblem("foreign", path)

    def _missing_folders(self, files: Mapping[str, bytes]) -> set[str]:
        wanted = {folder for name in (*files, "kontaktpflege/desktop.json") for folder in Path(name).parents}
        return {str(folder) for folder in wanted if not (self._data / folder).exists()}

    def _settle_openers(self, record: dict[str, Any], *, as_default: bool) -> None:
        """Let each type open here if asked for or if nothing else opens it, and else where it did before.

        That has to be said: without a word the desktop takes the launcher that lies nearest to the user, which is ours.
        """
        path = self._types.own_list()
        before = text = _list(path)
        for kind in KINDS:
            other = self._types.opener(kind, without=APP)
            wanted = APP if as_default or not other else other
            if self._types.opener(kind) == wanted and default_of(text, kind) is not None:
                continue
            stood = record["defaults"].get(kind, [default_of(text, kind)])[0]
            record["defaults"][kind] = [stood, wanted]
            text = with_default(text, kind, wanted)
        if text != before:
            record["list"] = record["list"] or not path.exists()
            record["config"] = record["config"] or not path.parent.exists()
            self._write_record(record)
            put(path, os.fsencode(text))

    def _give_openers_back(self, record: Mapping[str, Any]) -> None:
        path = self._types.own_list()
        before = text = _list(path)
        for kind, (stood, written) in record["defaults"].items():
            if default_of(text, kind) == written:  # else the user has chosen another since
                text = with_default(text, kind, stood)
        if not text.strip() and record["list"]:
            path.unlink(missing_ok=True)
            if record["config"]:
                _remove_folder(path.parent)
        elif text != before:
            put(path, os.fsencode(text))

    def _tell_desktop(self) -> tuple[str, ...]:
        """Let the desktop look at what changed; returns the tools that are missing or failed."""
        commands = [["update-desktop-database", "-q", str(self._data / "applications")]]
        icons = self._data / _ICONS
        if icons.is_dir():
            os.utime(icons)  # by this desktops know that there are other icons
        if (icons / "icon-theme.cache").exists():
            commands.append(["gtk-update-icon-cache", "-q", "-t", "-f", str(icons)])
        return tuple(command[0] for command in commands if not self._run(command))

    def _run(self, command: list[str]) -> bool:
        program = shutil.which(command[0], path=self._environment.get("PATH"))
        if program is None:
            return False
        try:
            done = subprocess.run(
                [program, *command[1:]],
                env=dict(self._environment),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_TOOL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0

    def _read_record(self) -> dict[str, Any]:
        """What was installed: files and folders below the data folder; for each type [former default, ours].

        And whether the desktop's cache, the user's list of defaults and its folder came into being by this.
        """
        record: dict[str, Any] = {"files": [], "folders": [], "defaults": {}}
        record |= {"cache": False, "list": False, "config": False}
        with contextlib.suppress(OSError, ValueError):
            known = json.loads(self._record.read_text(encoding="utf-8"))
            record |= {key: known[key] for key in record if type(known.get(key)) is type(record[key])}
        return record

    def _write_record(self, record: Mapping[str, Any]) -> None:
        put(self._record, json.dumps(record, indent=1).encode())

    @contextlib.contextmanager
    def _telling_of_files(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise FileProblem("cannot_write", str(error.filename or self._data), error.strerror or "") from error


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # somebody else uses it by now
        folder.rmdir()


def _list(path: Path) -> str:
    try:
        return os.fsdecode(path.read_bytes())
    except FileNotFoundError:
        return ""
