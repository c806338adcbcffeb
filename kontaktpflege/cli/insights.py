"""`network` without a file, and `reach`: what the network says, and how far one reaches."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from kontaktpflege.cli.answer import Answer
from kontaktpflege.domain.network_report import Finding, FindingKind, Grown
from kontaktpflege.services import Services
from kontaktpflege.wording import _
from kontaktpflege.wording.findings import finding_words, group_words, heading, nothing_words, star_words
from kontaktpflege.wording.reach import gain_words, grown_words, reach_sentence

_NAMED = 10
"""So many people of each evidence are named in words; JSON has all."""

Names = Mapping[int, str]


def findings(services: Services) -> Answer:
    """What the network says, kind by kind."""
    found = services.network.findings(lambda: False)
    names = services.network.names(_everybody(found.findings))
    lists: dict[str, list[dict[str, object]]] = {kind.value: [] for kind in FindingKind}
    lines: list[str] = []
    for one in found.findings:
        if not lists[one.kind]:
            lines.append(heading(one.kind))
        words = finding_words(one, names)
        lists[one.kind].append(_document(one, words, names))
        lines += [f"  {words}", *_evidence_lines(one, names)]
    document: dict[str, object] = {"communities": found.communities, "starlike": None, **lists}
    if found.star is not None:
        lines += star_words(found.star)
        document["starlike"] = {"people": found.star.people, "ties": found.star.ties, "mine": found.star.mine}
    elif not found.findings:
        lines += nothing_words()
    return Answer(document, lines)


def reach(services: Services, options: argparse.Namespace) -> Answer:
    """How many are within one, two and three steps, how it grew, and whom to get to know."""
    found, growth = services.network.reach(), services.network.growth()
    names = services.network.names(one for gain in found.gains for one in (gain.person, *gain.people))
    document: dict[str, object] = {
        "within": {"1": found.one, "2": found.two, "3": found.three},
        "growth": [_month(one) for one in growth],
        "acquaintances": [
            {**_person(gain.person, names), "gain": len(gain.people), "people": _people(gain.people, names)}
            for gain in found.gains
        ],
    }
    lines = [reach_sentence(found)]
    lines += [gain_words(gain, names.get(gain.person, "")) for gain in found.gains]
    lines += [grown_words(one).replace("\n", ": ", 1).replace("\n", "; ") for one in growth]
    return Answer(document, lines)


def _month(grown: Grown) -> dict[str, object]:
    within = {str(step): count for step, count in enumerate(grown.within, 1)}
    return {"month": f"{grown.month:%Y-%m}", "within": within, "people": grown.people, "ties": grown.ties}


def _document(finding: Finding, words: str, names: Names) -> dict[str, object]:
    shares = {"share": round(finding.share, 4)} if finding.kind is FindingKind.DEPENDENCE else {}
    return {
        "words": words,
        "people": _people(finding.people, names),
        "evidence": [
            {
                "group": None if each.group is None else group_words(each.group, names),
                "people": _people(each.people, names),
            }
            for each in finding.evidence
        ],
        **shares,
    }


def _evidence_lines(finding: Finding, names: Names) -> list[str]:
    lines = []
    for each in finding.evidence:
        told = [_name(one, names) for one in each.people[:_NAMED]]
        if len(each.people) > _NAMED:
            told.append("…")
        group = "" if each.group is None else f"{group_words(each.group, names)}: "
        if told:
            lines.append(f"    {group}{', '.join(told)}")
    return lines


def _everybody(findings: Iterable[Finding]) -> set[int]:
    named = {one for finding in findings for one in finding.everybody()}
    groups = (each.group for finding in findings for each in finding.evidence)
    return named.union(*(group.foremost for group in groups if group is not None))


def _people(ids: Iterable[int], names: Names) -> list[dict[str, object]]:
    return [_person(one, names) for one in ids]


def _person(contact: int, names: Names) -> dict[str, object]:
    return {"id": contact, "name": names.get(contact, "")}


def _name(contact: int, names: Names) -> str:
    return names.get(contact) or _("Without a name")
