"""What a step of undo is called."""

from __future__ import annotations

from kontaktpflege.domain.history import Step
from kontaktpflege.wording import _, ngettext


def step_name(step: Step) -> str:
    """A step as it stands after "Undo": "import of 812 contacts"."""
    count = int(step.facts.get("count", 1))
    name = str(step.facts.get("name", ""))
    templates = {**_about_many(count, name), **(_about_one() if name else {})}
    other = str(step.facts.get("other", ""))
    return templates.get(step.kind, _("last change")).format(count=count, name=name, other=other)


def _about_one() -> dict[str, str]:
    """Steps that tell with whom they were."""
    return {
        "create": _("new contact {name}"),
        "edit": _("change to {name}"),
        "trash": _("moving {name} to the trash"),
        "restore": _("taking {name} out of the trash"),
        "merge": _("merging into {name}"),
        "origin": _("how you met {name}"),
        "dear": _("star for {name}"),
        "not_dear": _("taking the star off {name}"),
        "log": _("interaction with {name}"),
        "log_correct": _("correcting what happened with {name}"),
        "log_delete": _("deleting what happened with {name}"),
        "answer_waived": _("{name} needs no answer"),
        "promise": _("promise between you and {name}"),
        "care": _("caring for {name}"),
        "care_none": _("caring no more for {name}"),
        "later": _("putting off {name}"),
        "rest": _("letting {name} rest"),
        "wake": _("letting {name} rest no more"),
        "revive": _("proposing {name} again"),
        "favor_given": _("favour for {name}"),
        "favor_received": _("favour from {name}"),
        "favor_correct": _("correcting a favour between you and {name}"),
        "favor_delete": _("deleting a favour between you and {name}"),
        "hint_declined": _("no hint about {name}"),
        "died": _("noting that {name} has died"),
        "living": _("noting that {name} has not died"),
        "own_card": _("your own card: {name}"),
        "stranger": _("noting that you do not know {name} yourself"),
        "acquaint": _("noting that you know {name}"),
        "introduction": _("introducing {name} and {other}"),
        "introduction_delete": _("deleting the introduction of {name} and {other}"),
        "tie": _("tie between {name} and {other}"),
        "ties": _("tie between {name} and {other}"),
        "untie": _("removing the tie between {name} and {other}"),
        "tie_answer": _("what you said of {name} and {other}"),
        "chain_keep": _("keeping a chain to {name}"),
        "chain_drop": _("letting go of a chain to {name}"),
        "about": _("what you keep in mind of {name}"),
        "fact": _("what you know of {name}"),
    }


def _about_many(count: int, name: str) -> dict[str, str]:
    """Steps that tell how many they were about, or what has a name of its own."""
    return {
        **_of_book(count),
        **_of_lists(count, name),
        **_of_letters(count, name),
        **_of_talks(count),
        **_of_care(count),
        **_of_ledger(count),
        **_of_network(count),
    }


def _of_book(count: int) -> dict[str, str]:
    """Steps about the book and its contacts."""
    return {
        "import": ngettext("import of {count} contact", "import of {count} contacts", count),
        "sample": ngettext("sample of {count} contact", "sample of {count} contacts", count),
        "create": _("new contact"),
        "hand_over": ngettext("handing {count} contact over", "handing {count} contacts over", count),
        "edit": _("change to a contact"),
        "bulk_edit": ngettext("change to {count} contact", "change to {count} contacts", count),
        "origin": _("how you met somebody"),
        "merge": ngettext("merging of {count} contact", "merging of {count} contacts", count),
        "clear_review": ngettext(
            "marking {count} contact as looked at", "marking {count} contacts as looked at", count
        ),
        "dear": ngettext("star for {count} contact", "star for {count} contacts", count),
        "not_dear": ngettext("taking the star off {count} contact", "taking the star off {count} contacts", count),
        "trash": ngettext("moving {count} contact to the trash", "moving {count} contacts to the trash", count),
        "restore": ngettext(
            "taking {count} contact out of the trash", "taking {count} contacts out of the trash", count
        ),
        "empty_trash": ngettext(
            "emptying the trash of {count} contact", "emptying the trash of {count} contacts", count
        ),
        "restore_backup": _("restoring a backup"),
    }


def _of_lists(count: int, name: str) -> dict[str, str]:
    """Steps about circles and saved filters."""
    return {
        "circle_add": ngettext("adding {count} contact to a circle", "adding {count} contacts to a circle", count),
        "circle_remove": ngettext(
            "taking {count} contact out of a circle", "taking {count} contacts out of a circle", count
        ),
        "circle_create": _("new circle {name}"),
        "circle_rename": _("renaming the circle {name}"),
        "circle_change": _("changing the circle {name}") if name else _("new look of a circle"),
        "circle_move": _("moving the circle {name}"),
        "circle_merge": _("merging the circle {name} into another"),
        "circle_delete": _("deleting the circle {name}"),
        "filter_save": _("saving the filter {name}"),
        "filter_rename": _("renaming the filter {name}"),
        "filter_change": _("change to the filter {name}"),
        "filter_delete": _("deleting the filter {name}"),
    }


def _of_letters(count: int, name: str) -> dict[str, str]:
    """Steps about texts, occasions and card lists."""
    return {
        "text_block_new": _("new text block {name}"),
        "text_block_change": _("change to the text block {name}"),
        "text_block_delete": _("deleting the text block {name}"),
        "text_block_use": _("noting what {name} was sent") if name else _("noting what was sent"),
        "form": _("Sie or du for {name}") if name else _("Sie or du"),
        "occasion_create": _("new occasion {name}"),
        "occasion_change": _("change to the occasion {name}"),
        "occasion_delete": _("deleting the occasion {name}"),
        "greeting_add": ngettext(
            "putting {count} contact on a card list", "putting {count} contacts on a card list", count
        ),
        "greeting_remove": ngettext(
            "taking {count} contact off a card list", "taking {count} contacts off a card list", count
        ),
        "greeting_done": ngettext("ticking off {count} card", "ticking off {count} cards", count),
        "greeting_waits": ngettext("taking the tick off {count} card", "taking the tick off {count} cards", count),
    }


def _of_talks(count: int) -> dict[str, str]:
    """Steps about what happened, was promised, and is kept in mind."""
    return {
        "log": ngettext("interaction with {count} contact", "interaction with {count} contacts", count),
        "log_correct": _("correction in the journal"),
        "log_delete": _("deletion from the journal"),
        "answer_waived": ngettext("no answer to {count} contact", "no answer to {count} contacts", count),
        "promise": _("promise"),
        "promise_kept": _("marking a promise as kept"),
        "promise_open": _("marking a promise as open"),
        "promise_delete": _("deleting a promise"),
        "about": _("what you keep in mind of somebody"),
        "fact": _("what you know of somebody"),
        "fact_delete": _("deleting what you know of somebody"),
        "asked": _("answer to “What next?”"),
        "died": _("noting a death"),
        "living": _("noting that somebody has not died"),
    }


def _of_care(count: int) -> dict[str, str]:
    """Steps about who should stay close."""
    return {
        "care": ngettext("caring for {count} contact", "caring for {count} contacts", count),
        "care_none": ngettext("caring no more for {count} contact", "caring no more for {count} contacts", count),
        "rhythm": _("rhythm of a circle"),
        "later": ngettext("putting off {count} contact", "putting off {count} contacts", count),
        "rest": ngettext("letting {count} contact rest", "letting {count} contacts rest", count),
        "wake": ngettext("letting {count} contact rest no more", "letting {count} contacts rest no more", count),
        "revive": ngettext("proposing {count} contact again", "proposing {count} contacts again", count),
    }


def _of_ledger(count: int) -> dict[str, str]:
    """Steps about giving and taking."""
    return {
        "favor_given": ngettext("favour for {count} contact", "favours for {count} contacts", count),
        "favor_received": ngettext("favour from {count} contact", "favours from {count} contacts", count),
        "favor_correct": _("correction in the ledger"),
        "favor_delete": ngettext("deleting {count} favour", "deleting {count} favours", count),
        "hint_declined": _("no hint about somebody"),
    }


def _of_network(count: int) -> dict[str, str]:
    """Steps about who knows whom."""
    return {
        "own_card": _("your own card"),
        "stranger": ngettext(
            "noting that you do not know {count} contact yourself",
            "noting that you do not know {count} contacts yourself",
            count,
        ),
        "acquaint": ngettext("noting that you know {count} contact", "noting that you know {count} contacts", count),
        "introduction": _("introduction of two"),
        "introduction_delete": _("deleting an introduction"),
        "tie": _("tie between two contacts"),
        "ties": ngettext("{count} tie", "{count} ties", count),
        "untie": ngettext("removing {count} tie", "removing {count} ties", count),
        "tie_answer": _("what you said of two contacts"),
        "tie_declined": ngettext("suggesting {count} tie no more", "suggesting {count} ties no more", count),
        "network_import": ngettext("{count} tie of a network file", "{count} ties of a network file", count),
        "chain_keep": _("keeping a chain"),
        "chain_drop": _("letting go of a chain"),
    }


def undo_title(step: Step) -> str:
    """The title of the undo command for a step: "Undo import of 812 contacts"."""
    return _("Undo {step}").format(step=step_name(step))


def redo_title(step: Step) -> str:
    """The title of the redo command for a step."""
    return _("Redo {step}").format(step=step_name(step))
