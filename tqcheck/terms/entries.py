"""From the YAML of one glossary file to compiled entries: validation with file and line, patterns to expressions.

A compiled entry is a plain dictionary, ready for JSON. All kinds of entry end as phrases: what to look for, what to
offer, when. `docs/glossary.md` describes the input.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import UserError, nearest
from ..text import inflect_en, inflect_fr
from ..text.fold import literal
from ..typed import Any
from . import display, expression_entries, french, pattern
from .kinds import CONDITIONS, DEFAULTS, OF_KIND, SHARED
from .phrase import is_phrase
from .program import Items
from .sought import Seeker, frequency
from .splitting import by_evidence, by_proof, by_status
from .vocabulary import ALONE, APPLICABILITIES, ISSUE_TYPES, SEVERITIES, TOPICAL
from .yamlfile import Located, listed


@dataclass(slots=True)
class GlossaryFile:
    """What one file says before its entries."""

    path: Path
    languages: tuple[str, str]
    topic: str
    defaults: dict[str, Any]
    classes: dict[str, list[str]] = field(default_factory=dict)

    def error(self, message: str, at: tuple[int, int], hint: str | None = None) -> UserError:
        return UserError(message, str(self.path), at[0], at[1], hint)


def read_header(path: Path, data: Any) -> GlossaryFile:
    """The settings at the head of a glossary file. Raises `UserError`."""
    if not isinstance(data, Located):
        raise UserError("a glossary file is a mapping with 'language', 'topic' and 'entries'", str(path), 1)
    known = ("language", "topic", "defaults", "classes", "entries", "countries", "families", "rule", "said", "proved")
    for key in data:
        if key not in known:
            raise UserError(f"unknown key '{key}'; {nearest(key, known)}", str(path), *data.place(key))
    language = data.get("language") or {}
    if not isinstance(language, dict):
        raise UserError("'language' is a mapping: {source: fr, target: en}", str(path), *data.place("language"))
    defined = {name: [str(m) for m in members] for name, members in (data.get("classes") or {}).items()}
    defaults = dict(data.get("defaults") or {})
    if "rule" in data:
        defaults.setdefault("rule", data["rule"])
    return GlossaryFile(
        path,
        (str(language.get("source", "")), str(language.get("target", "en"))),
        str(data.get("topic", path.stem)),
        defaults,
        {name: _spread(members) for name, members in defined.items()},
    )


def compile_entries(head: GlossaryFile, items: Any, errors: list[UserError], proved: Container[str] = ()) -> list[dict[str, Any]]:
    """All entries of a file, groups opened; entries with mistakes are left out and told in `errors`."""
    found: list[dict[str, Any]] = []
    for item in items or []:
        if not isinstance(item, Located):
            errors.append(UserError(f"an entry is a mapping, not {item!r}", str(head.path)))
            continue
        grouped = "entries" in item
        shared = {k: v for k, v in item.items() if k != "entries"} if grouped else {}
        for member in item["entries"] if grouped else [item]:
            try:
                defaults = {**head.defaults, **shared}
                found += (
                    compile_entry(head, each, defaults)
                    for half in by_status(member)
                    for free in by_proof(half, defaults, proved)
                    for each in by_evidence(free, defaults, str(head.path))
                )
            except UserError as problem:
                errors.append(problem)
    return found


def compile_entry(head: GlossaryFile, raw: Located, defaults: dict[str, Any]) -> dict[str, Any]:
    """One entry. `defaults` come from the file and the group."""
    kinds = [kind for kind in OF_KIND if kind in raw]
    if len(kinds) != 1:
        raise _without_a_kind(head, raw, kinds)
    kind = kinds[0]
    known = ("id", "bad", "good", *SHARED, *OF_KIND[kind])
    for key in raw:
        if key not in known:
            raise head.error(f"unknown key '{key}' in a {kind} entry; {nearest(key, known)}", raw.place(key))
    value = {**DEFAULTS[kind], **defaults, **raw}
    return _Compiler(head, raw, value, kind).compile()


def _without_a_kind(head: GlossaryFile, raw: Located, kinds: list[str]) -> UserError:
    """What is told of an entry that is of no kind, because the key that would say so is misspelled or missing, or of several."""
    known = tuple(dict.fromkeys((*OF_KIND, "id", "bad", "good", *SHARED, *(key for keys in OF_KIND.values() for key in keys))))
    strange = next((key for key in raw if key not in known), None)
    if strange and not kinds:
        return head.error(f"unknown key '{strange}'; {nearest(strange, known)}", raw.place(strange))
    has = f", not {' and '.join(kinds)}" if kinds else ""
    return head.error(f"an entry has exactly one of {', '.join(OF_KIND)}{has}", raw.at)


class _Compiler:
    def __init__(self, head: GlossaryFile, raw: Located, value: dict[str, Any], kind: str) -> None:
        self.head, self.raw, self.value, self.kind = head, raw, value, kind

    def compile(self) -> dict[str, Any]:
        value = self.value
        texts, suggest = getattr(self, "_" + self.kind)()
        patterns, looked_for = [], []
        seeker = Seeker(inflect_en.usual_forms, self.head.classes)
        before, after = self.required("before"), self.required("after")
        when, unless = self.conditions("when"), self.conditions("unless")
        phrases = _source_alternatives(value.get("source"))
        if self.kind == "french":
            source = [self.guard("french", text, lambda t=text: french.program(t)) for text in phrases]
        else:
            source = [self.program("source", text, self.parse("source", text), inflect_fr.all_forms)[0] for text in phrases]
        topics = {} if any(map(is_phrase, source)) else when
        for text in texts:
            nodes = self.parse(self.kind, text)
            patterns.append(self.program(self.kind, text, nodes, inflect_en.usual_forms))
            looked_for.append(
                self.guard(self.kind, text, lambda n=nodes: seeker.sought(n, before, after, *(_rarest(topics, where) for where in TOPICAL)))
            )
        if len(patterns) > 255:
            raise self.head.error("an entry has at most 255 patterns: make two of it", self.raw.at)
        category, severity = value["category"], value["severity"]
        self.one_of("category", category, tuple(ISSUE_TYPES))
        self.one_of("severity", severity, SEVERITIES)
        applicability = value.get("applicability", "safe" if self.kind in ("exonym", "name") else "unsafe")
        self.one_of("applicability", applicability, APPLICABILITIES)
        if value.get("needs") not in (None, "source", ALONE):
            raise self.head.error("'needs' can only be 'source'", self.raw.place("needs"))
        needs = value.get("needs")
        if needs == "source" and not value.get("source"):
            raise self.head.error("'needs: source' without a 'source' pattern", self.raw.place("needs"))
        confidence = value.get("confidence", 0.9)
        if not isinstance(confidence, (int, float)) or not 0.5 <= confidence <= 1:
            raise self.head.error("'confidence' lies between 0.5 and 1", self.raw.place("confidence"))
        return {
            "id": self.identity(),
            "kind": self.kind,
            "rule": value["rule"],
            "topic": self.head.topic,
            "line": self.raw.at[0],
            "languages": list(self.head.languages),
            "why": self.why(),
            "severity": severity,
            "category": category,
            "issue_type": ISSUE_TYPES[category],
            "confidence": confidence,
            "applicability": applicability,
            "needs": needs,
            "shown": texts,
            "term": self.exchanged(),
            "patterns": patterns,
            "looked_for": looked_for,
            "suggest": suggest,
            "source": source,
            "shown_source": listed(value.get("source")),
            "when": when,
            "unless": unless,
            "shown_near": display.conditions(value, {"when": when, "unless": unless}),
            **(french.fields(phrases, suggest, listed(value.get("literally")), listed(value.get("noun"))) if self.kind == "french" else {}),
            **({"regex": expression_entries.compiled(self.raw, self.head.error, suggest)} if self.kind == "regex" else {}),
            "bad": [self.example(item) for item in listed(self.raw.get("bad"))],
            "good": [self.example(item) for item in listed(self.raw.get("good"))],
        }

    # -- kinds -------------------------------------------------------------------------------------------------------
    def _pattern(self) -> tuple[list[str], list[str]]:
        return listed(self.value["pattern"]), listed(self.value.get("suggest"))

    def _exonym(self) -> tuple[list[str], list[str]]:
        words = sorted(str(self.value["exonym"]).split("|"), key=len, reverse=True)
        return [f'"{word.strip()}"' for word in words], listed(self.value.get("english"))

    def _acronym(self) -> tuple[list[str], list[str]]:
        bare = self.value.get("article") == "none"
        words = str(self.value["acronym"]).split("|")
        english = listed(self.value.get("english"))
        return [f'[the] "{word.strip()}"' if bare else f'"{word.strip()}"' for word in words], english

    def _term(self) -> tuple[list[str], list[str]]:
        self.value.setdefault("source", self.value["term"])
        for key, allowed in (("case", ("any", "exact")), ("pos", ("noun", "verb", "adjective"))):
            if key in self.value:
                self.one_of(key, self.value[key], allowed)
        return listed(self.value.get("forbid")), listed(self.value.get("prefer"))

    def _name(self) -> tuple[list[str], list[str]]:
        return [f'"{variant}"' for variant in listed(self.value.get("variants"))], [str(self.value["name"])]

    def _french(self) -> tuple[list[str], list[str]]:
        for key in ("when", "unless", "needs", "source"):
            if key in self.raw and not (key == "unless" and isinstance(self.raw[key], dict) and set(self.raw[key]) == {"french"}):
                raise self.head.error("a french entry has no condition but 'unless: {french: ...}'", self.raw.place(key))
        self.value["source"] = self.value["french"]
        return [], listed(self.value.get("english"))

    def exchanged(self) -> dict[str, Any] | None:
        """What other tools can be told of an entry that is a term."""
        value = self.value
        if self.kind == "term":
            told: dict[str, Any] = {"source": str(value["term"]), **{key: listed(value.get(key)) for key in ("prefer", "admit", "forbid")}}
            return told | {key: value[key] for key in ("case", "pos") if key in value}
        if self.kind in ("exonym", "acronym") and value.get("english"):
            return {"source": str(value[self.kind]).split("|")[0], "prefer": listed(value["english"]), "admit": [], "forbid": []}
        return None

    def _regex(self) -> tuple[list[str], list[str]]:
        return [], listed(self.value.get("suggest"))

    # -- parts -------------------------------------------------------------------------------------------------------
    def identity(self) -> str:
        named = "" if self.kind in ("pattern", "regex", "french") else str(self.value[self.kind])
        follows = french.named(_source_alternatives(self.value["french"])) if self.kind == "french" else ""
        found = self.value.get("id") or follows or literal(named.split("|")[0]).replace(" ", "-")
        if not found:
            raise self.head.error("'id' is missing", self.raw.at)
        if not re.fullmatch(r"[^\W_A-Z][^\W_A-Z-]*(?:-[^\W_A-Z-]+)*", str(found)):
            raise self.head.error(f"the id '{found}' is not lower-case words joined by hyphens", self.raw.place("id"))
        return str(found) if "id" in self.value or follows or self.kind == "pattern" else f"{self.kind}-{found}"

    def why(self) -> str:
        if self.value.get("why"):
            return display.reason(str(self.value["why"]))
        english = ", ".join(listed(self.value.get("english")))
        if self.kind == "exonym":
            return f"The French name of the place; in English: {english}."
        if self.kind == "acronym":
            expansion = self.value.get("expansion")
            return f"A French acronym; in English: {english or expansion}{f' ({expansion})' if english and expansion else ''}."
        if self.kind == "name":
            return f"The accepted spelling is {self.value['name']}."
        if self.kind == "french":
            return french.told(_source_alternatives(self.value["french"]))
        if self.kind == "term":
            return f"For French *{self.value['term']}* use {' or '.join(listed(self.value.get('prefer')))}."
        raise self.head.error("'why' is missing: one sentence for the reader of a finding", self.raw.at)

    def conditions(self, key: str) -> dict[str, Any]:
        value = self.value.get(key)
        if not value:
            return {}
        if not isinstance(value, dict):
            value = {"sentence": value}
        found: dict[str, Any] = {}
        for where, patterns in value.items():
            if where not in CONDITIONS:
                raise self.head.error(f"unknown condition '{where}'; {nearest(where, CONDITIONS)}", self.raw.place(key))
            words: list[str] = []
            programs: list[Items] = []
            somewhere = where not in ("before", "after")
            inflector = inflect_fr.all_forms if where == "french" else inflect_en.usual_forms
            for text in _alternatives(listed(patterns)) if somewhere else listed(patterns):
                nodes = self.parse(key, text)
                simple = _simple_words(nodes, self.head.classes, inflector) if somewhere else None
                if simple is None:
                    programs.append(self.program(key, text, nodes, inflector)[0])
                else:
                    words += simple
            found[where] = {
                "words": sorted({w for w in words if " " not in w}),
                "programs": _merged(programs),
                "phrases": sorted({w for w in words if " " in w}),
            }
        return found

    def required(self, where: str) -> list[tuple[pattern.Node, ...]]:
        """The patterns of which one must stand before or after a match."""
        when = self.value.get("when")
        return [self.parse("when", text) for text in listed(when.get(where))] if isinstance(when, dict) else []

    def parse(self, key: str, text: str) -> tuple[pattern.Node, ...]:
        return self.guard(key, text, lambda: pattern.parse(text, self.head.classes))  # type: ignore[no-any-return]

    def program(self, key: str, text: str, nodes: tuple[pattern.Node, ...], inflector: pattern.Inflector) -> tuple[Items, list[list[str]]]:
        return self.guard(key, text, lambda: pattern.to_program(nodes, inflector, self.head.classes))  # type: ignore[no-any-return]

    def guard(self, key: str, text: str, work: Any) -> Any:
        try:
            return work()
        except pattern.PatternError as problem:
            at = self.raw.place(key)
            raise self.head.error(f"{problem} (column {problem.column} of the pattern {text!r})", at) from None

    def example(self, item: Any) -> dict[str, Any]:
        if isinstance(item, dict):
            if "text" not in item:
                raise self.head.error("an example needs 'text'", self.raw.at)
            return {key: str(value) for key, value in item.items()}
        return {"text": str(item)}

    def one_of(self, key: str, value: Any, allowed: tuple[str, ...]) -> None:
        if value not in allowed:
            raise self.head.error(f"{key} '{value}' is unknown; {nearest(str(value), allowed)}", self.raw.place(key))


def _rarest(conditions: dict[str, Any], where: str) -> list[str]:
    """Words of which one must stand in the sentence or document; none where the condition does not say so in words alone."""
    condition = conditions.get(where)
    if not condition or condition["programs"]:
        return []
    return [*filter(None, condition["words"]), *(min(phrase.split(), key=frequency) for phrase in condition["phrases"])]


def _merged(programs: list[Items]) -> list[Items]:
    """Programs with those of one word put together."""
    single = [program[0] for program in programs if len(program) == 1 and (isinstance(program[0], str) or program[0][0] == "w")]
    words = [word for item in single for word in ([item] if isinstance(item, str) else item[1])]
    return [
        *([[["w", list(dict.fromkeys(words))]]] if words else []),
        *(program for program in programs if program[0] not in single or len(program) > 1),
    ]


def _alternatives(texts: list[str]) -> list[str]:
    """Conditions on sentence and document list alternatives: there `|` separates whole phrases."""
    found: list[str] = []
    for text in texts:
        found += text.split("|") if not set(text) & set('()[]<>"*^$') else [text]
    return [text for text in found if text.strip()]


def _source_alternatives(value: Any) -> list[str]:
    """French patterns; ``juge d'instruction|juges d'instruction`` lists whole phrases: as many words each, and alike."""
    found: list[str] = []
    for text in listed(value):
        parts = [part.split() for part in text.split("|")]
        whole = len(parts) > 1 and len({len(words) for words in parts}) == 1 and len(parts[0]) > 1 and _alike(parts)
        found += text.split("|") if whole else [text]
    return found


def _alike(phrases: list[list[str]]) -> bool:
    """Whether phrases of as many words each have a word in common at its place, or begin with forms of one word."""
    columns = list(zip(*phrases, strict=True))
    return any(len(set(column)) < len(column) for column in columns) or len({word.strip("~")[:3] for word in columns[0]}) == 1


def _simple_words(nodes: tuple[pattern.Node, ...], defined: dict[str, list[str]], inflector: pattern.Inflector) -> list[str] | None:
    """The folded words of a condition that only lists words (no order, no case), or None."""
    if len(nodes) != 1:
        if all(isinstance(n, pattern.Word) and not n.inflected and not n.exact for n in nodes):
            return [literal(" ".join(n.text for n in nodes if isinstance(n, pattern.Word)))]
        return None
    node = nodes[0]
    if isinstance(node, pattern.Word):
        if node.exact:
            return None
        return [literal(w) for w in (inflector(node.text) if node.inflected else [node.text])]
    if isinstance(node, pattern.Choice) and not node.optional:
        found: list[str] = []
        for option in node.options:
            words = _simple_words(option, defined, inflector)
            if words is None:
                return None
            found += words
        return found
    if isinstance(node, pattern.Class) and all(name in defined for name in node.names):
        return [literal(w) for name in node.names for w in defined[name]]
    return None


def _spread(members: list[str]) -> list[str]:
    """Class members with `~word` written out."""
    found: list[str] = []
    for member in members:
        head, _, tail = member.partition(" ")
        if head.startswith("~"):
            found += [f"{form} {tail}".strip() for form in inflect_en.usual_forms(head[1:])]
        else:
            found.append(member)
    return list(dict.fromkeys(found))
