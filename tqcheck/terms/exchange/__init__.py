"""Term lists of other tools: TBX 2 and 3, CSV and TSV (DeepL, Google, Weblate), UTX. One module a form.

A reader makes `Concept`s of the text of a file, a writer makes the text of `Concept`s; both keep what their form can say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from ...errors import UserError
from ...typed import Any

FORMS = {"tbx": ("tbx", ".tbx"), "tbx2": ("tbx", ""), "csv": ("table", ".csv"), "tsv": ("table", ".tsv"), "utx": ("utx", ".utx")}
"""The name of a form → its module and the ending of file names that means it. ``tbx`` is written as version 3."""


@dataclass(slots=True)
class Concept:
    """One term of the source and its renderings: best, allowed, and not to be used."""

    source: str
    prefer: list[str] = field(default_factory=list)
    admit: list[str] = field(default_factory=list)
    forbid: list[str] = field(default_factory=list)
    note: str = ""
    part_of_speech: str = ""

    def add(self, term: str, status: str) -> None:
        """A rendering with its status: ``prefer``, ``admit`` or ``forbid``; told twice it counts once."""
        terms: list[str] = getattr(self, status)
        if term and term not in terms:
            terms.append(term)


def read(path: str, text: str, form: str, languages: tuple[str, str]) -> list[Concept]:
    """The concepts of a file. Raises `UserError` with its line."""
    return _module(form).read(path, text, form, languages)  # type: ignore[no-any-return]


def write(concepts: list[Concept], form: str, languages: tuple[str, str]) -> str:
    """The concepts in another tool's form."""
    return _module(form).write(concepts, form, languages)  # type: ignore[no-any-return]


def form_of(path: str) -> str:
    """The form of a file by its name."""
    ending = Path(path).suffix.lower()
    for name, (_, own) in FORMS.items():
        if own == ending:
            return name
    raise UserError(f"the form of '{Path(path).name}' is not known", path, hint=f"say --form: {', '.join(FORMS)}")


def from_entries(entries: list[dict[str, Any]]) -> list[Concept]:
    """The term entries of a compiled glossary."""
    found = []
    for entry in entries:
        term = entry.get("term")
        if term:
            found.append(Concept(term["source"], term["prefer"], term["admit"], term["forbid"], entry["why"]))
    return found


def to_yaml(concepts: list[Concept], languages: tuple[str, str], topic: str) -> str:
    """A glossary file of ours. Raises nothing: what cannot be an entry (no rendering at all) becomes a remark."""
    import yaml

    lines = [f"language: {{source: {languages[0]}, target: {languages[1]}}}", f"topic: {_scalar(topic, yaml)}", "entries:"]
    for concept in concepts:
        if not (concept.prefer or concept.admit or concept.forbid):
            lines.append(f"  # {concept.source}: no rendering given")
            continue
        lines.append(f"  - term: {_scalar(concept.source, yaml)}")
        for key in ("prefer", "admit", "forbid"):
            terms = getattr(concept, key)
            if terms:
                lines.append(f"    {key}: [{', '.join(_scalar(term, yaml) for term in terms)}]")
        if concept.note:
            lines.append(f"    why: {_scalar(concept.note, yaml)}")
    return "\n".join(lines) + "\n"


def _scalar(text: str, yaml: Any) -> str:
    """`text` as one YAML scalar inside a flow list."""
    written: str = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10**9)
    return written.strip()[1:-1]


def _module(form: str) -> Any:
    return import_module(f"{__name__}.{FORMS[form][0]}")
