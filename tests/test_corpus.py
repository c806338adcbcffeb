"""The corpus gate: real cards go through the product and come out as they were.

The judge is `../shared/tools/vcard_compare.py`, a reader written apart from the product's.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.importing import ImportReport
from kontaktpflege.services import Services, open_services
from kontaktpflege.services.exporter import Style
from tests.books import begin_book

pytestmark = pytest.mark.corpus

SHARED = Path(__file__).parent.parent.parent / "shared"
CORPUS = SHARED / "corpus"
FILES = sorted(str(path.relative_to(CORPUS)) for path in CORPUS.rglob("*") if path.suffix.lower() in (".vcf", ".vcard"))

UNREADABLE: dict[str, list[tuple[int, str]]] = {
    "FolkerKinzel+VCards/src~FolkerKinzel.VCards.Tests~TestFiles~Cropped_2_1.vcf": [(1, "unclosed")],
    "GNOME+evolution-data-server/tests~libebook~vcard~7.vcf": [(1, "junk")],
    "GNOME+evolution-data-server/tests~libebook~vcard~9.vcf": [(1, "unclosed")],
    "ranguard+text-vcard/t~mix_type.vcf": [(10, "junk")],
    "stalwartlabs+calcard/resources~vcard~056.vcf": [(1, "unclosed")],
}
"""Files with pieces that are no cards: line and reason of each."""

WITHOUT_CARDS = {name for name in UNREADABLE if not name.startswith("ranguard")}

BEYOND_BOTH: dict[str, set[str]] = {
    # LABEL is no property of 4.0: 3.0 makes it a parameter of the address, and there it stays.
    "KDE+kcontacts/autotests~data~v4_0.vcard7.vcf.ref.vcf": {"LABEL"},
    # 3.0 has no IMPP for QQ, 4.0 does.
    "stalwartlabs+calcard/resources~vcard~003.vcf": {"X-QQ", "IMPP"},
    # "data:image/base64\,": the stray backslash does not survive the change of form.
    "stalwartlabs+calcard/resources~vcard~076.vcf": {"PHOTO"},
}
"""What 4.0 → 3.0 → 4.0 may change, since not both can say it. 3.0 → 4.0 → 3.0 changes nothing."""


def now() -> datetime:
    """The moment at which every import happens."""
    return datetime(2026, 3, 14, tzinfo=UTC)


@pytest.fixture(scope="session")
def judge() -> ModuleType:
    """The independent comparison."""
    path = SHARED / "tools" / "vcard_compare.py"
    spec = importlib.util.spec_from_file_location("vcard_compare", path)
    if spec is None or spec.loader is None or not path.is_file():
        pytest.skip("the folder ../shared/tools is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in FILES])
def name(request: pytest.FixtureRequest) -> str:
    """A file of the corpus; all tests of a file follow each other in one process, for they look at one import of it."""
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def imported(name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Services, ImportReport]]:
    """A book into which the file was imported, and what that told; nobody may change it."""
    services = open_services(begin_book(tmp_path_factory.mktemp("imported") / "a.book"), now, "DE")
    yield services, services.transfer.take_in([CORPUS / name])
    services.close()


def taken_in(path: Path, cards: bytes) -> Services:
    """A fresh book into which cards were imported, none of which is unreadable."""
    services = open_services(begin_book(path), now, "DE")
    assert services.transfer.take_in([cards]).unreadable == ()
    return services


def export(services: Services, style: Style = "original") -> bytes:
    """Everything in the book as vCards."""
    stream = io.BytesIO()
    services.transfer.export(ContactQuery(), stream, style=style)
    return stream.getvalue()


def differences(judge: ModuleType, before: bytes, after: bytes) -> list[tuple[str, str, str]]:
    """What `vcard_compare --strict` finds lost, changed or added."""
    report = judge.compare(before, after)
    found = [(issue["kind"], issue["name"], issue["detail"]) for issue in report["issues"]]
    found += [("added", extra["name"], extra["detail"]) for extra in report["added"]]
    counted = ("cards_added", "junk_lost", "malformed_b", "unclosed_b")
    return found + [(name, "", str(report[name])) for name in counted if report[name]]


def test_the_corpus_is_there_in_full(corpus: Path) -> None:
    listed = (corpus / "MANIFEST.tsv").read_text().splitlines()[1:]
    assert sorted(line.split("\t")[0] for line in listed) == FILES


def test_what_comes_in_goes_out_as_it_was(
    name: str, imported: tuple[Services, ImportReport], judge: ModuleType
) -> None:
    services, report = imported
    data = (CORPUS / name).read_bytes()
    out = export(services)
    assert differences(judge, data, out) == []
    assert [(item.line, item.reason) for item in report.unreadable] == UNREADABLE.get(name, [])
    for item in report.unreadable:
        assert item.file == Path(name).name
        assert item.raw.strip() in data
        assert item.raw in out
    assert services.transfer.unreadable() == list(report.unreadable)
    found = report.new + report.same + report.updated + report.review + report.groups + len(report.unreadable)
    assert report.cards == found


def test_the_same_file_again_changes_nothing(name: str, imported: tuple[Services, ImportReport]) -> None:
    services, first = imported
    before = export(services)
    again = services.transfer.take_in([CORPUS / name])
    assert again.cards == first.cards == again.same + len(again.unreadable)
    assert again.step is None
    assert export(services) == before
    assert services.safekeeping.check().findings == ()


@pytest.mark.parametrize("route", [("3.0", "4.0", "3.0"), ("4.0", "3.0", "4.0")], ids="→".join)
def test_a_change_of_version_and_back_keeps_what_both_can_say(
    name: str,
    route: tuple[Style, Style, Style],
    imported: tuple[Services, ImportReport],
    judge: ModuleType,
    tmp_path: Path,
) -> None:
    first = export(imported[0], route[0])
    assert (first == b"") == (name in WITHOUT_CARDS)
    written = first
    for style in route[1:] if first else ():
        with closing(taken_in(tmp_path / f"{style}.book", written)) as services:
            written = export(services, style)
    changed = {what for _, what, _ in differences(judge, first, written)}
    assert changed == (BEYOND_BOTH.get(name, set()) if route[0] == "4.0" else set())
