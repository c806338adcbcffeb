"""Dragging contacts out: files named after them, written only when another program asks."""

from __future__ import annotations

import os
import stat
import time
from array import array
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.settings import private_folder
from kontaktpflege.ui.contacts import hand_out
from kontaktpflege.ui.contacts.contact_drag import CONTACTS_MIME, ContactDrag
from kontaktpflege.ui.contacts.hand_out import MOST, HandOut, tidy_hand_outs
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.transfer.drop_overlay import sources_in
from tests.books import ids as ids_of
from tests.books import vcard


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


def room() -> list[Path]:
    """What lies in the folder for files that are dragged out."""
    folder = private_folder() / "dragged"
    return list(folder.iterdir()) if folder.exists() else []


def drag(services: Services, *cards: bytes) -> ContactDrag:
    """A drag of these cards."""
    if cards:
        services.transfer.take_in([b"".join(cards)])
    ids = array("q", ids_of(services))
    return ContactDrag(ids, HandOut(services.transfer, ids))


def files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls()]


def test_one_contact_becomes_one_file_named_after_it(services: Services) -> None:
    dragged = drag(services, vcard("Jürgen Öz", "X-ODD:stays"))
    [file] = files_of(dragged)
    assert file.name == "Jürgen Öz.vcf"
    assert file.read_bytes() == vcard("Jürgen Öz", "X-ODD:stays")
    assert bytes(dragged.data("text/vcard").data()) == file.read_bytes()
    assert bytes(dragged.data("text/uri-list").data()) == b"file://%s\r\n" % quote(str(file)).encode()
    assert sources_in(dragged) == [file]


def test_nothing_is_written_before_somebody_asks(services: Services) -> None:
    dragged = drag(services, vcard("Jürgen Öz"))
    assert dragged.formats() == [CONTACTS_MIME, "text/uri-list", "text/vcard", "text/x-vcard"]
    assert dragged.hasUrls()
    ids: array[int] = array("q")
    ids.frombytes(bytes(dragged.data(CONTACTS_MIME).data()))
    assert list(ids) == ids_of(services)
    assert room() == []


def test_a_drag_within_the_window_writes_nothing_and_one_out_of_it_begins(
    qtbot: QtBot, services: Services, window: MainWindow
) -> None:
    dragged = drag(services)
    dragged.move_to(window)
    assert room() == []
    dragged.move_to(None)
    qtbot.waitUntil(lambda: len(room()) == 1)


def test_only_the_user_can_read_the_files(services: Services) -> None:
    [file] = files_of(drag(services, vcard("Jürgen Öz")))
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(private_folder().stat().st_mode) == 0o700


def test_the_same_name_twice_is_numbered(services: Services) -> None:
    names = {file.name for file in files_of(drag(services, *(vcard(name) for name in ("Eva Li", "Eva Li", "eva li"))))}
    assert names == {"Eva Li.vcf", "Eva Li (2).vcf", "eva li (3).vcf"}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../x", "x.vcf"),
        ("/etc/passwd", "etc passwd.vcf"),
        ("a\\nb", "a b.vcf"),
        ("Eve\N{RIGHT-TO-LEFT OVERRIDE}fcv.exe", "Eve fcv.exe.vcf"),
        ("Zero\N{ZERO WIDTH SPACE}width", "Zero width.vcf"),
        ("x" * 300, f"{'x' * 120}.vcf"),
        ("ü" * 300, f"{'ü' * 60}.vcf"),
        (".hidden", "hidden.vcf"),
        ("CON", "_CON.vcf"),
        ("...", "contact 1.vcf"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", "contact 1.vcf"),
        ("%2e%2e%2fx y#z?", "%2e%2e%2fx y#z.vcf"),
    ],
)
def test_a_name_makes_a_harmless_file(services: Services, name: str, file: str) -> None:
    [written] = files_of(drag(services, b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nEND:VCARD\r\n" % name.encode()))
    assert written.name == file
    assert written.parent.parent == private_folder() / "dragged"
    assert written.is_file()


def test_many_become_one_file(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_out, "_SINGLE_FILES", 2)
    dragged = drag(services, *(vcard(f"Eva {letter}") for letter in "abc"))
    [file] = files_of(dragged)
    assert file.name == "3 contacts.vcf"
    assert file.read_bytes().count(b"BEGIN:VCARD") == 3


def test_very_many_are_for_the_window_alone(services: Services) -> None:
    ids = array("q", range(MOST + 1))
    assert ContactDrag(ids, HandOut(services.transfer, ids)).formats() == [CONTACTS_MIME]


def test_a_disk_that_takes_nothing_is_told_and_nothing_is_dropped(
    qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged = drag(services, vcard("Jürgen Öz"))
    private_folder().joinpath("dragged").write_text("a file where a folder should be")
    assert dragged.hand_out is not None
    with qtbot.waitSignal(dragged.hand_out.failed):
        assert files_of(dragged) == []


def test_files_go_after_an_hour_and_fresh_ones_stay(services: Services) -> None:
    [old] = files_of(drag(services, vcard("Jürgen Öz")))
    [fresh, _] = files_of(drag(services, vcard("Erika Muster")))
    an_hour_ago = time.time() - 3_700
    os.utime(old.parent, (an_hour_ago, an_hour_ago))
    tidy_hand_outs()
    assert not old.parent.exists()
    assert fresh.exists()


def test_the_table_drags_what_is_selected(services: Services, window: MainWindow) -> None:
    table = window.page.list.table
    assert table.hand_out is not None
    table.selectAll()
    ids = table.selected_ids()
    dragged = ContactDrag(ids, table.hand_out(ids))
    assert [file.name for file in files_of(dragged)] == sorted(
        f"{name}.vcf" for name in ("Anna Weiß", "Bernd Maier", "Eva Müller", "Čeněk Kolář")
    )
