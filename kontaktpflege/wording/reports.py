"""What an import, an export or a backup came to, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from kontaktpflege.domain.hand_over import HandOver
from kontaktpflege.domain.importing import ExportReport, ImportReport, UnreadableItem, Verdict
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number, size
from kontaktpflege.wording.verdicts import reason_sentence, verdict_name

_COMING_IN = (Verdict.NEW, Verdict.UPDATE, Verdict.REVIEW, Verdict.MERGE)
_NO_PEOPLE = (Verdict.GROUP, Verdict.UNREADABLE)


def contacts_coming_in(counts: Mapping[Verdict, int]) -> int:
    """How many contacts an import would add or change."""
    return sum(counts.get(verdict, 0) for verdict in _COMING_IN)


def preview_sentence(counts: Mapping[Verdict, int]) -> str:
    """What was found: "412 people, 3 unclear." """
    people = sum(count for verdict, count in counts.items() if verdict not in _NO_PEOPLE)
    parts = [ngettext("{n} person", "{n} people", people).format(n=number(people))]
    if groups := counts.get(Verdict.GROUP, 0):
        parts.append(ngettext("{n} group", "{n} groups", groups).format(n=number(groups)))
    odd = [verdict for verdict in (Verdict.REVIEW, Verdict.UNREADABLE) if counts.get(verdict)]
    parts += [f"{number(counts[verdict])} {verdict_name(verdict)}" for verdict in odd]
    return ", ".join(parts) + "."


def import_button(counts: Mapping[Verdict, int]) -> str:
    """What the button of the preview does: "Import 812 contacts"; "Close" if there is nothing to do."""
    coming = contacts_coming_in(counts)
    if coming:
        return ngettext("Import {n} contact", "Import {n} contacts", coming).format(n=number(coming))
    if groups := counts.get(Verdict.GROUP, 0):
        return ngettext("Import {n} group", "Import {n} groups", groups).format(n=number(groups))
    if unreadable := counts.get(Verdict.UNREADABLE, 0):
        return ngettext("Keep {n} unreadable card", "Keep {n} unreadable cards", unreadable).format(
            n=number(unreadable)
        )
    return _("Close")


def import_sentence(report: ImportReport) -> str:
    """The outcome in one sentence: "812 contacts came in; 3 of them are marked for review." """
    came = report.new + report.updated + report.review
    if not came:
        return _("Everything was in the book already; nothing changed.") if report.same else _("Nothing came in.")
    words = ngettext("{n} contact came in", "{n} contacts came in", came).format(n=number(came))
    if report.review:
        return ngettext(
            "{words}; {n} of them is marked for review.",
            "{words}; {n} of them are marked for review.",
            report.review,
        ).format(words=words, n=number(report.review))
    return f"{words}."


def import_lines(report: ImportReport) -> list[tuple[str, int]]:
    """The counts of a report, each with its name; those of nothing left out."""
    counts = (
        (_("Cards read"), report.cards),
        (verdict_name(Verdict.NEW), report.new),
        (verdict_name(Verdict.UPDATE), report.updated),
        (verdict_name(Verdict.REVIEW), report.review),
        (verdict_name(Verdict.SAME), report.same),
        (_("groups"), report.groups),
        (verdict_name(Verdict.TRASH), report.trash),
        (verdict_name(Verdict.SKIP), report.skipped),
        (verdict_name(Verdict.UNREADABLE), len(report.unreadable)),
    )
    return [(name, count) for name, count in counts if count]


def unreadable_sentence(item: UnreadableItem) -> str:
    """Why one card could not be read, with its place: "phone.vcf, line 812: The card has no end." """
    place = _("{file}, line {line}").format(file=item.file, line=number(item.line))
    return f"{place}: {reason_sentence(item.reason) or item.reason}"


def truncation_sentence(report: ImportReport) -> str:
    """What a file that ends inside a card means for the whole import; "" if none does."""
    if not any(item.reason == "unclosed" for item in report.unreadable):
        return ""
    read = report.cards - len(report.unreadable)
    return ngettext(
        "The file ends inside a card; {read} of {n} card was read.",
        "The file ends inside a card; {read} of {n} cards were read.",
        report.cards,
    ).format(read=number(read), n=number(report.cards))


def import_text(report: ImportReport, when: str) -> str:
    """The whole report as text to save: the outcome, the counts, and every unreadable card in full."""
    lines = [_("Import of {when}").format(when=when), "", import_sentence(report)]
    if truncated := truncation_sentence(report):
        lines.append(truncated)
    lines += ["", *(f"{name}: {number(count)}" for name, count in import_lines(report))]
    for item in report.unreadable:
        lines += ["", unreadable_sentence(item), *raw_text(item.raw).splitlines()]
    return "\n".join(lines) + "\n"


def raw_text(raw: bytes) -> str:
    """The bytes of a card as text: UTF-8 where they are, else as Windows wrote it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def hand_over_sentence(what: HandOver) -> str:
    """What the phone does not know yet: "12 new, 3 changed, 1 deleted." """
    if what.empty:
        return _("Nothing has changed here since.")
    parts = (
        (ngettext("{n} new contact", "{n} new contacts", len(what.new)), len(what.new)),
        (ngettext("{n} changed", "{n} changed", len(what.changed)), len(what.changed)),
        (ngettext("{n} deleted", "{n} deleted", len(what.deleted)), len(what.deleted)),
    )
    return ", ".join(words.format(n=number(count)) for words, count in parts if count) + "."


def deleted_sentence(what: HandOver) -> str:
    """Who has to be deleted on the phone by hand; "" for nobody. A vCard cannot say it."""
    if not what.deleted:
        return ""
    names = ", ".join(name or _("Without a name") for _id, name in what.deleted)
    return ngettext(
        "A vCard cannot delete. Please delete on the phone: {names}.",
        "A vCard cannot delete. Please delete these on the phone: {names}.",
        len(what.deleted),
    ).format(names=names)


def hand_over_lines(what: HandOver) -> list[str]:
    """A hand-over for the command line."""
    return [line for line in (hand_over_sentence(what), deleted_sentence(what)) if line]


def export_sentence(report: ExportReport) -> str:
    """What an export wrote: "812 contacts were written to 1 file, 1.4 MB." """
    contacts = ngettext("{n} contact", "{n} contacts", report.cards).format(n=number(report.cards))
    files = ngettext("{n} file", "{n} files", report.files).format(n=number(report.files))
    return _("Written: {contacts} in {files}, {size}.").format(contacts=contacts, files=files, size=size(report.size))
