"""UTX 1.11 and 1.20 (AAMT): a tab-separated list with two lines of head."""

from __future__ import annotations

from ...errors import UserError
from . import Concept

_STATUSES = {
    "": "prefer",
    "approved": "prefer",
    "provisional": "admit",
    "non-standard": "admit",
    "forbidden": "forbid",
    "rejected": "forbid",
    "obsolete": "forbid",
}
_WRITTEN = {"prefer": "approved", "admit": "non-standard", "forbid": "forbidden"}


def read(path: str, text: str, form: str, languages: tuple[str, str]) -> list[Concept]:
    columns = ["src", "tgt", "src:pos"]
    found: dict[str, Concept] = {}
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if line.startswith("#"):
            cells = [cell.strip() for cell in line[1:].split("\t")]
            if {"src", "tgt"} <= set(cells):
                columns = cells
            continue
        if not line.strip():
            continue
        row = dict(zip(columns, (cell.strip() for cell in line.split("\t")), strict=False))
        if not row.get("src") or not row.get("tgt"):
            raise UserError("a UTX line has a source and a target term, parted by a tab", path, number)
        status = row.get("term status", "").lower()
        if status not in _STATUSES:
            raise UserError(f"the status '{status}' is unknown", path, number, hint=f"one of {', '.join(s for s in _STATUSES if s)}")
        concept = found.setdefault(row["src"], Concept(row["src"], part_of_speech=row.get("src:pos", "")))
        concept.add(row["tgt"], _STATUSES[status])
        concept.note = concept.note or row.get("comment", "")
    return list(found.values())


def write(concepts: list[Concept], form: str, languages: tuple[str, str]) -> str:
    lines = [f"#UTX 1.11; {languages[0]}/{languages[1]};", "#src\ttgt\tsrc:pos\tterm status\tcomment"]
    for concept in concepts:
        for key, status in _WRITTEN.items():
            for term in getattr(concept, key):
                cells = (concept.source, term, concept.part_of_speech, status, concept.note)
                lines.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(lines) + "\n"
