"""The rooms of the house: who imports whom, what a start may load, and what this Python's Qt must not do."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).parent.parent
PACKAGE = "kontaktpflege"
PAGES_SHARE = {"plots", "widgets"}
NAMELESS = {"base", "common", "controller", "helpers", "manager", "misc", "util", "utils"}

MAY_USE = {
    "domain": "babel holidays igraph jellyfish nameparser numpy phonenumbers rapidfuzz scipy",
    "wording": "babel",
    "storage": "alembic sqlalchemy sqlcipher3",
    "exchange": "httpx ldif python_calamine pybase64 vobject xlsxwriter",
    "single_start": "",
    "services": "jinja2",
    "settings": "platformdirs",
    "keychain": "keyring",
    "ui": "PySide6 shiboken6 jeepney numpy pyqtgraph segno",
    "bootstrap": "",
    "cli": "",
}
ONLY_IN = {
    "keyring": {"kontaktpflege.keychain"},
    "vobject": {"kontaktpflege.exchange.vcard.conformance"},
}
# Loaded on first use only: each of them costs more time than a command may take.
LATE = (
    "alembic babel holidays igraph importlib_metadata jinja2 keyring numpy phonenumbers pyqtgraph rapidfuzz scipy "
    "segno vobject"
).split()


@cache
def imports() -> grimp.ImportGraph:
    return grimp.build_graph(PACKAGE, include_external_packages=True, cache_dir=None)


def imported_by(room: str) -> set[tuple[str, str]]:
    """(importer, imported) for every module of a room, imports inside functions included."""
    module = f"{PACKAGE}.{room}"
    graph = imports()
    if module not in graph.modules:
        return set()
    importers = {module, *graph.find_descendants(module)}
    return {
        (importer, imported) for importer in importers for imported in graph.find_modules_directly_imported_by(importer)
    }


def test_the_contracts_of_the_linter_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("room", MAY_USE)
def test_a_room_uses_only_the_libraries_it_may(room: str) -> None:
    allowed = {PACKAGE, *MAY_USE[room].split()} | sys.stdlib_module_names
    used = {pair for pair in imported_by(room) if pair[1].partition(".")[0] not in allowed}
    assert used == set()


def test_every_module_is_in_a_room() -> None:
    rooms = {module.split(".")[1] for module in imports().find_descendants(PACKAGE)}
    assert rooms <= {*MAY_USE, "__main__"}


@pytest.mark.parametrize("library", ONLY_IN)
def test_some_libraries_are_known_to_one_module(library: str) -> None:
    if library in imports().modules:
        assert imports().find_modules_that_directly_import(library) <= ONLY_IN[library]


def test_pages_do_not_know_each_other_nor_the_main_window() -> None:
    folder = ROOT / PACKAGE / "ui"
    pages = {path.name for path in folder.iterdir() if (path / "__init__.py").exists()} - PAGES_SHARE
    assert pages
    crossing = set()
    for page in pages:
        others = {f"{PACKAGE}.ui.{other}" for other in (pages - {page}) | {"main_window", "app"}}
        for importer, imported in imported_by(f"ui.{page}"):
            if any(f"{imported}.".startswith(f"{other}.") for other in others):
                crossing.add((importer, imported))
    assert crossing == set()


def test_only_the_program_and_the_command_line_build_services() -> None:
    importers = imports().find_modules_that_directly_import(f"{PACKAGE}.bootstrap")
    assert importers <= {f"{PACKAGE}.cli", f"{PACKAGE}.ui.app"}


def test_sql_stands_in_storage_alone() -> None:
    elsewhere = set((ROOT / PACKAGE).rglob("*.py")) - set((ROOT / PACKAGE / "storage").rglob("*.py"))
    assert [path for path in elsewhere if "exec_driver_sql" in path.read_text(encoding="utf-8")] == []


def test_every_module_has_a_name_that_says_something() -> None:
    names = {part for module in imports().find_descendants(PACKAGE) for part in module.split(".")}
    assert names & NAMELESS == set()


def loaded_by(program: str, folder: Path) -> set[str]:
    """The top-level modules that are loaded when a Python program has run."""
    report = "\nimport json, sys; print('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}
    finished = subprocess.run(
        [sys.executable, "-c", program + report], env=environment, capture_output=True, text=True, check=True
    )
    return set(json.loads(finished.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "command",
    [
        ("import", "cards.vcf"),
        ("export", "-o", "out.vcf"),
        ("find", "erika", "089"),
        ("circle", "list"),
        ("undo",),
        ("check",),
    ],
    ids=lambda command: command[0],
)
def test_a_command_starts_lean_and_without_qt(tmp_path: Path, command: tuple[str, ...]) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Erika\r\nN:;Erika;;;\r\nTEL:089 123456\r\nEND:VCARD\r\n")
    words = [str(tmp_path / word) if word.endswith(".vcf") else word for word in command]
    arguments = ["--book", str(tmp_path / "people.book"), *words]
    loaded = loaded_by(f"from kontaktpflege.cli import main; main({arguments!r})", tmp_path)
    assert "sqlalchemy" in loaded
    assert loaded & {*LATE, "PySide6", "shiboken6"} == set()


def test_the_window_is_there_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    book = tmp_path / "people.book"
    program = f"""
from pathlib import Path
from PySide6.QtCore import QSettings
from kontaktpflege.bootstrap import open_services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.app import make_application
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.theme import Theme
settings = Settings(book=Path({str(book)!r}))
application = make_application(settings)
services = open_services(settings)
theme = Theme(application, settings.theme, application)
window = MainWindow(services, settings, theme, QSettings({str(tmp_path / "window.ini")!r}, QSettings.Format.IniFormat))
window.show()
application.processEvents()
assert window.isVisible()
"""
    loaded = loaded_by(program, tmp_path)
    assert "PySide6" in loaded
    assert loaded & set(LATE) == set()


class Sender(QObject):
    said = Signal(bool)


def test_emitting_and_calling_qt_keeps_true_and_none_alive() -> None:
    # PySide6 6.12.0 on Python 3.11 drops a reference each time, until the interpreter aborts.
    sender = Sender()
    heard: list[bool] = []
    sender.said.connect(heard.append)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(500):
        sender.said.emit(True)
        sender.setObjectName("a")
    heard.clear()
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert abs(after[0] - before[0]) < 100
    assert abs(after[1] - before[1]) < 100
