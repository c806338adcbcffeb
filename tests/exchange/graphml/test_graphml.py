"""GraphML: what is written is read again; what others write is read; what is broken or hostile gives its line."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.errors import Cancelled, NetworkFileProblem
from kontaktpflege.domain.network_file import FilePerson, FileTie, OutgoingPerson
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import TieKind
from kontaktpflege.exchange.graphml import reader
from kontaktpflege.exchange.graphml.reader import read_graphml
from kontaktpflege.exchange.graphml.writer import write_graphml

WORDS = st.text(max_size=12).map(lambda text: " ".join(text.split()))
NOTES = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=20).map(str.strip)
SINCE = st.sampled_from([None, PartialDate(2004), PartialDate(2004, 5, 1), PartialDate(None, 12, 24)])


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[OutgoingPerson], list[FileTie]]:
    names = draw(st.lists(WORDS, max_size=5))
    people = [
        OutgoingPerson(
            key=f"n{number}",
            name=name,
            uid=draw(st.sampled_from(["", "urn:uuid:1", "<&>"])),
            contact=f"{number:032x}",
            organisation=draw(WORDS),
            circles=("Familie", "A & B")[: draw(st.integers(0, 2))],
            degree=draw(st.sampled_from([None, 0, 3])),
        )
        for number, name in enumerate(names)
    ]
    ends = st.sampled_from([one.key for one in people]) if people else st.nothing()
    tie = st.builds(
        FileTie,
        one=ends,
        other=ends,
        kind=st.sampled_from([*(kind.value for kind in TieKind), "Skat & <Bier>"]),
        strong=st.booleans(),
        since=SINCE,
        note=NOTES,
        told=st.booleans(),
    )
    return people, draw(st.lists(tie, max_size=6))


def readable(text: str) -> bool:
    return all(ord(sign) >= 0x20 and ord(sign) not in (0xFFFE, 0xFFFF) for sign in text)


@given(networks())
def test_what_is_written_is_read_again(network: tuple[list[OutgoingPerson], list[FileTie]]) -> None:
    people, ties = network
    stream = io.BytesIO()
    assert write_graphml(stream, people, ties) == len(stream.getvalue())
    stream.seek(0)
    read = read_graphml(stream)
    assert [(one.key, one.uid, one.contact) for one in read.people] == [
        (one.key, one.uid, one.contact) for one in people
    ]
    for mine, theirs in zip(people, read.people, strict=True):
        if readable(mine.name + mine.organisation):
            assert (theirs.name, theirs.organisation) == (mine.name or mine.key, mine.organisation)
    assert [tie for tie in read.ties if readable(tie.note)] == [tie for tie in ties if readable(tie.note)]


GEPHI = b"""<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="Label" attr.type="string" for="node" id="label"/>
<key attr.name="weight" attr.type="double" for="edge" id="weight"/>
<key attr.name="Strength" attr.type="string" for="edge" id="d5"><default>weak</default></key>
<graph edgedefault="undirected">
<node id="a"><data key="label">Anna Wei\xc3\x9f</data><data key="unknown">x</data></node>
<node id="b"/>
<edge id="0" source="a" target="b"><data key="weight">2.0</data><data key="d5">strong</data></edge>
<edge id="1" source="b" target="a"/>
</graph>
</graphml>
"""


def test_what_gephi_writes_is_read() -> None:
    read = read_graphml(io.BytesIO(GEPHI))
    assert read.people == (
        FilePerson(key="a", line=7, name="Anna Weiß"),
        FilePerson(key="b", line=8, name="b"),
    )
    assert [tie.strong for tie in read.ties] == [True, False]


YED = b"""<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="graphml" id="d7" yfiles.type="resources"/>
<key for="node" id="d6" yfiles.type="nodegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d6"><y:ShapeNode>
<y:Fill color="#FFCC00"/><y:NodeLabel fontSize="12">Anna
Wei\xc3\x9f<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
</graph>
<data key="d7"><y:Resources>%s</y:Resources></data>
</graphml>
"""


def test_what_yed_writes_is_read_whatever_pictures_it_brings_along() -> None:
    (person,) = read_graphml(io.BytesIO(YED % (b"A" * 20_000))).people
    assert person.name == "Anna Weiß"


def graph(*lines: str) -> bytes:
    return "\n".join(("<graphml>", "<graph>", *lines, "</graph>", "</graphml>")).encode()


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "broken", 1),
        (b"BEGIN:VCARD\nEND:VCARD\n", "broken", 1),
        (GEPHI[:400], "broken", 7),
        (b"<html>\n</html>", "no_graphml", 1),
        (b"<?xml version='1.0' encoding='no-such'?>\n<graphml/>", "broken", 1),
        (b"<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY l2 '&lol;&lol;'>]>\n<graphml>&l2;</graphml>", "doctype", 1),
        (b"\n<!DOCTYPE x SYSTEM 'file:///etc/passwd'><graphml/>", "doctype", 2),
        (graph('<node id="a"/>', '<edge source="a" target="b"/>'), "no_node", 4),
        (graph('<node id="a"/>', '<node id="a"/>'), "repeated", 4),
        (graph("<a>" * 70), "too_deep", 3),
        (graph('<node id="a"><data key="x">' + "y" * 20_000 + "</data></node>"), "too_large", 3),
        (graph('<node id="' + "a" * 1_200_000 + '"/>'), "too_large", 3),
        (graph("<!--" + "a" * 1_200_000 + "-->"), "too_large", 3),
    ],
)
def test_what_is_broken_or_hostile_gives_its_line(data: bytes, code: str, line: int) -> None:
    with pytest.raises(NetworkFileProblem) as caught:
        read_graphml(io.BytesIO(data))
    assert (caught.value.code, caught.value.line) == (code, line)


@given(st.binary(max_size=60), st.integers(0, len(GEPHI)))
def test_no_bytes_raise_anything_else(noise: bytes, place: int) -> None:
    try:
        read_graphml(io.BytesIO(GEPHI[:place] + noise + GEPHI[place:]))
    except NetworkFileProblem:
        pass


@pytest.mark.parametrize("limit", ["MOST_PEOPLE", "MOST_TIES"])
def test_there_is_an_end_to_it(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(reader, limit, 1)
    with pytest.raises(NetworkFileProblem) as caught:
        read_graphml(io.BytesIO(GEPHI))
    assert caught.value.code == "too_large"


def test_reading_tells_how_far_it_is_and_can_be_called_off() -> None:
    read: list[int] = []
    read_graphml(io.BytesIO(GEPHI), read.append)
    assert read == [len(GEPHI)]

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_graphml(io.BytesIO(GEPHI), cancel=stop)
