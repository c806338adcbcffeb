"""Pages look the same on screen and on paper, and a PDF file is whole or not there."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from kontaktpflege.domain.errors import Cancelled, FileProblem
from kontaktpflege.domain.label_sheet import SHEETS
from kontaktpflege.ui.printing.label_layout import LabelLayout, fitted
from kontaktpflege.ui.printing.list_layout import ListLayout, PrintColumn, natural_width
from kontaktpflege.ui.printing.paper import PORTRAIT, Layout, measures, picture_of, wrapped
from kontaktpflege.ui.printing.print_run import page_layout, print_out, write_pdf
from kontaktpflege.ui.printing.sheet_layout import ContactSheet, lay_out_sheets
from kontaktpflege.ui.tasks import Control

WIDTH = 1050
"""Two pixels a millimetre and a half: a pixel is two units."""


def ink(picture: QImage, rect: QRect) -> int:
    """How many dark pixels a part of a page has."""
    columns, rows = range(rect.left(), rect.right(), 2), range(rect.top(), rect.bottom(), 2)
    return sum(QColor(picture.pixel(x, y)).lightness() < 100 for x in columns for y in rows)


def control() -> Control:
    return Control(lambda done, total: None)


def many_rows(count: int, asked: list[tuple[int, int]]) -> ListLayout:
    def rows(first: int, last: int) -> Sequence[Sequence[str]]:
        asked.append((first, last))
        return [(f"Name {place}", "0170") for place in range(first, last)]

    columns = (PrintColumn("Name", 400), PrintColumn("Phone", 200))
    return ListLayout("Everybody", "22 November", columns, count, rows, landscape=False)


def test_a_label_lies_where_the_sheet_has_it(qapp: QApplication) -> None:
    sheet = SHEETS[2]
    layout = LabelLayout(sheet, [("Eva Müller", "Am Ring 2", "50823 Köln")], first=4, frames=False)
    picture = picture_of(layout, 0, WIDTH)
    for position in range(sheet.count):
        x, y = sheet.place(position)
        rect = QRect(round(x * 5), round(y * 5), round(sheet.width * 5), round(sheet.height * 5))
        assert (ink(picture, rect) > 50) == (position == 4)


def test_labels_go_on_on_the_next_sheet(qapp: QApplication) -> None:
    layout = LabelLayout(SHEETS[0], [("A",)] * 24, first=1, frames=False)
    assert layout.pages() == 2
    assert ink(picture_of(layout, 1, WIDTH), QRect(0, 20, 350, 180)) > 0


def test_markup_on_a_card_is_printed_as_it_is_written(qapp: QApplication) -> None:
    def width(text: str) -> int:
        picture = picture_of(LabelLayout(SHEETS[0], [(text,)], first=0, frames=False), 0, WIDTH)
        return ink(picture, QRect(0, 20, 350, 180))

    assert width("<b>Eva</b>") > 1.5 * width("Eva")


def test_long_lines_of_a_label_are_broken_before_they_become_too_small(qapp: QApplication) -> None:
    points, lines = fitted(600, 300, ("Evangelische Gemeinde am Färberhof", "Kirchgasse 4", "50823 Köln"))
    assert points >= 8
    assert "".join(lines).replace(" ", "") == "EvangelischeGemeindeamFärberhofKirchgasse450823Köln"
    assert all(measures(points).horizontalAdvance(line) <= 600 for line in lines)


def test_a_list_asks_for_the_rows_of_a_page_only(qapp: QApplication) -> None:
    asked: list[tuple[int, int]] = []
    layout = many_rows(100_000, asked)
    assert asked == []
    picture_of(layout, 700, 400)
    [(first, last)] = asked
    assert first == 700 * (last - first)
    assert layout.pages() == -(-100_000 // (last - first))


def test_narrow_columns_are_never_cut_in_favour_of_wide_ones(qapp: QApplication) -> None:
    columns = [PrintColumn("Phone", natural_width(["+49 171 3920008"] * 9)), *[PrintColumn("Mail", 900)] * 4]
    layout = ListLayout("", "", columns, 1, lambda first, last: [], landscape=False)
    scale = layout._points / 9
    assert layout._widths[0] == pytest.approx(columns[0].width * scale)
    assert sum(layout._widths) <= PORTRAIT.width()


def test_sheets_are_placed_without_lying_over_each_other(qapp: QApplication) -> None:
    sheets = [ContactSheet(f"Name {n}", "", tuple(("Note", "word " * 40) for _ in range(n % 7))) for n in range(60)]
    told: list[int] = []
    layout = lay_out_sheets("today", sheets, told.append)
    assert told[-1] == 60
    names: list[str] = []
    for page in layout._pages:
        for left in {left for left, _top, _block in page}:
            column = [(top, block) for x, top, block in page if x == left]
            for (top, block), (below, _next) in itertools.pairwise(column):
                assert top + block.height <= below + 0.01
            assert column[-1][0] + column[-1][1].height <= PORTRAIT.height()
        names += [block.sheet.name for _left, _top, block in page]
    assert names == [sheet.name for sheet in sheets]


def test_a_contact_with_a_million_letters_still_fits_on_a_page(qapp: QApplication) -> None:
    layout = lay_out_sheets("", [ContactSheet("x" * 1000, "", (("Note", "y" * 1_000_000),) * 40)], lambda done: None)
    assert layout.pages() == 1
    assert not picture_of(layout, 0, 300).isNull()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]) | st.just(" "), max_size=80))
def test_broken_lines_hold_the_whole_text_in_the_width(text: str) -> None:
    lines = wrapped(text, 9, 300, 1000)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measures(9).horizontalAdvance(line) <= 300 or len(line) == 1 for line in lines)


@given(st.text(max_size=400), st.integers(1, 5))
def test_there_are_never_more_lines_than_asked_for(text: str, most: int) -> None:
    assert len(wrapped(text, 9, 200, most)) <= most


def test_a_pdf_has_all_pages(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    layout = many_rows(200, [])
    assert write_pdf(layout, path, "Everybody", control()) == layout.pages() > 3
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == layout.pages()
    assert [entry.name for entry in tmp_path.iterdir()] == ["list.pdf"]


def test_a_printer_gets_the_pages_that_were_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    layout = many_rows(200, [])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(layout))
    printer.setFromTo(2, 3)
    assert print_out(layout, printer, control()) == 2
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_a_cancelled_pdf_leaves_what_was_there(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"old")
    stopping = control()
    stopping.cancel()
    with pytest.raises(Cancelled):
        write_pdf(many_rows(500, []), path, "Everybody", stopping)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["list.pdf"]


def test_a_pdf_that_cannot_be_written_says_so(qapp: QApplication, tmp_path: Path) -> None:
    layout: Layout = many_rows(1, [])
    with pytest.raises(FileProblem):
        write_pdf(layout, tmp_path / "missing" / "list.pdf", "Everybody", control())
