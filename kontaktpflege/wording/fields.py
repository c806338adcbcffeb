"""What the parts of a card are called: properties, types, labels."""

from __future__ import annotations

import re

from kontaktpflege.domain.card import Card, Property
from kontaktpflege.wording import N_, _

_FIELDS: dict[str, str] = {
    # RFC 6350, RFC 2426 and vCard 2.1
    "ADR": N_("Address"),
    "AGENT": N_("Deputy"),
    "ANNIVERSARY": N_("Anniversary"),
    "BDAY": N_("Birthday"),
    "BIRTHPLACE": N_("Place of birth"),
    "CALADRURI": N_("Address for invitations"),
    "CALURI": N_("Calendar"),
    "CAPURI": N_("Calendar access"),
    "CATEGORIES": N_("Categories"),
    "CLASS": N_("Confidentiality"),
    "CLIENTPIDMAP": N_("Sync mark"),
    "CONTACT-URI": N_("Contact page"),
    "CREATED": N_("Card made"),
    "DEATHDATE": N_("Date of death"),
    "DEATHPLACE": N_("Place of death"),
    "EMAIL": N_("E-mail"),
    "EXPERTISE": N_("Expert knowledge"),
    "FBURL": N_("Free/busy times"),
    "FN": N_("Name as shown"),
    "GENDER": N_("Gender"),
    "GEO": N_("Position on the map"),
    "GRAMGENDER": N_("Grammatical gender"),
    "HOBBY": N_("Hobby"),
    "IMPP": N_("Messenger"),
    "INTEREST": N_("Interest"),
    "KEY": N_("Public key"),
    "KIND": N_("Kind of card"),
    "LABEL": N_("Address label"),
    "LANG": N_("Language"),
    "LANGUAGE": N_("Language of the card"),
    "LOGO": N_("Logo"),
    "MAILER": N_("Mail program"),
    "MEMBER": N_("Member"),
    "N": N_("Name"),
    "NAME": N_("Name of the source"),
    "NICKNAME": N_("Nickname"),
    "NOTE": N_("Note"),
    "ORG": N_("Organisation"),
    "ORG-DIRECTORY": N_("Directory of the organisation"),
    "PHOTO": N_("Photo"),
    "PRODID": N_("Written by the program"),
    "PROFILE": N_("Profile"),
    "PRONOUNS": N_("Pronouns"),
    "RELATED": N_("Related person"),
    "REV": N_("Last changed"),
    "ROLE": N_("Role"),
    "SOCIALPROFILE": N_("Social network"),
    "SORT-STRING": N_("Sorted as"),
    "SOUND": N_("Sound"),
    "SOURCE": N_("Source of the card"),
    "TEL": N_("Phone"),
    "TITLE": N_("Job title"),
    "TZ": N_("Time zone"),
    "UID": N_("Identity of the card"),
    "URL": N_("Website"),
    "VERSION": N_("vCard version"),
    "XML": N_("XML content"),
    # people around the person
    "X-ABRELATEDNAMES": N_("Related person"),
    "X-ASSISTANT": N_("Assistant"),
    "X-EVOLUTION-ASSISTANT": N_("Assistant"),
    "X-EVOLUTION-MANAGER": N_("Superior"),
    "X-EVOLUTION-SPOUSE": N_("Spouse"),
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": N_("Assistant"),
    "X-KADDRESSBOOK-X-MANAGERSNAME": N_("Superior"),
    "X-KADDRESSBOOK-X-SPOUSESNAME": N_("Spouse"),
    "X-MANAGER": N_("Superior"),
    "X-MS-ASSISTANT": N_("Assistant"),
    "X-MS-CHILD": N_("Child"),
    "X-MS-MANAGER": N_("Superior"),
    "X-MS-SPOUSE": N_("Spouse"),
    "X-SPOUSE": N_("Spouse"),
    # dates
    "X-ABDATE": N_("Date"),
    "X-ANNIVERSARY": N_("Anniversary"),
    "X-KNOWN-SINCE": N_("Known since"),
    "X-EVOLUTION-ANNIVERSARY": N_("Anniversary"),
    "X-KADDRESSBOOK-X-ANNIVERSARY": N_("Anniversary"),
    "X-MS-ANNIVERSARY": N_("Anniversary"),
    # names
    "X-ALTBDAY": N_("Birthday in another calendar"),
    "X-MAIDENNAME": N_("Maiden name"),
    "X-PHONETIC-FIRST-NAME": N_("First name as spoken"),
    "X-PHONETIC-LAST-NAME": N_("Last name as spoken"),
    "X-PHONETIC-MIDDLE-NAME": N_("Middle name as spoken"),
    "X-PHONETIC-ORG": N_("Organisation as spoken"),
    "X-PRONUNCIATION-FIRST-NAME": N_("First name as spoken"),
    "X-PRONUNCIATION-LAST-NAME": N_("Last name as spoken"),
    "X-EVOLUTION-FILE-AS": N_("Sorted as"),
    "X-ABSHOWAS": N_("Shown as a person or company"),
    "X-GENDER": N_("Gender"),
    # work
    "X-DEPARTMENT": N_("Department"),
    "X-KADDRESSBOOK-X-DEPARTMENT": N_("Department"),
    "X-KADDRESSBOOK-X-OFFICE": N_("Office"),
    "X-KADDRESSBOOK-X-PROFESSION": N_("Profession"),
    # ways to reach somebody
    "X-AIM": "AIM",
    "X-FACEBOOK": "Facebook",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GROUPWISE": "GroupWise",
    "X-ICQ": "ICQ",
    "X-INSTAGRAM": "Instagram",
    "X-JABBER": "Jabber",
    "X-LINKEDIN": "LinkedIn",
    "X-MASTODON": "Mastodon",
    "X-MATRIX": "Matrix",
    "X-MSN": "MSN",
    "X-QQ": "QQ",
    "X-SAMETIME": "Sametime",
    "X-SIGNAL": "Signal",
    "X-SIP": N_("Internet phone"),
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-TELEGRAM": "Telegram",
    "X-THREEMA": "Threema",
    "X-TWITTER": "X (Twitter)",
    "X-WECHAT": "WeChat",
    "X-WHATSAPP": "WhatsApp",
    "X-XING": "XING",
    "X-YAHOO": "Yahoo",
    "X-KADDRESSBOOK-X-IMADDRESS": N_("Messenger"),
    "X-MESSAGING": N_("Messenger"),
    "X-MS-IMADDRESS": N_("Messenger"),
    "X-MS-TEL": N_("Phone"),
    "X-SOCIALPROFILE": N_("Social network"),
    "X-EVOLUTION-BLOG-URL": N_("Blog"),
    "X-EVOLUTION-VIDEO-URL": N_("Video calls"),
    "X-KADDRESSBOOK-BLOGFEED": N_("Blog"),
    # marks of other programs
    "X-ABADR": N_("Country format of the address"),
    "X-ABLABEL": N_("Label"),
    "X-ABUID": N_("Apple's number of the card"),
    "X-ADDRESSBOOKSERVER-KIND": N_("Kind of card"),
    "X-ADDRESSBOOKSERVER-MEMBER": N_("Member"),
    "X-ADDRESSING-GRAMMAR": N_("Form of address"),
    "X-ANDROID-CUSTOM": N_("Field of Android"),
    "X-APPLE-OMIT-YEAR": N_("Year unknown"),
    "X-CUSTOM": N_("Own field"),
    "X-IMAGEHASH": N_("Fingerprint of the picture"),
    "X-IMAGETYPE": N_("Kind of picture"),
    "X-KADDRESSBOOK-CRYPTOENCRYPTPREF": N_("Encrypt mail"),
    "X-KADDRESSBOOK-CRYPTOPROTOPREF": N_("Way of encryption"),
    "X-KADDRESSBOOK-CRYPTOSIGNPREF": N_("Sign mail"),
    "X-MOZILLA-HTML": N_("Wants formatted mail"),
    "X-MS-CARDPICTURE": N_("Picture of the business card"),
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS": N_("Address for letters (Outlook)"),
    "X-MS-OL-DESIGN": N_("Design of the business card (Outlook)"),
    "X-RADICALE-NAME": N_("File name on the server"),
    "X-SHARED-PHOTO-DISPLAY-PREF": N_("Shared photo"),
}

_TYPES: dict[str, str] = {
    "bbs": N_("bulletin board"),
    "car": N_("car"),
    "cell": N_("mobile"),
    "dom": N_("domestic"),
    "fax": N_("fax"),
    "home": N_("home"),
    "homefax": N_("home fax"),
    "homepage": N_("home page"),
    "intl": N_("international"),
    "iphone": "iPhone",
    "isdn": "ISDN",
    "main": N_("main"),
    "main-number": N_("main"),
    "mobile": N_("mobile"),
    "modem": N_("modem"),
    "msg": N_("voice mailbox"),
    "other": N_("other"),
    "pager": N_("pager"),
    "parcel": N_("parcels"),
    "pcs": N_("mobile"),
    "postal": N_("letters"),
    "pref": N_("preferred"),
    "school": N_("school"),
    "text": N_("text messages"),
    "textphone": N_("text telephone"),
    "video": N_("video"),
    "voice": N_("voice"),
    "work": N_("work"),
    "workfax": N_("work fax"),
    # RELATED
    "acquaintance": N_("acquaintance"),
    "agent": N_("deputy"),
    "child": N_("child"),
    "co-resident": N_("shares the home"),
    "co-worker": N_("co-worker"),
    "colleague": N_("colleague"),
    "contact": N_("contact"),
    "crush": N_("crush"),
    "date": N_("date"),
    "emergency": N_("emergency contact"),
    "friend": N_("friend"),
    "kin": N_("relative"),
    "me": N_("the same person"),
    "met": N_("met once"),
    "muse": N_("muse"),
    "neighbor": N_("neighbour"),
    "parent": N_("parent"),
    "sibling": N_("sibling"),
    "spouse": N_("spouse"),
    "sweetheart": N_("sweetheart"),
    # services, as TYPE or X-SERVICE-TYPE
    "aim": "AIM",
    "facebook": "Facebook",
    "gadugadu": "Gadu-Gadu",
    "googletalk": "Google Talk",
    "groupwise": "GroupWise",
    "icq": "ICQ",
    "instagram": "Instagram",
    "jabber": "Jabber",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "matrix": "Matrix",
    "msn": "MSN",
    "qq": "QQ",
    "signal": "Signal",
    "sip": "SIP",
    "skype": "Skype",
    "telegram": "Telegram",
    "threema": "Threema",
    "twitter": "X (Twitter)",
    "wechat": "WeChat",
    "whatsapp": "WhatsApp",
    "xing": "XING",
    "xmpp": "XMPP",
    "yahoo": "Yahoo",
    "zoom": "Zoom",
}

UNTOLD_TYPES = frozenset({"internet", "x-internet", "voice"})
"""Types that tell a reader nothing: every mail is internet, every phone has a voice."""

_LABELS: dict[str, str] = {
    "Anniversary": N_("anniversary"),
    "Assistant": N_("assistant"),
    "Aunt": N_("aunt"),
    "Birthday": N_("birthday"),
    "Brother": N_("brother"),
    "Child": N_("child"),
    "Colleague": N_("colleague"),
    "Cousin": N_("cousin"),
    "Daughter": N_("daughter"),
    "Email": N_("e-mail"),
    "Father": N_("father"),
    "Friend": N_("friend"),
    "Grandchild": N_("grandchild"),
    "Granddaughter": N_("granddaughter"),
    "Grandfather": N_("grandfather"),
    "Grandmother": N_("grandmother"),
    "Grandparent": N_("grandparent"),
    "Grandson": N_("grandson"),
    "Home": N_("home"),
    "HomeFAX": N_("home fax"),
    "HomePage": N_("home page"),
    "Husband": N_("husband"),
    "Main": N_("main"),
    "Manager": N_("superior"),
    "Mobile": N_("mobile"),
    "Mother": N_("mother"),
    "Nephew": N_("nephew"),
    "Niece": N_("niece"),
    "Other": N_("other"),
    "OtherFAX": N_("other fax"),
    "Pager": N_("pager"),
    "Parent": N_("parent"),
    "Partner": N_("partner"),
    "School": N_("school"),
    "Sister": N_("sister"),
    "Son": N_("son"),
    "Spouse": N_("spouse"),
    "Teacher": N_("teacher"),
    "Uncle": N_("uncle"),
    "Wife": N_("wife"),
    "Work": N_("work"),
    "WorkFAX": N_("work fax"),
}

_KINDS: dict[str, str] = {
    "application": N_("Application"),
    "device": N_("Device"),
    "group": N_("Group"),
    "individual": N_("Person"),
    "location": N_("Place"),
    "org": N_("Organisation"),
}

_BUILTIN_LABEL = re.compile(r"^_?\$!<(.*)>!\$_?$", re.DOTALL)
_VENDOR = re.compile(r"^X-(?:KADDRESSBOOK-X-|KADDRESSBOOK-|EVOLUTION-|MS-OL-|MS-)?")


def field_name(name: str) -> str:
    """A property's name in words; of an unknown one its own name, made readable ("X-FOO-BAR" → "Foo bar")."""
    upper = name.upper()
    if upper in _FIELDS:
        return _(_FIELDS[upper])
    words = _VENDOR.sub("", upper).replace("-", " ").replace("_", " ").strip()
    return words.capitalize() if words else _("Line that is no field")


def type_name(kind: str) -> str:
    """A TYPE value in words, lower case; an unknown one as it stands, without its "x-"."""
    key = kind.strip().strip('"').lower()
    for prefix in ("x-service-", "x-"):
        if key not in _TYPES and key.startswith(prefix):
            key = key.removeprefix(prefix)
    return _(_TYPES[key]) if key in _TYPES else key


def label_name(label: str) -> str:
    """An X-ABLabel: the built-in ones, with or without their "_$!<…>!$_", in words; own ones as written."""
    found = _BUILTIN_LABEL.match(label)
    bare = found.group(1) if found else label
    return _(_LABELS[bare]) if bare in _LABELS else bare


def own_label(card: Card, item: Property) -> str:
    """The user's label of a property, else its types in words; "" where it has neither."""
    label = card.label(item)
    if label:
        return label_name(label)
    told = (kind for kind in sorted(item.types) if kind not in UNTOLD_TYPES and kind != "pref")
    types = [type_name(kind) for kind in told] if item.name not in ("PHOTO", "KEY", "LOGO", "SOUND") else []
    service = item.param("X-SERVICE-TYPE")
    return ", ".join(dict.fromkeys([*([type_name(service)] if service else []), *types]))


def kind_name(kind: str) -> str:
    """What a card is about (KIND) in words; an unknown kind as it stands."""
    return _(_KINDS[kind.strip().lower()]) if kind.strip().lower() in _KINDS else kind
