"""Makes up cards for benchmarks, the same for the same seed: `python -m tests.bench.cards FILE NUMBER`.

Each card has twelve lines between BEGIN and END; one in ten has a photo of 20 kB besides, never the same
twice. 50,000 cards are 160 MB, and are written one after the other.
"""

import argparse
import base64
import quopri
import random
import uuid
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.vcf"
PHOTO_BYTES = 20_000
PHOTO_EVERY = 10
FOLD = 75

_GIVEN = """
    Anna Jörg Zoë Łukasz Renée Björn Käthe Ömer Jürgen Søren Chloé Günter Ines Émile Ayşe Friedrich Małgorzata
    Heinz Uwe Ida Tomáš Noël Hélène Malte Sigrid Karl-Heinz Marie-Luise Thea Paul Elif Mehmet Xaver Wiebke Ole
    Frauke Enno Birte Detlef Gesine Hauke Imke Jana Knut Lena Momme Nele Oskar Pia Quirin Ruth Sven Tilda Ulf
    Vera Wim Yvonne Zacharias Agnes Bruno Clara David
""".split()
_STEM = """
    Acker Berg Dahl Eich Feld Grün Haber Imm Jäger König Linden Möhr Nuss Öl Pfeif Quell Rosen Schön Thal Ulm
    Vogel Wald Zimmer Brück Clasen Dörf Ebers Fürst Gräf Höfl Irm Jost Küh Lüne Mühl Neu Ober Pöpp Rühl Süß
""".split()
_ENDING = """
    mann er bauer hoff stein meier müller ing au ler ström wski ić dóttir oğlu bach brandt becker dorf egger
    feldt gard haus horst kamp land lein mark nau ner olt quist rath roth schmidt son thaler vik weber zen
""".split()
_COMPANY = """
    Nordlicht Elbwerk Sonnenhof Bücherstube Kaffeerösterei Müllerei Ärztehaus Werkhof Hafenkontor Gärtnerei
""".split()
_FORM = ("GmbH", "AG", "e.V.", "& Söhne", "KG", "Ltd.", "SARL", "Oy")
_DEPARTMENT = ("Einkauf", "Verkauf", "Bücher", "IT")
_STREET = ("Hauptstraße", "Am Köhlerwald", "Rue de l'Église", "Öresundsvej", "Baker Street", "Gänsemarkt")
_PLACE = (
    ("20095", "Hamburg"),
    ("80331", "München"),
    ("75001", "Paris"),
    ("1010", "Wien"),
    ("8001", "Zürich"),
    ("50667", "Köln"),
    ("2100", "København"),
)
_WORDS = """
    kennt sich mit alten Fahrrädern aus, spricht fließend Dänisch; Treffen beim Sommerfest, mag Käsekuchen
    arbeitet halbtags Empfehlung von der Nachbarin Blumen gießen im August singt im Chor sammelt Schallplatten
""".split()
_OTHER = ("X-SKYPE", "X-KUNDENNUMMER", "X-PHONETIC-LAST-NAME", "X-SPIELPLATZ")
_NATIONAL = ("030 {}", "0171/{}", "(040) {}", "089-{}", "0049 221 {}", "+49 (0)351 {}")
_FOREIGN = ("+43 1 {}", "+41 44 {}", "+1 (212) {}", "+44 20 {}", "+33 1 {}", "+45 {}", "0048 22 {}")
_NAMES = len(_GIVEN) * len(_STEM) * len(_ENDING)
_STRIDE = 7_919  # a prime that divides no list's length, so that each name comes up once


def cards(first: int = 0, *, seed: int = 1, changed: bool = False) -> Iterator[bytes]:
    """Cards without end, from a number on; `changed`: the same people with another note and another phone."""
    for index in count(first):
        yield _card(index, random.Random(f"{seed}/{index}"), changed=changed)


def write_cards(path: Path, number: int, *, first: int = 0, seed: int = 1, changed: bool = False) -> None:
    """Write that many cards into a file."""
    with path.open("wb") as stream:
        stream.writelines(islice(cards(first, seed=seed, changed=changed), number))


def write_unbroken(path: Path, source: Path) -> None:
    """Copy a file of cards, quoted-printable lines joined: by default vobject cannot read them broken."""
    with source.open("rb") as whole, path.open("wb") as stream:
        quoted = False
        for line in whole:
            quoted = b"QUOTED-PRINTABLE:" in line or (quoted and not line.startswith(b" "))
            soft = quoted and line.endswith(b"=\r\n")
            stream.write(line[:-3] if soft else line)
            quoted = soft


def _card(index: int, draw: random.Random, *, changed: bool) -> bytes:
    version = draw.choices(("2.1", "3.0", "4.0"), (3, 5, 2))[0]
    lines = ["BEGIN:VCARD", f"VERSION:{version}", *_properties(index, draw, version, changed=changed)]
    if index % PHOTO_EVERY == 0:
        lines.append(_photo(draw, version))
    lines.append("END:VCARD")
    return b"".join(_folded(line) for line in lines)


def _properties(index: int, draw: random.Random, version: str, *, changed: bool) -> Iterator[str]:
    """The eleven lines after VERSION."""
    given, family = _name(index)
    mobile, office = _number(draw, _NATIONAL), _number(draw, (*_NATIONAL, *_FOREIGN))
    note = " ".join(draw.choices(_WORDS, k=draw.randint(4, 12)))
    if changed:
        office, note = office + "7", f"Neu: {note}"
    company = f"{draw.choice(_COMPANY)} {draw.choice(_FORM)}"
    street = f"{draw.choice(_STREET)} {draw.randint(1, 200)}"
    code, place = draw.choice(_PLACE)
    yield f"UID:{uuid.UUID(int=draw.getrandbits(128), version=4)}"
    yield _text("N", f"{_escaped(family)};{_escaped(given)};;;", version)
    yield _text("FN", _escaped(f"{given} {family}"), version)
    yield _text("ORG", f"{_escaped(company)};{draw.choice(_DEPARTMENT)}", version)
    yield f"TEL;{'CELL' if version == '2.1' else 'TYPE=cell'}:{mobile}"
    yield f"TEL;{'WORK;VOICE' if version == '2.1' else 'TYPE=work,voice'}:{office}"
    yield f"EMAIL;{'INTERNET' if version == '2.1' else 'TYPE=home'}:person{index}@example.org"
    yield _text("ADR", f";;{street};{place};;{code};", version, "HOME" if version == "2.1" else "TYPE=home")
    yield f"BDAY:{draw.randint(1930, 2010)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    yield _text("NOTE", _escaped(note), version)
    yield f"{draw.choice(_OTHER)}:x{draw.getrandbits(40):x}"


def _name(index: int) -> tuple[str, str]:
    """Given name and family name; no two the same before half a million numbers or so are used up."""
    round_, index = divmod(index, _NAMES)
    rest, given = divmod(index * _STRIDE % _NAMES, len(_GIVEN))
    stem, ending = divmod(rest, len(_ENDING))
    return _GIVEN[given], f"{_STEM[stem]}{_ENDING[ending]}{f' {round_ + 1}' if round_ else ''}"


def _number(draw: random.Random, notations: tuple[str, ...]) -> str:
    digits = f"{draw.randint(2_000_000, 9_999_999)}"
    return draw.choice(notations).format(f"{digits[:3]} {digits[3:]}")


def _escaped(text: str) -> str:
    return text.replace(",", "\\,").replace(";", "\\;")


def _text(name: str, value: str, version: str, parameter: str = "") -> str:
    """A line of text; in version 2.1 as quoted-printable where it is not ASCII."""
    head = f"{name};{parameter}" if parameter else name
    if version != "2.1" or value.isascii():
        return f"{head}:{value}"
    encoded = quopri.encodestring(value.encode()).decode("ascii").replace("\n", "\r\n")
    return f"{head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{encoded}"


@cache
def _portrait() -> bytes:
    """A picture that can be shown: the first of the sample book."""
    text = SAMPLE.read_text(encoding="utf-8").replace("\n ", "")
    return base64.b64decode(text.partition("\nPHOTO")[2].partition(":")[2].partition("\n")[0])


def _photo(draw: random.Random, version: str) -> str:
    """A line with a portrait that has random bytes as its comment, which make each picture another one."""
    begin, rest = _portrait()[:2], _portrait()[2:]
    comment = draw.randbytes(PHOTO_BYTES - len(_portrait()) - 4)
    picture = begin + b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment + rest
    text = base64.b64encode(picture).decode("ascii")
    match version:
        case "2.1":
            return f"PHOTO;JPEG;ENCODING=BASE64:{text}"
        case "3.0":
            return f"PHOTO;ENCODING=b;TYPE=JPEG:{text}"
        case _:
            return f"PHOTO:data:image/jpeg;base64,{text}"


def _folded(line: str) -> bytes:
    """The line as bytes, folded at 75 octets, never inside a character; quoted-printable folds itself."""
    data = line.encode()
    if len(data) <= FOLD or "QUOTED-PRINTABLE" in line:
        return data + b"\r\n"
    pieces, start = [], 0
    while start < len(data):
        end = min(start + FOLD - bool(start), len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start = end
    return b"\r\n ".join(pieces) + b"\r\n"


def main() -> None:
    """Write a file of cards."""
    parser = argparse.ArgumentParser(prog="tests.bench.cards", description="Writes made-up vCards.")
    parser.add_argument("file", type=Path)
    parser.add_argument("number", type=int, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the number of the first card")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--changed", action="store_true", help="the same people with another note and phone")
    choice = parser.parse_args()
    write_cards(choice.file, choice.number, first=choice.first, seed=choice.seed, changed=choice.changed)


if __name__ == "__main__":
    main()
