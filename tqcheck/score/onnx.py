"""A neural scorer from a folder, run by onnxruntime on the processor: `model.onnx`, `tokenizer.json`, `tqcheck-model.json`.

The last says what the model is and how it is fed: `name`, `version`, `licence`, `range`, `higher_is_better`; `pair`, the two of "src", "mt" and "ref" that are
read together, in order (or one alone); `max_length` in tokens; `score`, the name of the output with a number for each segment, and
`transform`, "none", "sigmoid" or `[factor, addend]`; for spans `tags`, the output with a row of numbers for each token, and `labels`, a severity or null for
each of its columns. Nothing is downloaded. Needs the extra `tqcheck[onnx]`.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..errors import UserError
from ..typed import Any

FILES = ("model.onnx", "tokenizer.json", "tqcheck-model.json")
_SEVERITIES = ("critical", "major", "minor")
_BATCH = 16
_TEXTS = ("src", "mt", "ref")


class Folder:
    """A scorer as `neural` describes. `threads`: of onnxruntime inside one operator; 0 leaves it the choice. Raises `UserError`."""

    def __init__(self, path: str, threads: int = 0) -> None:
        lacking = [name for name in FILES if not os.path.isfile(os.path.join(path, name))]
        if lacking:
            raise UserError(f"the folder has no {' and no '.join(lacking)}", path, hint=f"a model is a folder with {', '.join(FILES)}")
        self._about = _about(os.path.join(path, FILES[2]))
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as missing:
            raise UserError(f"{missing.name} is not installed", path, hint="pip install 'tqcheck[onnx]'") from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        try:
            self._session = onnxruntime.InferenceSession(os.path.join(path, FILES[0]), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(os.path.join(path, FILES[1]))
        except Exception as problem:  # both raise classes of their own
            raise UserError(f"the model cannot be loaded: {str(problem).splitlines()[0]}", path) from problem
        self._tokenizer.enable_truncation(self._about["max_length"])
        self._tokenizer.no_padding()
        outputs = [each.name for each in self._session.get_outputs()]
        for key in ("score", "tags"):
            if self._about[key] and self._about[key] not in outputs:
                raise UserError(f"the model has no output '{self._about[key]}'", path, hint=f"it has {', '.join(outputs)}")
        self._runtime = onnxruntime.__version__

    def info(self) -> dict[str, Any]:
        about = self._about
        return {
            "name": about["name"],
            "version": about["version"],
            "licence": about["licence"],
            "signature": f"onnx|{about['name']}|{about['version']}|runtime:{self._runtime}|fp32|max:{about['max_length']}",
            "needs": {text: True for text in about["pair"] if text != "mt"},
            "range": about["range"],
            "higher_is_better": about["higher_is_better"],
        }

    def score(self, segments: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Segments of like length go together, so that little is padded."""
        pair = self._about["pair"]
        coded = [self._tokenizer.encode(*(segment[name] for name in pair)) for segment in segments]
        order = sorted(range(len(segments)), key=lambda i: len(coded[i].ids))
        for first in range(0, len(order), _BATCH):
            some = order[first : first + _BATCH]
            yield from self._batch([segments[i] for i in some], [coded[i] for i in some])

    def _batch(self, segments: list[Mapping[str, Any]], coded: list[Any]) -> Iterator[dict[str, Any]]:
        import numpy

        length = max(len(each.ids) for each in coded)
        pad = self._about["pad_id"]
        columns = {
            "input_ids": [each.ids + [pad] * (length - len(each.ids)) for each in coded],
            "attention_mask": [[1] * len(each.ids) + [0] * (length - len(each.ids)) for each in coded],
            "token_type_ids": [each.type_ids + [0] * (length - len(each.ids)) for each in coded],
        }
        asked = [each.name for each in self._session.get_inputs()]
        if unknown := [name for name in asked if name not in columns]:
            raise UserError(f"the model wants an input '{unknown[0]}'", hint=f"known are {', '.join(columns)}")
        names = [name for name in (self._about["score"], self._about["tags"]) if name]
        found = dict(zip(names, self._session.run(names, {n: numpy.array(columns[n], "int64") for n in asked}), strict=True))
        scores = found[self._about["score"]].reshape(len(segments), -1)[:, 0]
        for i, (segment, each) in enumerate(zip(segments, coded, strict=True)):
            tags = found[self._about["tags"]][i].argmax(-1)[: len(each.ids)].tolist() if self._about["tags"] else []
            yield {"id": segment["id"], "score": _moved(float(scores[i]), self._about), "spans": self._spans(segment["mt"], each, tags)}

    def _spans(self, text: str, coded: Any, tags: list[int]) -> list[dict[str, Any]]:
        """Tokens of the translation with one label side by side, without the white space at their ends."""
        which, labels = self._about["pair"].index("mt"), self._about["labels"]
        marked = [
            (labels[tag], *coded.offsets[k])
            for k, tag in enumerate(tags)
            if coded.sequence_ids[k] == which and not coded.special_tokens_mask[k]
        ]
        found = []
        for label, group in groupby(marked, key=lambda each: each[0]):
            if label is None:
                continue
            places = list(group)
            start, end = places[0][1], places[-1][2]
            piece = text[start:end]
            start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
            if start < end:
                found.append({"start": start, "end": end, "severity": label})
        return found


def _moved(value: float, about: Mapping[str, Any]) -> float:
    if about["transform"] == "sigmoid":
        return 1 / (1 + math.exp(-value)) if value > -700 else 0.0
    if about["transform"] == "none":
        return value
    factor, addend = about["transform"]
    return float(factor * value + addend)


def _about(path: str) -> dict[str, Any]:
    """The description with its defaults. Raises `UserError` for one that cannot be right."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            about = json.load(file)
    except ValueError as problem:
        raise UserError(f"is no JSON: {problem}", path) from None
    given = {
        "pair": ["src", "mt"],
        "max_length": 512,
        "pad_id": 0,
        "score": "score",
        "transform": "none",
        "tags": None,
        "labels": [],
        "range": None,
        "higher_is_better": True,
        **(about if isinstance(about, dict) else {}),
    }
    pair, transform = given["pair"], given["transform"]
    checks = {
        "name": isinstance(given.get("name"), str),
        "version": isinstance(given.get("version"), str),
        "licence": isinstance(given.get("licence"), str) and bool(given["licence"].strip()),
        "pair": isinstance(pair, list)
        and 1 <= len(pair) <= 2
        and "mt" in pair
        and set(pair) <= set(_TEXTS)
        and len(set(pair)) == len(pair),
        "max_length": type(given["max_length"]) is int and given["max_length"] > 3,
        "pad_id": type(given["pad_id"]) is int,
        "transform": transform in ("none", "sigmoid")
        or (isinstance(transform, list) and [type(x) in (int, float) for x in transform] == [True] * 2),
        "labels": isinstance(given["labels"], list) and all(x is None or x in _SEVERITIES for x in given["labels"]),
        "tags": given["tags"] is None or (isinstance(given["tags"], str) and bool(given["labels"])),
    }
    if wrong := [name for name, right in checks.items() if not right]:
        raise UserError(f"'{wrong[0]}' is missing or cannot be", path, hint="tqcheck/score/onnx.py says what each key means")
    return given
