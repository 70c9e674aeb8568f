"""The kinds of glossary entries, their keys and what holds unless an entry says otherwise."""

from __future__ import annotations

from ..typed import Any
from .vocabulary import OWN_RULE

SHARED = ("source", "needs", "when", "unless", "severity", "category", "why", "confidence", "applicability", "rule")
OF_KIND = {
    "pattern": ("pattern", "suggest"),
    "exonym": ("exonym", "english"),
    "acronym": ("acronym", "english", "expansion", "article"),
    "term": ("term", "prefer", "admit", "deprecated", "forbid", "case", "pos"),
    "name": ("name", "variants"),
    "french": ("french", "english", "noun", "literally"),
    "regex": ("regex", "suggest"),
}
"""The keys of each kind of entry, that which names it first."""
DEFAULTS: dict[str, dict[str, Any]] = {
    "pattern": {"rule": "phrase", "severity": "major", "category": "style/unidiomatic"},
    "exonym": {"rule": "exonym", "severity": "major", "category": "accuracy/untranslated", "confidence": 0.95},
    "acronym": {"rule": "acronym", "severity": "major", "category": "terminology/wrong-term", "confidence": 0.95},
    "term": {"rule": "term", "severity": "major", "category": "terminology/wrong-term"},
    "name": {"rule": "name-variant", "severity": "minor", "category": "fluency/spelling"},
    "french": {"rule": "set-phrase", "severity": "major", "category": "style/unidiomatic", "needs": "source"},
    "regex": {"rule": OWN_RULE, "severity": "major", "category": "accuracy/mistranslation"},
}
CONDITIONS = ("before", "after", "sentence", "document", "french")
