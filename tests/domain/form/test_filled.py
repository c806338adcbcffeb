"""A card as a form: what is read, what is written back, and that nothing else on the card moves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.field import Field, Label, fields_of, new_field
from kontaktpflege.domain.form.filled import with_fields
from kontaktpflege.domain.form.kinds import DEATHDATE, OTHER_DATE, Kind
from kontaktpflege.domain.property import Property
from kontaktpflege.exchange.vcard.reader import read
from kontaktpflege.exchange.vcard.scanner import scan


def card(*lines: str, version: str = "3.0") -> Card:
    return Card.from_text("\n".join((f"VERSION:{version}", *lines)))


def only(card: Card, kind: Kind) -> Field:
    (field,) = (field for field in fields_of(card) if field.kind is kind)
    return field


def filled(card: Card, kind: Kind, *parts: str) -> list[str]:
    """The lines that come of filling in the card's only field of a kind, without VERSION."""
    fields = [replace(field, parts=parts) if field.kind is kind else field for field in fields_of(card)]
    return with_fields(card, fields).text.split("\n")[1:]


def made(version: str, kind: Kind, *parts: str, name: str = "", label: Label | None = None) -> list[str]:
    """The lines of a new field."""
    field = replace(new_field(kind, version, name), parts=parts, label=label or Label())
    return with_fields(card(version=version), [field]).text.split("\n")[1:]


# What a field shows


@pytest.mark.parametrize(
    ("line", "kind", "parts"),
    [
        ("N:Weiß;Anna,Maria;;Dr.;", Kind.NAME, ("Weiß", "Anna, Maria", "", "Dr.", "")),
        ("ORG:Meier\\; Sohn", Kind.ORGANISATION, ("Meier; Sohn", "")),
        ("ORG:a;b;c", Kind.ORGANISATION, ("a", "b", "c")),
        ("NICKNAME:Anni,Weißchen", Kind.NICKNAME, ("Anni, Weißchen",)),
        ("TEL;VALUE=uri:tel:+49-221-1", Kind.PHONE, ("+49-221-1",)),
        ("BDAY:19800501", Kind.DATE, ("1980-05-01",)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01", Kind.DATE, ("--05-01",)),
        ("BDAY:1980-05-01T00:00:00Z", Kind.DATE, ("1980-05-01",)),
        ("BDAY:1980-05-01T10:20:00", Kind.DATE, ("1980-05-01T10:20:00",)),
        ("BDAY:im Mai", Kind.DATE, ("im Mai",)),
        ("GENDER:F;Frau", Kind.GENDER, ("F", "Frau")),
        ("X-GENDER:male", Kind.GENDER, ("M", "")),
        ("X-GENDER:divers", Kind.GENDER, ("", "divers")),
        ("IMPP;X-SERVICE-TYPE=Skype:skype:anna%20w", Kind.MESSENGER, ("skype", "anna w")),
        ("X-JABBER:anna@x", Kind.MESSENGER, ("xmpp", "anna@x")),
        ("GEO:geo:50.9,6.9", Kind.POSITION, ("50.9, 6.9",)),
        ("X-FOO:a;b", Kind.OWN, ("a;b",)),
    ],
)
def test_a_field_shows_what_its_property_says(line: str, kind: Kind, parts: tuple[str, ...]) -> None:
    assert only(card(line), kind).parts == parts


@pytest.mark.parametrize(
    "line", ["UID:1", "CATEGORIES:a", "PHOTO:\x1aB" + "0" * 32, "NOTE;ENCODING=b:eA==", "\x1aMjunk", "X-A:data:x"]
)
def test_what_nobody_fills_in_has_no_field(line: str) -> None:
    assert fields_of(card(line)) == ()


def test_a_field_has_its_label_and_its_mark() -> None:
    field = only(card("a.TEL;TYPE=CELL,VOICE,pref:1", "A.X-ABLabel:Boot"), Kind.PHONE)
    assert field.label == Label(frozenset({"cell"}), "Boot")
    assert field.preferred


# What is written


@pytest.mark.parametrize(
    ("line", "version", "kind", "parts", "written"),
    [
        ("N:Weiß;Anna,Maria;;Dr.;", "3.0", Kind.NAME, ("Weiss", "Anna, Maria", "", "Dr.", ""), "N:Weiss;Anna,Maria;;Dr.;"),
        ("N:Weiß;Anna,Maria;x", "3.0", Kind.NAME, ("Weiß", "Anna, Eva", "x", "", ""), "N:Weiß;Anna,Eva;x;;"),
        ("N:a;b;c;d;e;f;g", "4.0", Kind.NAME, ("A", "b", "c", "d", "e"), "N:A;b;c;d;e;f;g"),
        ("N:a;b", "2.1", Kind.NAME, ("a, von; zu", "b", "", "", ""), "N:a, von\\; zu;b;;;"),
        ("ADR:;;Weg 1\\, hinten;K;;1;", "3.0", Kind.ADDRESS, ("", "", "Weg 1, hinten", "B", "", "1", ""),
         "ADR:;;Weg 1\\, hinten;B;;1;"),
        ("ADR:;;Weg 1;K;;1;", "3.0", Kind.ADDRESS, ("", "", "Weg 1, 2", "K", "", "1", ""), "ADR:;;Weg 1\\, 2;K;;1;"),
        ("ORG:a, b;c;d", "3.0", Kind.ORGANISATION, ("a, b", "C", "d"), "ORG:a, b;C;d"),
        ("ORG:a;c", "3.0", Kind.ORGANISATION, ("a", ""), "ORG:a"),
        ("NICKNAME:Anni", "4.0", Kind.NICKNAME, ("Anni, A;b",), "NICKNAME:Anni\\, A,b"),
        ("TEL;TYPE=x;VALUE=uri:tel:+1", "4.0", Kind.PHONE, ("0221 1",), "TEL;TYPE=x:0221 1"),
        ("URL:https://a/?b=1,2", "3.0", Kind.WEB, ("https://a/?b=1,2;3",), "URL:https://a/?b=1,2;3"),
        ("IMPP;X-SERVICE-TYPE=WhatsApp:x-apple:1", "3.0", Kind.MESSENGER, ("whatsapp", "+49 2"),
         "IMPP;X-SERVICE-TYPE=WhatsApp:x-apple:+49%202"),
        ("X-SKYPE:anna", "3.0", Kind.MESSENGER, ("skype", "anna.w"), "X-SKYPE:anna.w"),
        ("X-SKYPE;TYPE=home:anna", "3.0", Kind.MESSENGER, ("signal", "anna"), "IMPP;TYPE=home;X-SERVICE-TYPE=signal:signal:anna"),
        ("X-SKYPE:anna", "2.1", Kind.MESSENGER, ("xmpp", "anna"), "X-JABBER:anna"),
        ("BDAY:1980-05-01", "3.0", Kind.DATE, ("1980-05-02",), "BDAY:1980-05-02"),
        ("BDAY;VALUE=date:19800501", "3.0", Kind.DATE, ("1980-05-02",), "BDAY;VALUE=date:19800502"),
        ("BDAY:1980-05-01", "3.0", Kind.DATE, ("--05-01",), "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01", "3.0", Kind.DATE, ("1980-05-01",), "BDAY:1980-05-01"),
        ("BDAY:19800501", "4.0", Kind.DATE, ("--05-02",), "BDAY:--0502"),
        ("BDAY:19800501", "4.0", Kind.DATE, ("1980-05",), "BDAY:1980-05"),
        ("BDAY:19800501", "4.0", Kind.DATE, ("um 1980",), "BDAY;VALUE=text:um 1980"),
        ("BDAY;VALUE=text:um 1980", "4.0", Kind.DATE, ("1980",), "BDAY:1980"),
        ("GENDER:F;Frau", "4.0", Kind.GENDER, ("M", ""), "GENDER:M"),
        ("X-GENDER:Female", "3.0", Kind.GENDER, ("M", ""), "X-GENDER:Male"),
        ("GEO:50.9;6.9", "3.0", Kind.POSITION, ("51, 7",), "GEO:51;7"),
        ("GEO:geo:50.9,6.9", "4.0", Kind.POSITION, ("51, 7",), "GEO:geo:51,7"),
        ("TZ:Europe/Berlin", "4.0", Kind.ZONE, ("+01:00",), "TZ;VALUE=utc-offset:+0100"),
        ("TZ:+01:00", "3.0", Kind.ZONE, ("Europe/Berlin",), "TZ;VALUE=text:Europe/Berlin"),
        ("RELATED:urn:uuid:1", "4.0", Kind.PERSON, ("Bernd",), "RELATED;VALUE=text:Bernd"),
        ("X-FOO:a;b", "3.0", Kind.OWN, ("a;b;c, d",), "X-FOO:a;b;c\\, d"),
        ("NOTE:a", "3.0", Kind.NOTE, ("a\nb; c",), "NOTE:a\\nb\\; c"),
    ],
)  # fmt: skip
def test_a_change_is_written_as_the_version_says_it(
    line: str, version: str, kind: Kind, parts: tuple[str, ...], written: str
) -> None:
    assert filled(card(line, version=version), kind, *parts) == [written]


@pytest.mark.parametrize(
    ("version", "kind", "name", "parts", "label", "lines"),
    [
        ("3.0", Kind.PHONE, "", ("1",), Label(frozenset({"cell"})), ["TEL;TYPE=cell:1"]),
        ("2.1", Kind.PHONE, "", ("1",), Label(frozenset({"work", "fax"})), ["TEL;FAX;WORK:1"]),
        ("4.0", Kind.PHONE, "", ("1",), Label(own="Boot"), ["item1.TEL:1", "item1.X-ABLabel:Boot"]),
        ("3.0", Kind.PERSON, "", ("Bernd",), Label(own="_$!<Spouse>!$_"),
         ["item1.X-ABRELATEDNAMES:Bernd", "item1.X-ABLabel:_$!<Spouse>!$_"]),
        ("4.0", Kind.PERSON, "", ("Bernd",), Label(frozenset({"spouse"})), ["RELATED;TYPE=spouse;VALUE=text:Bernd"]),
        ("3.0", Kind.GENDER, "", ("F", ""), None, ["X-GENDER:Female"]),
        ("4.0", Kind.GENDER, "", ("F", ""), None, ["GENDER:F"]),
        ("4.0", Kind.DATE, "ANNIVERSARY", ("--05-01",), None, ["ANNIVERSARY:--0501"]),
        ("3.0", Kind.DATE, "ANNIVERSARY", ("2001-05-01",), None, ["X-ANNIVERSARY:2001-05-01"]),
        ("3.0", Kind.DATE, OTHER_DATE, ("2001-05-01",), Label(own="Einzug"),
         ["item1.X-ABDATE:2001-05-01", "item1.X-ABLabel:Einzug"]),
        ("3.0", Kind.DATE, DEATHDATE, ("2001",), None, ["X-DEATHDATE:2001"]),
        ("3.0", Kind.MESSENGER, "", ("threema", "ABC"), None, ["IMPP;X-SERVICE-TYPE=threema:threema:ABC"]),
        ("3.0", Kind.NAME, "", ("W", "A", "", "", ""), None, ["N:W;A;;;"]),
        ("3.0", Kind.OWN, "", ("17",), Label(own="Kundennummer"), ["item1.X-CUSTOM:17", "item1.X-ABLabel:Kundennummer"]),
        ("3.0", Kind.PHONE, "", (" ",), Label(own="Boot"), []),
    ],
)  # fmt: skip
def test_a_new_field_is_called_as_the_version_calls_it(
    version: str, kind: Kind, name: str, parts: tuple[str, ...], label: Label | None, lines: list[str]
) -> None:
    assert made(version, kind, *parts, name=name, label=label) == lines


# Labels and marks


def relabelled(card: Card, place: int, label: Label) -> list[str]:
    fields = list(fields_of(card))
    fields[place] = replace(fields[place], label=label)
    return with_fields(card, fields).text.split("\n")[1:]


def test_another_label_keeps_what_is_no_label() -> None:
    shown = card("TEL;TYPE=HOME,VOICE,pref:1")
    assert relabelled(shown, 0, Label(frozenset({"work"}))) == ["TEL;TYPE=VOICE,pref,work:1"]
    assert relabelled(card("TEL;HOME;VOICE:1", version="2.1"), 0, Label(frozenset({"cell"}))) == ["TEL;VOICE;CELL:1"]


def test_an_own_label_is_changed_in_its_place_and_goes_with_its_last_letter() -> None:
    shown = card("i.X-ABLabel:Boot", "TEL:0", "i.TEL:1")
    assert relabelled(shown, 1, Label(own="Haus, See")) == ["i.X-ABLabel:Haus\\, See", "TEL:0", "i.TEL:1"]
    assert relabelled(shown, 1, Label()) == ["TEL:0", "i.TEL:1"]


def test_a_label_shared_with_others_stays_theirs() -> None:
    shown = card("item1.TEL:1", "item1.TEL:2", "item1.X-ABLabel:Boot")
    assert relabelled(shown, 0, Label(own="Haus")) == [
        "item2.TEL:1", "item2.X-ABLabel:Haus", "item1.TEL:2", "item1.X-ABLabel:Boot",
    ]  # fmt: skip
    assert relabelled(shown, 1, Label()) == ["item1.TEL:1", "TEL:2", "item1.X-ABLabel:Boot"]


def test_the_mark_of_the_preferred_one_is_written_as_the_version_says_it() -> None:
    for version, head in (("2.1", "TEL;PREF"), ("3.0", "TEL;TYPE=pref"), ("4.0", "TEL;PREF=1")):
        plain = card("TEL:1", version=version)
        marked = with_fields(plain, [replace(fields_of(plain)[0], preferred=True)])
        assert marked.properties[1].head == head
        assert with_fields(marked, [replace(fields_of(marked)[0], preferred=False)]) == plain


# Order, additions, removals


def test_fields_change_places_among_their_like() -> None:
    shown = card("TEL:1", "NOTE:n", "a.TEL:2", "a.X-ABLabel:x", "TEL:3")
    one, note, two, three = fields_of(shown)
    assert with_fields(shown, [three, one, note, two]).text.split("\n")[1:] == [
        "TEL:3", "NOTE:n", "TEL:1", "a.X-ABLabel:x", "a.TEL:2",
    ]  # fmt: skip


def test_a_new_field_stands_where_the_form_has_it() -> None:
    shown = card("TEL:1", "NOTE:n", "TEL:2")
    one, note, two = fields_of(shown)
    new = replace(new_field(Kind.PHONE, "3.0"), parts=("x",))
    assert with_fields(shown, [new, one, note, two]).text.split("\n")[1:] == ["TEL:x", "TEL:1", "NOTE:n", "TEL:2"]
    assert with_fields(shown, [one, new, note, two]).text.split("\n")[1:] == ["TEL:1", "TEL:x", "NOTE:n", "TEL:2"]
    assert with_fields(shown, [one, note, two, new]).text.split("\n")[1:] == ["TEL:1", "NOTE:n", "TEL:2", "TEL:x"]


def test_the_first_of_a_kind_stands_behind_what_comes_before_it_on_a_card() -> None:
    shown = card("FN:a", "N:a;;;;", "NOTE:n", "UID:1")
    new = replace(new_field(Kind.MAIL, "3.0"), parts=("a@x",))
    assert with_fields(shown, [new, *fields_of(shown)]).text == shown.text.replace("NOTE", "EMAIL:a@x\nNOTE")


def test_an_emptied_field_goes_with_its_label_and_one_that_came_empty_stays() -> None:
    shown = card("a.TEL:1", "a.X-ABLabel:x", "TEL:", "NOTE:n")
    phone, empty, note = fields_of(shown)
    changed = with_fields(shown, [phone.with_part(0, " "), empty, note])
    assert changed.text == "VERSION:3.0\nTEL:\nNOTE:n"


# Laws, over cards as they come

_texts = st.text(st.sampled_from("aü1 ,;:\\\n\"'=%@+-."), max_size=12)
_groups = st.sampled_from(("", "", "item1.", "ITEM1.", "a."))
_heads = st.sampled_from(
    (
        "FN", "N", "N;SORT-AS=\"a,b\"", "NICKNAME", "ORG", "ORG;TYPE=work", "TITLE", "TEL", "TEL;HOME;VOICE", "TEL;TYPE=CELL",
        "TEL;type=WORK;type=pref", "TEL;TYPE=\"voice,home\";VALUE=uri", "TEL;PREF=1", "EMAIL;TYPE=INTERNET,home", "ADR",
        "ADR;TYPE=home;LABEL=\"a:b;c\"", "URL", "IMPP", "IMPP;X-SERVICE-TYPE=Skype;TYPE=home", "X-SKYPE", "BDAY",
        "BDAY;VALUE=date", "BDAY;X-APPLE-OMIT-YEAR=1604", "X-ABDATE", "ANNIVERSARY", "RELATED;TYPE=friend", "X-SPOUSE",
        "NOTE", "NOTE;LANGUAGE=de", "GENDER", "X-GENDER", "TZ", "GEO", "X-FOO;BAR", "X-CUSTOM", "CATEGORIES", "UID", "REV",
        "X-ABLabel", "X-ABADR", "LABEL;HOME", "PHOTO;VALUE=uri",
    )
)  # fmt: skip
_values = st.one_of(
    st.text(st.sampled_from("aü1 ,;:\\\"'=%@+-./"), max_size=16),
    st.sampled_from(("1980-05-01", "--0501", "tel:+49 1", "skype:anna", "geo:1.5,2", "M;x", "+01:00", "a\x1anb", "")),
)
_lines = st.one_of(
    st.builds(lambda group, head, value: f"{group}{head}:{value}", _groups, _heads, _values),
    st.sampled_from(("\x1aMno property", "AGENT:BEGIN:VCARD\x1alFN:x\x1alEND:VCARD")),
)
cards = st.builds(
    lambda version, lines: card(*lines, version=version),
    st.sampled_from(("2.1", "3.0", "4.0")),
    st.lists(_lines, max_size=12),
)


@given(cards)
def test_an_untouched_form_changes_nothing(shown: Card) -> None:
    assert with_fields(shown, fields_of(shown)) is shown


@given(cards, st.data())
def test_filling_in_one_field_leaves_every_other_line_alone(shown: Card, data: st.DataObject) -> None:
    fields = list(fields_of(shown))
    assume(fields)
    place = data.draw(st.integers(0, len(fields) - 1))
    field = fields[place]
    part = data.draw(st.integers(0, len(field.parts) - 1))
    fields[place] = changed = field.with_part(part, data.draw(_texts.filter(str.strip)))
    assume(not changed.blank)
    after = with_fields(shown, fields)
    assert field.origin is not None
    before = shown.text.split("\n")
    assert len(after.properties) == len(before)
    assert [line for at, line in enumerate(after.text.split("\n")) if at != field.origin] == [
        line for at, line in enumerate(before) if at != field.origin
    ]
    assert shown.properties[field.origin].group == after.properties[field.origin].group


@given(cards, st.data())
def test_a_label_or_a_mark_leaves_every_value_and_every_other_label_alone(shown: Card, data: st.DataObject) -> None:
    fields = list(fields_of(shown))
    labelled = [at for at, field in enumerate(fields) if field.kind not in (Kind.NAME, Kind.SHOWN_NAME, Kind.GENDER)]
    assume(labelled)
    place = data.draw(st.sampled_from(labelled))
    label = Label(
        frozenset(data.draw(st.sets(st.sampled_from(("home", "work", "cell", "x-boat"))))),
        data.draw(st.sampled_from(("", "Boot", "Haus; See"))),
    )
    fields[place] = replace(fields[place], label=label, preferred=data.draw(st.booleans()))
    after = with_fields(shown, fields)
    now = fields_of(after)
    assert [(field.kind, field.parts) for field in now] == [(field.kind, field.parts) for field in fields]
    assert [(field.label, field.preferred) for field in now] == [(field.label, field.preferred) for field in fields]
    hidden = [item for item in shown.properties if item.name != "X-ABLABEL" and not any_field(shown, item)]
    assert [item for item in after.properties if item in hidden] == hidden


def any_field(card: Card, item: Property) -> bool:
    return any(field.origin is not None and card.properties[field.origin] == item for field in fields_of(card))


@given(cards, st.data())
def test_a_removed_field_takes_along_only_what_belonged_to_it(shown: Card, data: st.DataObject) -> None:
    fields = list(fields_of(shown))
    assume(fields)
    gone = fields.pop(data.draw(st.integers(0, len(fields) - 1)))
    after = with_fields(shown, fields)
    assert gone.origin is not None
    item = shown.properties[gone.origin]
    lost = list((Counter(shown.properties) - Counter(after.properties)).elements())
    assert item in lost
    lost.remove(item)
    assert {other.name for other in lost} <= {"X-ABLABEL", "X-ABADR"}
    assert {other.group.lower() for other in lost} <= {item.group.lower()}
    assert Counter(after.properties) <= Counter(shown.properties)
    assert [replace(field, origin=None) for field in fields_of(after)] == [
        replace(field, origin=None) for field in fields
    ]


@given(cards, st.randoms(use_true_random=False))
def test_any_order_keeps_every_line(shown: Card, chance: object) -> None:
    fields = list(fields_of(shown))
    chance.shuffle(fields)  # type: ignore[attr-defined]
    after = with_fields(shown, fields)
    assert Counter(after.text.split("\n")) == Counter(shown.text.split("\n"))
    for kind in Kind:
        wanted = [(field.parts, field.label) for field in fields if field.kind is kind]
        assert [(field.parts, field.label) for field in fields_of(after) if field.kind is kind] == wanted


@pytest.mark.corpus
def test_every_field_of_the_corpus_can_be_changed_alone(corpus: Path) -> None:
    tried = 0
    for path in sorted(corpus.rglob("*.vcf"))[::3]:
        with path.open("rb") as stream:
            cards = [Card.from_text(read(piece.data).text) for piece in scan(stream) if piece.fault is None]
        for shown in cards[:20]:
            for place, field in enumerate(fields_of(shown)[:40]):
                fields = list(fields_of(shown))
                fields[place] = field.with_part(len(field.parts) - 1, "geändert")
                after = with_fields(shown, fields)
                differing = [at for at, item in enumerate(shown.properties) if after.properties[at] != item]
                assert differing == [field.origin]
                tried += 1
    assert tried > 200
