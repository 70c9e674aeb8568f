"""TBX (ISO 30042): version 2 (``martif``, ``termEntry``) and version 3 (``tbx``, ``conceptEntry``).

Administrative statuses are kept: preferred and admitted terms, deprecated and superseded ones as not to be used. A document
type is passed over; entities of its own are refused, as are other encodings than those that XML knows.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from xml.sax.saxutils import escape

from ...errors import UserError
from ...records import NamedTuple
from . import Concept

_STATUSES = {
    "preferredterm-admn-sts": "prefer",
    "standardizedterm": "prefer",
    "preferredterm": "prefer",
    "admittedterm-admn-sts": "admit",
    "admittedterm": "admit",
    "deprecatedterm-admn-sts": "forbid",
    "supersededterm-admn-sts": "forbid",
    "deprecatedterm": "forbid",
    "supersededterm": "forbid",
}
_WRITTEN = {"prefer": "preferredTerm-admn-sts", "admit": "admittedTerm-admn-sts", "forbid": "deprecatedTerm-admn-sts"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(path: str, text: str, form: str, languages: tuple[str, str]) -> list[Concept]:
    root = _parse(path, text)
    found: list[Concept] = []
    for entry in root.iter():
        if entry.tag not in ("termEntry", "conceptEntry"):
            continue
        sections = [s for s in entry if s.tag in ("langSet", "langSec")]
        sources = [s for s in sections if _language(s) == languages[0]]
        targets = [s for s in sections if _language(s) == languages[1]]
        note = next(
            (
                " ".join("".join(d.itertext()).split())
                for d in entry.iter()
                if d.tag in ("descrip", "note") and d.get("type") in (None, "definition")
            ),
            "",
        )
        renderings = [pair for section in targets for pair in _terms(section)]
        for term, status in (pair for section in sources for pair in _terms(section)):
            if status == "forbid" or not renderings:
                continue
            concept = Concept(term, note=note)
            for rendering, rank in renderings:
                concept.add(rendering, rank)
            found.append(concept)
    return found


class _Names(NamedTuple):
    """What a version calls its elements, and the attributes of its root."""

    root: str
    attributes: str
    head: str
    entry: str
    language: str
    term: str


_VERSIONS = {
    "tbx": _Names(
        "tbx", 'style="dca" type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"', "tbxHeader", "conceptEntry", "langSec", "termSec"
    ),
    "tbx2": _Names("martif", 'type="TBX"', "martifHeader", "termEntry", "langSet", "tig"),
}


def write(concepts: list[Concept], form: str, languages: tuple[str, str]) -> str:
    n = _VERSIONS[form]
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{n.root} {n.attributes} xml:lang="{languages[0]}">',
        f"  <{n.head}><fileDesc><sourceDesc><p>tqcheck</p></sourceDesc></fileDesc></{n.head}>",
        "  <text><body>",
    ]
    for number, concept in enumerate(concepts, 1):
        parts.append(f'    <{n.entry} id="c{number}">')
        if concept.note:
            parts.append(f'      <descrip type="definition">{escape(concept.note)}</descrip>')
        parts.append(
            f'      <{n.language} xml:lang="{languages[0]}"><{n.term}><term>{escape(concept.source)}</term></{n.term}></{n.language}>'
        )
        parts.append(f'      <{n.language} xml:lang="{languages[1]}">')
        parts += [
            f'        <{n.term}><term>{escape(term)}</term><termNote type="administrativeStatus">{status}</termNote></{n.term}>'
            for term, status in _renderings(concept)
        ]
        parts += [f"      </{n.language}>", f"    </{n.entry}>"]
    return "\n".join([*parts, "  </body></text>", f"</{n.root}>"]) + "\n"


def _renderings(concept: Concept) -> list[tuple[str, str]]:
    return [(term, status) for key, status in _WRITTEN.items() for term in getattr(concept, key)]


def _language(section: Element) -> str:
    return (section.get(_LANG) or section.get("lang") or "").lower().split("-")[0].split("_")[0]


def _terms(section: Element) -> list[tuple[str, str]]:
    """(term, status) of a language section. Without a status a term is preferred if it is the first, else admitted."""
    found: list[tuple[str, str]] = []
    for group in section.iter():
        if group.tag not in ("tig", "ntig", "termSec"):
            continue
        term = next((" ".join("".join(t.itertext()).split()) for t in group.iter("term")), "")
        notes = [
            n.text or ""
            for n in group.iter()
            if (n.tag in ("termNote", "admin") and "tatus" in n.get("type", "")) or n.get("type") == "normativeAuthorization"
        ]
        status = next((_STATUSES[n.strip().lower()] for n in notes if n.strip().lower() in _STATUSES), "admit" if found else "prefer")
        if term:
            found.append((term, status))
    return found


def _parse(path: str, text: str) -> Element:
    builder = TreeBuilder()
    parser = expat.ParserCreate()

    def local(name: str) -> str:
        return name if ":" not in name else _LANG if name == "xml:lang" else name.rpartition(":")[2]

    def refuse(*_: object) -> None:
        raise UserError("entities of its own are not read", path, parser.CurrentLineNumber, hint="remove the ENTITY declarations")

    parser.StartElementHandler = lambda tag, attributes: builder.start(local(tag), {local(k): v for k, v in attributes.items()})
    parser.EndElementHandler = lambda tag: builder.end(local(tag))
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as problem:
        raise UserError(f"not well-formed XML: {expat.errors.messages[problem.code]}", path, problem.lineno, problem.offset + 1) from None
    return builder.close()
