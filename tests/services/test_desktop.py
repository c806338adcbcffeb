"""Launcher, icons and file type in a home of the test's own: put in, brought up to date, taken out to the last trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.errors import DesktopProblem, FileProblem
from kontaktpflege.services.desktop import APP, KINDS, Desktop
from kontaktpflege.services.desktop_entry import desktop_entry, exec_line, start_command
from kontaktpflege.services.file_types import FileTypes, default_of, with_default

ROOT = Path(__file__).parents[2]
OTHER = "[Desktop Entry]\nType=Application\nName=Other\nExec=true %F\nMimeType=text/vcard;\n"
AWKWARD = (
    "/a b/python", '/say "x"/p', "/it's/p", "/cost$HOME/p", "/tick`ls`/p", "/back\\slash/p", "/100%F/p", "/ü/p", "/a;b/p",
    "/~&|<>*?#()/p", "/a\tb/p",
)  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing but a home, and a system without programs for vCard files."""
    home, system = tmp_path / "home of anna", tmp_path / "system"
    home.mkdir()
    (system / "applications").mkdir(parents=True)
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_DIRS": str(system),
        "XDG_CONFIG_DIRS": str(tmp_path / "etc"),
    }


@pytest.fixture
def desk(environment: dict[str, str]) -> Desktop:
    return Desktop(environment)


def everything(environment: dict[str, str]) -> dict[str, bytes | None]:
    """Every folder and file of the home, with what is in it."""
    home = Path(environment["HOME"])
    return {str(path): path.read_bytes() if path.is_file() else None for path in home.rglob("*")}


def add_other(environment: dict[str, str], *, default: bool = False) -> None:
    """Another program that opens vCard files, of the system."""
    applications = Path(environment["XDG_DATA_DIRS"]) / "applications"
    (applications / "other.desktop").write_text(OTHER)
    (applications / "mimeinfo.cache").write_text("[MIME Cache]\ntext/vcard=other.desktop;\n")
    if default:
        (applications / "mimeapps.list").write_text("[Default Applications]\ntext/vcard=other.desktop\n")


def own_list(environment: dict[str, str]) -> Path:
    return Path(environment["XDG_CONFIG_HOME"]) / "mimeapps.list"


def opener(environment: dict[str, str]) -> str:
    return FileTypes(environment).opener("text/vcard")


def test_what_is_put_in_is_taken_out_to_the_last_trace(desk: Desktop, environment: dict[str, str]) -> None:
    before = everything(environment)
    desk.install(as_default=True)
    assert desk.is_installed()
    assert len(everything(environment)) > len(before)
    desk.remove()
    assert not desk.is_installed()
    assert everything(environment) == before


def test_all_that_others_have_there_stays(desk: Desktop, environment: dict[str, str]) -> None:
    applications = Path(environment["XDG_DATA_HOME"]) / "applications"
    applications.mkdir(parents=True)
    (applications / "mine.desktop").write_text(OTHER)
    subprocess.run(["update-desktop-database", str(applications)], check=True)
    own_list(environment).parent.mkdir()
    own_list(environment).write_text("[Added Associations]\ntext/plain=mine.desktop\n\n[Default Applications]\na/b=c\n")
    before = everything(environment)
    desk.install(as_default=True)
    desk.remove()
    assert everything(environment) == before


def test_doing_it_twice_is_doing_it_once(desk: Desktop, environment: dict[str, str]) -> None:
    add_other(environment)
    before = everything(environment)
    first = desk.install(as_default=True)
    once = everything(environment)
    assert desk.install(as_default=True) == first
    assert everything(environment) == once
    desk.remove()
    assert everything(environment) == before
    assert desk.remove().files == ()


def test_the_launcher_is_valid_and_says_all_three_types(desk: Desktop, environment: dict[str, str]) -> None:
    report = desk.install()
    entry = next(file for file in report.files if file.name == APP)
    checked = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "Version=1.4\n" in entry.read_text()
    assert f"MimeType={';'.join(KINDS)};\n" in entry.read_text()
    assert report.unfinished == ()


def test_where_nothing_opens_them_vcard_files_open_here(desk: Desktop, environment: dict[str, str]) -> None:
    report = desk.install()
    assert report.is_default
    assert opener(environment) == APP


def test_another_program_stays_the_default_unless_asked(desk: Desktop, environment: dict[str, str]) -> None:
    add_other(environment)
    report = desk.install()
    assert (report.is_default, report.opener) == (False, "other.desktop")
    assert opener(environment) == "other.desktop"
    asked = subprocess.run(["gio", "mime", "text/vcard"], env=environment, capture_output=True, text=True, check=True)
    assert "other.desktop" in asked.stdout.splitlines()[0]
    assert APP in asked.stdout


@pytest.mark.parametrize("default", [True, False])
def test_asked_for_it_becomes_the_default_and_gives_it_back(
    desk: Desktop, environment: dict[str, str], default: bool
) -> None:
    add_other(environment, default=default)
    assert desk.install(as_default=True).is_default
    assert opener(environment) == APP
    desk.remove()
    assert opener(environment) == "other.desktop"


def test_the_users_own_default_is_restored_as_it_stood(desk: Desktop, environment: dict[str, str]) -> None:
    add_other(environment)
    own_list(environment).parent.mkdir()
    own_list(environment).write_text("[Default Applications]\ntext/vcard=other.desktop;\ntext/plain=edit.desktop\n")
    before = everything(environment)
    desk.install(as_default=True)
    desk.install(as_default=True)
    desk.remove()
    assert everything(environment) == before


def test_a_default_chosen_since_is_left_alone(desk: Desktop, environment: dict[str, str]) -> None:
    add_other(environment)
    desk.install(as_default=True)
    text = own_list(environment).read_text()
    own_list(environment).write_text(with_default(text, "text/vcard", "third.desktop"))
    desk.remove()
    assert default_of(own_list(environment).read_text(), "text/vcard") == "third.desktop"


def test_a_launcher_that_somebody_else_wrote_is_left_alone(desk: Desktop, environment: dict[str, str]) -> None:
    entry = Path(environment["XDG_DATA_HOME"]) / "applications" / APP
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nName=My own\n")
    before = everything(environment)
    with pytest.raises(DesktopProblem) as caught:
        desk.install()
    assert (caught.value.code, caught.value.path) == ("foreign", entry)
    assert everything(environment) == before


def test_a_folder_that_may_not_be_written_is_told(desk: Desktop, environment: dict[str, str]) -> None:
    Path(environment["XDG_DATA_HOME"]).write_text("a file where a folder should be")
    with pytest.raises(FileProblem):
        desk.install()


def test_missing_tools_are_named_and_the_rest_is_done(
    environment: dict[str, str], tmp_path: Path, desk: Desktop
) -> None:
    (Path(environment["XDG_DATA_HOME"]) / "icons/hicolor").mkdir(parents=True)
    (Path(environment["XDG_DATA_HOME"]) / "icons/hicolor/icon-theme.cache").touch()
    environment["PATH"] = str(tmp_path)
    report = desk.install()
    assert report.unfinished == ("update-desktop-database", "gtk-update-icon-cache")
    assert report.is_default


def test_icons_of_every_size_lie_where_the_desktop_looks(desk: Desktop, environment: dict[str, str]) -> None:
    desk.install()
    icons = Path(environment["XDG_DATA_HOME"]) / "icons/hicolor"
    for size in (48, 128, 256):
        header = (icons / f"{size}x{size}/apps/kontaktpflege.png").read_bytes()[:24]
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (size, size)
    assert b"<svg" in (icons / "scalable/apps/kontaktpflege.svg").read_bytes()


def test_the_home_folder_counts_where_no_variable_does(environment: dict[str, str]) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        environment[name] = "relative, and so ignored"
    Desktop(environment).install()
    home = Path(environment["HOME"])
    assert (home / ".local/share/applications" / APP).exists()
    assert (home / ".config/mimeapps.list").exists()


def test_a_book_may_be_named(desk: Desktop, environment: dict[str, str], tmp_path: Path) -> None:
    report = desk.install(book=tmp_path / "my people.book")
    entry = next(file for file in report.files if file.name == APP).read_text()
    assert f'--book "{tmp_path}/my people.book" %F' in entry


@pytest.mark.parametrize("word", AWKWARD)
def test_whatever_is_in_a_path_it_stays_one_word(word: str, tmp_path: Path) -> None:
    assert read_as_glib_does(exec_line([word, "-m", "kontaktpflege"])) == [word, "-m", "kontaktpflege"]
    entry = tmp_path / "kontaktpflege.desktop"
    entry.write_text(desktop_entry((ROOT / "resources/desktop" / APP).read_text(), [word, "-m"], word))
    checked = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")


@given(st.lists(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_words_come_back_from_the_launcher_as_they_were(words: list[str]) -> None:
    assert read_as_glib_does(exec_line(words)) == words


def read_as_glib_does(line: str) -> list[str]:
    """The words of an Exec value: its escapes undone, field codes replaced, then taken apart as a shell does."""
    unescaped, rest = "", iter(line)
    for char in rest:
        unescaped += {"\\": "\\", "n": "\n", "t": "\t", "r": "\r", "s": " "}[next(rest)] if char == "\\" else char
    pieces = re.findall(r'"((?:\\.|[^"\\])*)"|([^\s"]+)', unescaped.replace("%%", "%"), re.DOTALL)
    return [bare or re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL) for quoted, bare in pieces]


@pytest.mark.parametrize("folder", ["plain", 'a "b" $c %F ü'])
def test_the_launcher_starts_this_very_program_from_anywhere(folder: str, tmp_path: Path) -> None:
    there = tmp_path / folder
    there.mkdir()
    (there / "json.py").write_text("raise SystemExit('a module of the folder got in between')")
    done = subprocess.run(
        [*start_command(dict(os.environ)), "--version"], cwd=there, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("Kontaktpflege "), done.stderr


def test_an_installed_program_needs_no_path_to_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "kontaktpflege", tmp_path / "kontaktpflege", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("kontaktpflege.__file__", str(tmp_path / "kontaktpflege" / "__init__.py"))
    assert start_command(dict(os.environ)) == [
        "env",
        f"PYTHONPATH={tmp_path}",
        sys.executable,
        "-P",
        "-m",
        "kontaktpflege",
    ]
    installed = subprocess.run(
        [sys.executable, "-P", "-c", "import kontaktpflege; print(kontaktpflege.__file__)"],
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
    )
    monkeypatch.setattr("kontaktpflege.__file__", installed.stdout.strip())
    assert start_command(dict(os.environ)) == [sys.executable, "-P", "-m", "kontaktpflege"]


LISTS = st.lists(
    st.sampled_from(["[Added Associations]", "[Default Applications]", "a/b=c", "x/y=z;", "", "# note"]), max_size=8
).filter(lambda lines: lines.count("[Default Applications]") <= 1)


@given(LISTS, st.sampled_from(["a/b", "text/vcard"]))
def test_a_list_with_another_default_keeps_all_other_lines(lines: list[str], kind: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    changed = with_default(text, kind, "new.desktop")
    assert default_of(changed, kind) == "new.desktop"
    before = default_of(text, kind)
    if before is not None:
        assert with_default(changed, kind, before) == text
    elif "[Default Applications]" not in lines:
        assert with_default(changed, kind, None) == text
    else:
        assert default_of(with_default(changed, kind, None), kind) is None
