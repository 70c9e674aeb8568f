"""Which findings a file's settings let through, and with what severity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module

from ..errors import UserError
from ..model import Document, Finding
from ..rules import ALL_MODULES as MODULES
from ..terms import place_names
from ..terms.store import Glossary
from ..terms.vocabulary import ISSUE_TYPES, SEVERITIES, rank
from .settings import Settings

UNUSED = "unused-suppression"
"""The rule under which suppressions that suppress nothing are told (`suppress.py`)."""


def apply(findings: Iterable[Finding], document: Document, settings: Settings) -> list[Finding]:
    """The findings that the settings want, in their severity."""
    kept = list(findings)
    if settings.severity:
        kept = [f._replace(severity=_severity(f, settings)) for f in kept]
    least = rank(settings.min_severity)
    if least or settings.select or settings.ignore:
        kept = [f for f in kept if rank(f.severity) >= least and wanted(f, settings)]
    return outside(kept, document, settings.names) if settings.names else kept


def called(finding: Finding, names: Sequence[str]) -> bool:
    """Whether one of the names is that of the finding's rule, entry, category or severity."""
    head = finding.category.partition("/")[0]
    return any(name in (finding.rule, finding.entry, finding.category, head, finding.severity) for name in names)


def wanted(finding: Finding, settings: Settings) -> bool:
    return (not settings.select or called(finding, settings.select)) and not called(finding, settings.ignore)


class OwnWords:
    """What the user's glossaries call right: names, inside which nothing is reported, and terms, in which the shipped glossary is silent."""

    def __init__(self, glossaries: Sequence[Glossary]) -> None:
        entries = [entry for glossary in glossaries for entry in glossary.entries() if entry["kind"] in ("name", "term")]
        self.names = [name for entry in entries if entry["kind"] == "name" for name in entry["suggest"]]
        self.terms = [term for entry in entries if entry["kind"] == "term" for term in entry["suggest"]]
        self.glossaries = glossaries

    def silence(self, findings: list[Finding], document: Document) -> list[Finding]:
        """The findings without those that these words silence."""
        if self.names:
            findings = outside(findings, document, self.names)
        if self.terms and findings:
            silenced = {id(f) for f in findings} - {id(f) for f in outside(findings, document, self.terms, re.I)}
            findings = [f for f in findings if id(f) not in silenced or not self._shipped_entry(f)]
        return findings

    def _shipped_entry(self, f: Finding) -> bool:
        """Whether a finding is of a phrase entry that is not the user's."""
        decided = {import_module(f"tqcheck.rules.{module}").ID for module in MODULES} - {"phrase", "exonym"}
        return f.entry is not None and f.rule not in decided and not any(g.names(f.entry) for g in self.glossaries)


def outside(findings: Iterable[Finding], document: Document, names: Iterable[str], flags: int = 0) -> list[Finding]:
    """The findings that do not lie inside one of these words or names as they are written (`re.I`: in any case)."""
    spelled = sorted({" ".join(name.split()) for name in names}, key=len, reverse=True)
    expression = re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(name).replace(chr(92) + ' ', chr(92) + 's+') for name in spelled)})(?:['’]s?(?!\w))?(?!\w)", flags
    )
    targets = {segment.id: segment.target for segment in document.segments}
    spans: dict[str | None, list[tuple[int, int]]] = {}
    kept = []
    for f in findings:
        if f.segment not in spans:
            spans[f.segment] = [match.span() for match in expression.finditer(targets.get(f.segment, ""))]
        if f.start == f.end or not any(start <= f.start and f.end <= end for start, end in spans[f.segment]):
            kept.append(f)
    return kept


def check_names(names: Iterable[str], glossaries: Sequence[Glossary], path: str | None = None, line: int | None = None) -> None:
    """Raises `UserError` for a name that no rule, entry, category or severity has."""
    for name in names:
        if not _known(name, glossaries):
            more = "`tqcheck rules` lists the rules, `tqcheck glossary search` finds entries"
            raise UserError(f"no rule, entry, category or severity is called '{name}'", path, line, hint=_meant(name, glossaries) or more)


def unknown(name: str, glossaries: Sequence[Glossary]) -> str:
    """What is wrong with a name in a comment that suppresses nothing: nothing, if something has it or it may be a fingerprint."""
    if _known(name, glossaries) or name == "all" or re.fullmatch(r"[0-9a-f]{16}", name):
        return ""
    hint = _meant(name, glossaries)
    return f"No rule, entry, category or severity is called {name}" + (f": {hint}" if hint else ".")


def _meant(name: str, glossaries: Sequence[Glossary]) -> str | None:
    """The nearest name there is."""
    from ..catalogue import catalogue
    from ..errors import meant

    heads = dict.fromkeys(path.partition("/")[0] for path in ISSUE_TYPES)
    entries = (each["id"] for glossary in glossaries for each in (*glossary.entries(), *glossary.families))
    return meant(name, (*(info.id for info in catalogue()), UNUSED, *heads, *ISSUE_TYPES, *SEVERITIES, *entries))


def _known(name: str, glossaries: Sequence[Glossary]) -> bool:
    if name in SEVERITIES or name == UNUSED or any(name in (path, path.partition("/")[0]) for path in ISSUE_TYPES):
        return True
    if name in _of_rules() or any(glossary.names(name) for glossary in glossaries):
        return True
    return name.startswith("exonym-") and any(entry["id"] == name for entry in place_names.entries())


@cache
def _of_rules() -> frozenset[str]:
    """The names of the rules that are modules, and of the kinds of their findings."""
    modules = [import_module(f"tqcheck.rules.{module}") for module in MODULES]
    return frozenset(name for module in modules for name in (module.ID, *getattr(module, "ENTRIES", ())))


def _severity(finding: Finding, settings: Settings) -> str:
    """The entry's setting before the rule's, before the category's."""
    for name in (finding.entry, finding.rule, finding.category, finding.category.partition("/")[0]):
        if name and name in settings.severity:
            return settings.severity[name]
    return finding.severity
