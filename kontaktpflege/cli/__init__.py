"""The command line: opens the window, or does without one what scripts and tests need. No command imports Qt."""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from kontaktpflege.cli.answer import DONE, FAILED, Answer, failure, say
from kontaktpflege.cli.arguments import parse
from kontaktpflege.domain.errors import BookError, Cancelled, KontaktpflegeError, NoAnswer
from kontaktpflege.settings import Settings, load_settings
from kontaktpflege.wording import _, use_language


def program() -> NoReturn:
    """`main` as a process of its own, which ends at once: to take the modules down first would cost a tenth of a second.

    By then the book is closed and nothing waits to be written but what is printed.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or FAILED
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status: 0 done, 1 failed, 2 wrong usage, 3 done but for unreadable cards."""
    # Bulk work makes millions of short-lived objects and no cycles to look for; each look would halt the window, too.
    gc.set_threshold(50_000, 20, 100)
    words = list(sys.argv[1:] if arguments is None else arguments)
    settings = load_settings()
    use_language(settings.language)
    options = parse(words)
    if options.book is not None:
        settings = replace(settings, book=options.book)
    if options.command is None:
        gc.disable()  # until the window takes over: nothing that it starts with becomes garbage
        try:
            return _open_window(settings, options.files, hidden=options.tray)
        finally:
            gc.enable()
    try:
        answer = _carry_out(options, settings)
    except BrokenPipeError:  # the reader of an export has gone
        return _hang_up(FAILED)
    except (KontaktpflegeError, OSError) as error:
        answer = failure(error)
    except KeyboardInterrupt:
        answer = failure(Cancelled())
    if answer is None:
        return DONE
    try:
        say(answer, as_json=options.json)
    except BrokenPipeError:
        return _hang_up(answer.status)
    except OSError as error:
        print(f"kontaktpflege: {error.strerror}", file=sys.stderr)
        return FAILED
    return answer.status


def _hang_up(status: int) -> int:
    """Let nobody try again to write to a reader that has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _carry_out(options: argparse.Namespace, settings: Settings) -> Answer | None:
    if options.command == "desktop":
        from kontaktpflege.cli.desktop import desktop

        return desktop(options)
    if options.command == "check" and options.files:
        from kontaktpflege.cli.strictness import check_files

        return check_files(options)
    from kontaktpflege.cli.transfers import read_streams

    if options.command == "import":
        read_streams(options)
    with _book(settings.book, options) as book:
        try:
            return _answer(replace(settings, book=book), options)
        except BookError as error:
            if options.command != "restore" or not _is_ruined(book, error):
                raise
        from kontaktpflege.bootstrap import now
        from kontaktpflege.cli.keeping import begin_from_backup

        return begin_from_backup(book, options, now)


def _answer(settings: Settings, options: argparse.Namespace) -> Answer | None:
    from kontaktpflege.bootstrap import open_services
    from kontaktpflege.cli.commands import COMMANDS

    services = open_services(settings)
    try:
        with contextlib.suppress(BookError):  # a book that may only be read can be read as it is
            services.address_book.derive_anew()
        return COMMANDS[options.command](services, options)
    finally:
        services.close()


def _is_ruined(book: Path, error: BookError) -> bool:
    """Whether it is the book itself, and not a backup, that can no longer be read."""
    return error.code in ("damaged", "not_a_book") and error.path is not None and error.path == book.resolve()


@contextlib.contextmanager
def _book(path: Path, options: argparse.Namespace) -> Iterator[Path]:
    """The book to open: where there is none, an empty one for the time being, unless the command begins one.

    So looking into a book that is not there neither makes one nor fails.
    """
    import tempfile

    begins = options.makes_book and not getattr(options, "dry_run", False)
    if begins or os.path.lexists(path):
        yield path
        return
    if options.command == "backup":
        raise BookError("no_book", path)
    print(_("There is no book at {path} yet.").format(path=path), file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="kontaktpflege") as folder:
        yield Path(folder) / path.name


def _open_window(settings: Settings, files: Sequence[Path], *, hidden: bool) -> int:
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        print(_("There is no screen here, so no window can open."), file=sys.stderr)
        print(_("The command line works without one: kontaktpflege --help"), file=sys.stderr)
        return FAILED
    if sys.platform == "win32":
        from kontaktpflege.ui.app import run

        return run(settings, files, hidden=hidden)
    return _open_the_only_window(settings, files, hidden=hidden)


def _open_the_only_window(settings: Settings, files: Sequence[Path], *, hidden: bool) -> int:
    """Open the window, unless one is open on this book already and takes the files. Qt is loaded only then."""
    from kontaktpflege.single_start import Seat, StartMessage, can_be_told, sit_down_or_tell, start_token

    seat: Seat | None = Seat()
    if can_be_told(files):
        message = StartMessage(tuple(file.absolute() for file in files), start_token(), quiet=hidden)
        try:
            seat = sit_down_or_tell(settings.book, message)
        except NoAnswer as error:
            from kontaktpflege.ui.app import refuse

            say(failure(error), as_json=False)
            return refuse(settings, error)
    if seat is None:
        return DONE
    from kontaktpflege.ui.app import run

    return run(settings, files, seat, hidden=hidden)
