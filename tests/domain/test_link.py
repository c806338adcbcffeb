"""Fields lead to calls, mails, pages and chats; what is none of these, or pretends to be one, is only text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.link import (
    LONGEST_DRAFT,
    MAP_SERVICES,
    OPENED_SCHEMES,
    Act,
    Link,
    draft_link,
    link_of,
    may_be_opened,
    phone_link,
    text_link,
)
from kontaktpflege.domain.property import Property, escape_text


def link(name: str, value: str) -> Link | None:
    return link_of(Property(name, value))


@pytest.mark.parametrize(
    ("name", "value", "act", "url"),
    [
        ("TEL", "0170 1234567", Act.CALL, "tel:+491701234567"),
        ("TEL", "tel:+43-1-5880", Act.CALL, "tel:+4315880"),
        ("TEL;TYPE=cell", "+41 (0)44 668 18 00", Act.CALL, "tel:+41446681800"),
        ("TEL", "110", Act.CALL, "tel:110"),
        ("EMAIL", "anna@example.org", Act.WRITE, "mailto:anna@example.org"),
        ("EMAIL", "Anna Weiß <anna@example.org>", Act.WRITE, "mailto:anna@example.org"),
        ("EMAIL", "mailto:anna@example.org", Act.WRITE, "mailto:anna@example.org"),
        ("EMAIL", "a&b@example.org", Act.WRITE, "mailto:a%26b@example.org"),
        ("URL", "https\\://example.org/a?b=c", Act.VISIT, "https://example.org/a?b=c"),
        ("URL", "www.example.org", Act.VISIT, "https://www.example.org"),
        ("X-SOCIALPROFILE;TYPE=xing", "https://www.xing.com/profile/A", Act.VISIT, "https://www.xing.com/profile/A"),
        ("IMPP", "xmpp:anna@example.org", Act.CHAT, "xmpp:anna@example.org"),
        ("X-SKYPE", "anna.w", Act.CHAT, "skype:anna.w?chat"),
        ("X-JABBER", "anna@example.org", Act.CHAT, "xmpp:anna@example.org"),
        ("X-TELEGRAM", "@anna", Act.VISIT, "https://t.me/anna"),
        ("X-WHATSAPP", "0170 1234567", Act.VISIT, "https://wa.me/491701234567"),
        ("X-MATRIX", "@anna:example.org", Act.VISIT, "https://matrix.to/#/@anna:example.org"),
    ],
)
def test_a_field_leads_where_it_says(name: str, value: str, act: Act, url: str) -> None:
    assert link(name, value) == Link(act, url)


@pytest.mark.parametrize(
    ("name", "value", "url"),
    [
        ("TEL", "0170 1234567", "sms:+491701234567"),
        ("TEL", "+41 79 123 45 67", "sms:+41791234567"),
        ("TEL;TYPE=cell", "+1 212 555 0123", "sms:+12125550123"),
        ("TEL", "+1 212 555 0123", None),  # there numbers do not tell
        ("TEL;TYPE=work", "0221 471012", None),
        ("TEL;TYPE=cell", "javascript:alert(110)", None),
        ("TEL", "", None),
    ],
)
def test_text_messages_go_to_mobile_numbers_alone(name: str, value: str, url: str | None) -> None:
    found = text_link(Property(name, value), "DE")
    assert found == (None if url is None else Link(Act.TEXT, url))


@pytest.mark.parametrize("name", ["TEL", "EMAIL", "URL", "IMPP", "X-SKYPE", "X-TELEGRAM", "X-SOCIALPROFILE", "NOTE"])
@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JavaScript:alert(110)",
        "file:///etc/passwd",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "smb://host/share",
        "ms-msdt:/id",
        "java\nscript:alert(1)",
        "\u200bjavascript:alert(1)",
    ],
)
def test_scripts_files_and_data_are_only_text(name: str, value: str) -> None:
    assert link(name, escape_text(value)) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "https://bank.example@evil.example/"),
        ("URL", "https://exa\u202emple.org"),
        ("URL", "https://"),
        ("URL", "http://[::1"),
        ("URL", "not a page"),
        ("EMAIL", "a@b.example?bcc=c@d.example"),
        ("EMAIL", "a@b.example\\nBcc:c@d.example"),
        ("EMAIL", "nobody"),
        ("TEL", "*#06#"),
        ("TEL", "none"),
        ("X-FOO", "https://example.org"),
        ("PHOTO;VALUE=URI", "https://tracker.example/me.jpg"),
    ],
)
def test_what_pretends_or_tells_nothing_is_only_text(name: str, value: str) -> None:
    assert link(name, value) is None


def test_an_address_leads_to_the_chosen_map_and_is_quoted() -> None:
    address = Property("ADR", ";;Venloer Str. 12 & 14;Köln;;50823;")
    for service, (_name, template) in MAP_SERVICES.items():
        found = link_of(address, map_service=service)
        assert found is not None
        assert found.act is Act.LOCATE
        assert found.url == template.format(place="Venloer%20Str.%2012%20%26%2014%2C%2050823%20K%C3%B6ln")


def test_a_position_leads_to_the_map() -> None:
    found = link("GEO", "geo:50.94\\,6.96")
    assert found is not None
    assert found.url.endswith("query=50.94%2C6.96")


def test_of_two_numbers_the_first_is_called() -> None:
    assert phone_link("0221 471012 / 0171 3920000", "49") == Link(Act.CALL, "tel:+49221471012")


def test_a_draft_is_handed_over_with_all_it_says() -> None:
    found = draft_link("Anna <anna@example.org>", "Für\nSie & mich", "Liebe Anna,\n\n100 % = alles?\n")
    assert found == Link(
        Act.DRAFT,
        "mailto:anna@example.org?subject=F%C3%BCr%20Sie%20%26%20mich"
        "&body=Liebe%20Anna%2C%0D%0A%0D%0A100%20%25%20%3D%20alles%3F",
    )
    assert draft_link("anna@example.org", "", "") == Link(Act.DRAFT, "mailto:anna@example.org")


def test_a_draft_that_is_too_long_leaves_its_text_out_and_none_goes_to_what_is_no_address() -> None:
    assert draft_link("a@example.org", "Hello", "x" * LONGEST_DRAFT) == Link(Act.DRAFT, "mailto:a@example.org")
    assert draft_link("nobody", "Hello", "x") is None
    assert draft_link("a@example.org,b@example.org", "", "x") is None


@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_a_draft_says_nothing_but_a_mail_comes_out(subject: str, text: str) -> None:
    found = draft_link("a@example.org", subject, text)
    assert found is not None
    head, _mark, told = found.url.partition("?")
    assert head == "mailto:a@example.org"
    assert may_be_opened(found.url)
    assert {part.partition("=")[0] for part in told.split("&") if part} <= {"subject", "body"}


_NAMES = ["TEL", "EMAIL", "URL", "IMPP", "X-SKYPE", "X-WHATSAPP", "X-MATRIX", "X-SIP", "ADR", "GEO", "LABEL", "FBURL"]
_PIECES = st.sampled_from(["javascript:", "file:", "data:", "https://", "tel:", "xmpp:", "a@b.de", "%0d", "?", "&"])


@given(st.sampled_from(_NAMES), st.lists(_PIECES | st.text(max_size=12), max_size=5).map("".join))
def test_whatever_stands_there_only_known_schemes_come_out(name: str, value: str) -> None:
    found = link(name, escape_text(value))
    if found is not None:
        assert found.url.partition(":")[0].lower() in OPENED_SCHEMES
        assert found.url.isprintable()
        assert " " not in found.url
        assert may_be_opened(found.url)
