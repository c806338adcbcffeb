"""Give and take in words: memory first, and nobody owes anything."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.balance import Account, LedgerRules, Tilt
from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize, Money
from kontaktpflege.wording import N_, _, language, ngettext
from kontaktpflege.wording.dates import day_ago
from kontaktpflege.wording.numbers import number, times

_KINDS = {
    FavorKind.INFORMATION: N_("Information or tip"),
    FavorKind.INTRODUCTION: N_("Introduction"),
    FavorKind.RECOMMENDATION: N_("Recommendation"),
    FavorKind.REFERENCE: N_("Reference"),
    FavorKind.HELP: N_("Help"),
    FavorKind.KNOW_HOW: N_("Know-how"),
    FavorKind.ATTENTION: N_("Attention and recognition"),
    FavorKind.GIFT: N_("Gift"),
    FavorKind.BUSINESS: N_("Business"),
    FavorKind.OTHER: N_("Other favour"),
}
_SIZES = {
    FavorSize.SMALL: N_("Small thing"),
    FavorSize.HELP: N_("Real help"),
    FavorSize.BIG: N_("Big favour"),
}


def kind_name(kind: str) -> str:
    """A kind of favour; the user's own stand as they are."""
    return _(_KINDS[FavorKind(kind)]) if kind in _KINDS else kind


def size_name(size: FavorSize) -> str:
    """How much it was."""
    return _(_SIZES[size])


def side_name(given: bool) -> str:
    """Given or received."""
    return _("Given") if given else _("Received")


def money_words(money: Money) -> str:
    """An amount with its currency, thousands apart and as exact as it was written: 1,250.00 EUR or 1.250,00 EUR."""
    whole, point, rest = f"{money.amount:f}".partition(".")
    sign = "," if language() == "de" else "."
    return f"{number(int(whole))}{sign if point else ''}{rest} {money.currency}"


def favor_words(favor: Favor) -> str:
    """What it was, in a line: the note if there is one, else the kind."""
    first = " ".join(favor.note.split()) or kind_name(favor.kind)
    besides = [] if favor.money is None else [money_words(favor.money)]
    if favor.minutes is not None:
        besides.append(minutes_words(favor.minutes))
    return ", ".join((first, *besides))


def noted_words(favor: Favor, name: str, people: int) -> str:
    """That a favour was noted, with whom: `name` is the first of so many people."""
    who = name
    if people > 1:
        others = ngettext("{name} and {count} more", "{name} and {count} more", people - 1)
        who = others.format(name=name, count=number(people - 1))
    return (_("Noted: given to {name}.") if favor.given else _("Noted: received from {name}.")).format(name=who)


def minutes_words(minutes: int) -> str:
    """A time spent: 45 min, 2 h, 2 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=number(rest))
    if not rest:
        return _("{hours} h").format(hours=number(hours))
    return _("{hours} h {minutes} min").format(hours=number(hours), minutes=rest)


def balance_words(name: str, account: Account, rules: LedgerRules, today: date) -> str:
    """How the scale stands with somebody: "Anna helped you twice lately." A tilt is said only where it is clear."""
    if not account.count:
        return _("Nothing noted yet.")
    match account.tilt(rules):
        case Tilt.RECEIVED:
            return _helped(name, account, today)
        case Tilt.GIVEN:
            return _gave(name, account, today)
    return both_words(account)


def memory_words(account: Account) -> str:
    """What there was with somebody with whom one does not weigh."""
    return both_words(account) if account.count else _("Nothing noted yet.")


def both_words(account: Account) -> str:
    """What there was, without weighing it: "Given twice, received once."."""
    if not account.received_count:
        said = _("Given {times}.").format(times=times(account.given_count))
    elif not account.given_count:
        said = _("Received {times}.").format(times=times(account.received_count))
    else:
        said = _("Given {given}, received {received}.").format(
            given=times(account.given_count), received=times(account.received_count)
        )
    return said[:1].upper() + said[1:]


def counts_words(account: Account) -> str:
    """How many each way, for a narrow place: 2 given · 3 received."""
    given, received = number(account.given_count), number(account.received_count)
    return _("{given} given · {received} received").format(given=given, received=received)


def weights_words(account: Account) -> str:
    """What it weighs, for a tooltip."""
    given, received = number(account.given), number(account.received)
    return _("Given {given}, received {received}, balance {balance}").format(
        given=given, received=received, balance=f"{account.balance:+d}"
    )


def figures_words(account: Account, rules: LedgerRules, today: date) -> str:
    """The figures behind it, for a tooltip."""
    fading = f"{account.fading_balance(today, rules):+.1f}"
    return _("Given {given}, received {received}, balance {balance}; recent ones counted more: {fading}").format(
        given=number(account.given),
        received=number(account.received),
        balance=f"{account.balance:+d}",
        fading=fading.replace(".", ",") if language() == "de" else fading,
    )


def _helped(name: str, account: Account, today: date) -> str:
    last = day_ago(account.received_on or today, today)
    said = (
        _("{name} helped you once, {last}.")
        if account.received_count == 1
        else _("{name} helped you {times}, last {last}.")
    )
    return said.format(name=name, times=times(account.received_count), last=last)


def _gave(name: str, account: Account, today: date) -> str:
    last = day_ago(account.given_on or today, today)
    once = _("You did something for {name} once, {last}.")
    said = once if account.given_count == 1 else _("You did something for {name} {times}, last {last}.")
    return said.format(name=name, times=times(account.given_count), last=last)
