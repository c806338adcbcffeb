"""What a line about somebody says, German and English, typed and pasted; and that nothing of it is ever left out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.capture.parts import Acquaintance, Kind, Part, Surroundings
from kontaktpflege.domain.capture.reading import LONGEST, SEPARATORS, possible_kinds, read_line

BOOK = (
    Acquaintance(1, "Bernd Maier", "Siemens"),
    Acquaintance(2, "Anna Weiß"),
    Acquaintance(3, "Anna Schulz"),
)


def find_people(name: str) -> Sequence[Acquaintance]:
    words = name.lower().split()
    return [one for one in BOOK if all(word in one.name.lower().split() for word in words)]


AROUND = Surroundings(find_people=find_people, find_circle={"Kunden": 7, "Freunde": 3}.get)


def told(line: str, chosen: dict[str, Kind] | None = None) -> str:
    """The parts in one text: kind=value, and what is known of it besides."""
    return " · ".join(map(_told, read_line(line, AROUND, chosen)))


def _told(part: Part) -> str:
    ids = ",".join(str(one.id) for one in part.people)
    known = part.label or ids or (part.circle_id and str(part.circle_id)) or ""
    return f"{part.kind.value}={part.value}" + (f" [{known}]" if known else "")


LINES = {
    # the line of the issue, in both languages
    "Eva Müller, Siemens, 0170 1234567, Messe Köln, durch Bernd Maier": (
        "name=Eva Müller · company=Siemens · phone=0170 1234567 [cell] · place=Messe Köln · through=Bernd Maier [1]"
    ),
    "John Smith, Acme Ltd., +44 20 7946 0958, fair in Cologne, through Bernd Maier": (
        "name=John Smith · company=Acme Ltd. · phone=+44 20 7946 0958 · place=fair in Cologne · through=Bernd Maier [1]"
    ),
    "eva müller, siemens, 0170 1234567, messe köln, durch bernd": (
        "name=eva müller · company=siemens · phone=0170 1234567 [cell] · place=messe köln · through=bernd [1]"
    ),
    # names
    "Müller, Eva, Siemens AG": "name=Müller, Eva · company=Siemens AG",
    "Müller, Siemens": "name=Müller · company=Siemens",
    "Müller, Eva Maria": "name=Müller, Eva Maria",
    "von der Heide, Eva, Studio Weiß": "name=von der Heide, Eva · company=Studio Weiß",
    "Dr. Müller, Eva, Klinikum Bonn": "name=Dr. Müller, Eva · company=Klinikum Bonn",
    "Siemens, Eva Müller": "company=Siemens · name=Eva Müller",
    "Weber Consulting, Priya Raman": "company=Weber Consulting · name=Priya Raman",
    "Frau Dr. med. Sabine Klein, Zahnärztin": "name=Frau Dr. med. Sabine Klein · role=Zahnärztin",
    "Eva Müller, MBA, Siemens": "name=Eva Müller, MBA · company=Siemens",
    "Robert (Bob) Meyer, Apple Inc.": "name=Robert (Bob) Meyer · company=Apple Inc.",
    "Bernd, Stammtisch": "name=Bernd · place=Stammtisch",
    "Thomas Martin, Allianz": "name=Thomas Martin · company=Allianz",
    "Sabine Koch, Rewe": "name=Sabine Koch · company=Rewe",
    "Okonkwo, Chidi": "name=Okonkwo · company=Chidi",
    # companies
    "Eva Müller Siemens AG 0170 1234567": "name=Eva Müller · company=Siemens AG · phone=0170 1234567 [cell]",
    "Hans Müller Bau GmbH, 0221 471012": "company=Hans Müller Bau GmbH · phone=0221 471012",
    "Eva Müller bei Siemens": "name=Eva Müller · company=Siemens",
    "Jane Doe at Acme": "name=Jane Doe · company=Acme",
    "Eva Müller, Köchin, Verband der Köche e.V.": ("name=Eva Müller · role=Köchin · company=Verband der Köche e.V."),
    "Eva Müller | CEO | Acme": "name=Eva Müller · role=CEO · company=Acme",
    "Eva Müller – Weber OHG – Vertrieb": "name=Eva Müller · company=Weber OHG · role=Vertrieb",
    "Tom Becker, Head of Sales, Acme": "name=Tom Becker · role=Head of Sales · company=Acme",
    "Tom Becker, Nachbar": "name=Tom Becker · note=Nachbar",
    "Herr Wagner (Hausverwaltung), 0221 123456": "name=Herr Wagner · company=Hausverwaltung · phone=0221 123456",
    "Eva, WhatsApp 0170 1234567": "name=Eva · note=WhatsApp · phone=0170 1234567 [cell]",
    # numbers
    "Eva Müller, 0221/4710-12": "name=Eva Müller · phone=0221/4710-12",
    "Eva Müller, +49 (0)221 471012": "name=Eva Müller · phone=+49 (0)221 471012",
    "Eva Müller, +1 (555) 123-4567": "name=Eva Müller · phone=+1 (555) 123-4567",
    "Eva Müller, 0221 471012 0170 1234567": "name=Eva Müller · phone=0221 471012 · phone=0170 1234567 [cell]",
    "Eva Müller, 0221 471012 / 0171 3920000": "name=Eva Müller · phone=0221 471012 · phone=0171 3920000 [cell]",
    "Eva, Tel. (privat) 0221 123456, Fax: 0221 99": "name=Eva · phone=0221 123456 [home] · phone=0221 99 [fax]",
    "Eva, T: 0221 123456, M. 0044 20 79460958": "name=Eva · phone=0221 123456 · phone=0044 20 79460958 [cell]",
    "Eva, Büro 471012": "name=Eva · phone=471012 [work]",
    "Eva, 471012": "name=Eva · phone=471012",
    "Eva, 0176 555 123 45 (privat)": "name=Eva · phone=0176 555 123 45 [home]",
    "0170 1234567": "phone=0170 1234567 [cell]",
    # mail, web
    "Eva, eva.mueller@muster.de, www.muster.de": "name=Eva · mail=eva.mueller@muster.de · web=www.muster.de",
    "Eva, E-Mail: <eva@x.co.uk>, https://x.de/a?b=c.": "name=Eva · mail=eva@x.co.uk · web=https://x.de/a?b=c",
    "Eva, linkedin.com/in/eva": "name=Eva · web=linkedin.com/in/eva",
    # addresses
    "Eva Müller, Hauptstr. 5, 50667 Köln": "name=Eva Müller · address=Hauptstr. 5, 50667 Köln",
    "Eva Müller, Am Alten Markt 3a, D-53111 Bonn, Deutschland": (
        "name=Eva Müller · address=Am Alten Markt 3a, D-53111 Bonn, Deutschland"
    ),
    "Eva Müller, 60311 Frankfurt am Main, Berliner Straße 12": (
        "name=Eva Müller · address=60311 Frankfurt am Main, Berliner Straße 12"
    ),
    "Ludwig van Beethoven, Wiener Str. 12, A-1010 Wien": (
        "name=Ludwig van Beethoven · address=Wiener Str. 12, A-1010 Wien"
    ),
    "Eva Müller, Bahnhofstrasse 1, 8001 Zürich, +41 44 123 45 67": (
        "name=Eva Müller · address=Bahnhofstrasse 1, 8001 Zürich · phone=+41 44 123 45 67"
    ),
    "John Smith, 12 High Street": "name=John Smith · address=12 High Street",
    "Eva Müller | Hauptstr. 5 · 50667 Köln": "name=Eva Müller · address=Hauptstr. 5 · 50667 Köln",
    "Anna Weiß, Köln": "name=Anna Weiß · address=Köln",
    # days
    "Cem Özdemir, geb. 21.12.1965": "name=Cem Özdemir · birthday=21.12.1965",
    "Cem Özdemir * 21.12.": "name=Cem Özdemir · birthday=21.12.",
    "Lena, 24.12.": "name=Lena · birthday=24.12.",
    "Jane Doe, born May 1, 1980": "name=Jane Doe · birthday=May 1, 1980",
    "Eva Müller, 1.5.1980": "name=Eva Müller · birthday=1.5.1980",
    "Eva Müller, geb. Schulz": "name=Eva Müller · note=geb. Schulz",
    "Eva Müller, seit Mai 2024": "name=Eva Müller · since=Mai 2024",
    "Jane Doe, met in 2019": "name=Jane Doe · since=2019",
    # where and through whom
    "Eva Müller, Messe Köln, 14.3.2026": "name=Eva Müller · place=Messe Köln · since=14.3.2026",
    "Eva Müller, kennengelernt auf der Hannover Messe im Mai 2024": (
        "name=Eva Müller · place=Hannover Messe · since=Mai 2024"
    ),
    "Eva Müller, IFA Berlin 2024": "name=Eva Müller · place=IFA Berlin 2024",
    "Eva Müller auf der Messe Köln": "name=Eva Müller · place=Messe Köln",
    "Eva Müller, beim Bäcker": "name=Eva Müller · place=Bäcker",
    "Jane Doe, met at the fair in Cologne": "name=Jane Doe · place=fair in Cologne",
    "Jane Doe, met in Berlin": "name=Jane Doe · place=Berlin",
    "Eva Müller, Koelnmesse GmbH": "name=Eva Müller · company=Koelnmesse GmbH",
    "Eva Müller Messe Köln durch Bernd Maier": "name=Eva Müller · place=Messe Köln · through=Bernd Maier [1]",
    "Eva Müller, von Anna": "name=Eva Müller · through=Anna [2,3]",
    "Eva Müller, über Anna Weiß": "name=Eva Müller · through=Anna Weiß [2]",
    "Jane Doe, by Bernd": "name=Jane Doe · through=Bernd [1]",
    "Jane Doe, introduced by Bernd at the summit": "name=Jane Doe · through=Bernd [1] · place=summit",
    "Eva Müller, Empfehlung von Fritz Unbekannt": "name=Eva Müller · through=Fritz Unbekannt",
    "Eva Müller, über 30 Jahre Erfahrung": "name=Eva Müller · note=über 30 Jahre Erfahrung",
    "Eva von Stein": "name=Eva von Stein",
    "Anna Weiß, Stammtisch seit März": "name=Anna Weiß · place=Stammtisch · since=März",
    "Katja (Elternabend)": "name=Katja · place=Elternabend",
    "Lars vom Chor": "name=Lars · place=Chor",
    "Sophie, Zug nach Hamburg, Architektin": "name=Sophie · place=Zug nach Hamburg · role=Architektin",
    "Mary Smith, met at Web Summit 2023 in Lisbon": "name=Mary Smith · place=Web Summit 2023 in Lisbon",
    "Bob Brown, plumber, recommended by Bernd": "name=Bob Brown · role=plumber · through=Bernd [1]",
    # circles and notes
    "Eva Müller, #Freunde #Kunden #Neu_hier": (
        "name=Eva Müller · circle=Freunde [3] · circle=Kunden [7] · circle=Neu hier"
    ),
    "Eva Müller, hat zwei Kinder, mag Tee": "name=Eva Müller · note=hat zwei Kinder · note=mag Tee",
    "Klaus Schmitz, hat sich durch Leistung ausgezeichnet": (
        "name=Klaus Schmitz · note=hat sich durch Leistung ausgezeichnet"
    ),
    "???": "note=???",
    "": "",
    " , ;": "",
}


@pytest.mark.parametrize(("line", "parts"), LINES.items(), ids=LINES)
def test_a_line_is_understood(line: str, parts: str) -> None:
    assert told(line) == parts


SIGNATURE = """Muster Verlag
Eva Müller
Geschäftsführerin

Hauptstraße 5
50667 Köln
Tel.: +49 221 471012
Mobil: 0170 1234567
eva.mueller@muster.de
www.muster.de"""


def test_a_pasted_signature_is_one_person() -> None:
    expected = (
        "company=Muster Verlag · name=Eva Müller · role=Geschäftsführerin · address=Hauptstraße 5 50667 Köln · "
        "phone=+49 221 471012 · phone=0170 1234567 [cell] · mail=eva.mueller@muster.de · web=www.muster.de"
    )
    assert told(SIGNATURE) == expected
    assert told(SIGNATURE.replace("\n", " | ")) == expected.replace("Hauptstraße 5 ", "Hauptstraße 5 | ")


def test_a_mail_address_tells_which_piece_is_the_name() -> None:
    assert told("Oyelaran Adebayo\nOkafor Adaeze\nadaeze@okafor.ng").startswith(
        "company=Oyelaran Adebayo · name=Okafor Adaeze"
    )


def test_what_the_user_chose_counts() -> None:
    line = "Okonkwo, Chidi, von Siemens"
    assert told(line, {"Chidi": Kind.NAME}) == "name=Okonkwo · name=Chidi · note=von Siemens"
    assert told(line, {"Chidi": Kind.NOTE}) == "name=Okonkwo · note=Chidi · note=von Siemens"
    assert told("Eva, Anna", {"Anna": Kind.THROUGH}) == "name=Eva, Anna"
    assert told("Eva Müller, Anna", {"Anna": Kind.THROUGH}) == "name=Eva Müller · through=Anna [2,3]"
    assert told("Eva Müller, durch Anna", {"durch Anna": Kind.NOTE}) == "name=Eva Müller · note=durch Anna"
    assert told("Eva Müller, Kunden", {"Kunden": Kind.CIRCLE}) == "name=Eva Müller · circle=Kunden [7]"


def test_only_what_fits_is_offered() -> None:
    def offered(line: str) -> tuple[Kind, ...]:
        return possible_kinds(read_line(line)[-1])

    always = {Kind.NAME, Kind.COMPANY, Kind.ROLE, Kind.ADDRESS, Kind.THROUGH, Kind.PLACE, Kind.CIRCLE, Kind.NOTE}
    assert set(offered("Eva Müller, Siemens")) == always
    assert set(offered("Eva, 1.5.1980")) == always | {Kind.PHONE, Kind.BIRTHDAY, Kind.SINCE}
    assert set(offered("Eva, eva@x.de")) == always | {Kind.MAIL, Kind.WEB}


words = st.sampled_from(
    [*" ".join(LINES).split(" "), ",", ";", "\n", "|", "-", "(", "durch", "geb.", "Tel.:", "#x", "+"]
)
lines = st.one_of(st.text(max_size=80), st.lists(words, max_size=20).map(" ".join))


@given(lines)
def test_every_character_is_in_exactly_one_part(line: str) -> None:
    parts = read_line(line, AROUND)
    place = 0
    for part in parts:
        assert part.start >= place
        assert part.end > part.start
        assert part.text == line[part.start : part.end]
        assert line[place : part.start].strip(SEPARATORS) == ""
        place = part.end
    assert line[place:].strip(SEPARATORS) == ""


@given(lines)
def test_every_part_can_be_taken_for_what_is_offered(line: str) -> None:
    for part in read_line(line, AROUND):
        for kind in possible_kinds(part):
            chosen = read_line(line, AROUND, {part.text: kind})
            assert [one.kind for one in chosen if one.start == part.start] == [kind]


def test_a_very_long_text_is_note_behind_its_beginning() -> None:
    line = "Eva Müller, " + "x" * LONGEST + " 0170 1234567"
    parts = read_line(line)
    assert parts[0].value == "Eva Müller"
    assert parts[-1].kind is Kind.NOTE
    assert parts[-1].end == len(line)


@pytest.mark.parametrize(
    "piece", ["durch Anna, ", "0170 ", "Hauptstr. ", "Müller, ", "a@", "#x ", "Messe ", "(", "1.5.", "-", "www."]
)
def test_the_work_grows_with_the_length_alone(piece: str) -> None:
    """Counted in calls, since a clock would not repeat."""

    def calls(length: int) -> int:
        count = 0

        def note(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(note)
        try:
            read_line((piece * length)[:length], AROUND)
        finally:
            sys.setprofile(None)
        return count

    assert calls(3200) < 3 * calls(1600)
