"""The figures of a report as small charts in HTML and CSS: counts, scores on their scale, penalty by category, where findings lie."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator

from ...score.mqm import PASS_THRESHOLD
from ...terms.vocabulary import SEVERITIES
from ...typed import Any
from ..rows import Row
from .figures import Figures

_GRAVEST_FIRST = SEVERITIES[::-1]


def counts_bar(counts: Counter[str]) -> str:
    """All open findings as one bar, a part for each severity."""
    if not any(counts[s] for s in _GRAVEST_FIRST):
        return '<p class="nothing">Nothing found.</p>'
    told = ", ".join(f"{counts[s]} {s}" for s in _GRAVEST_FIRST if counts[s])
    parts = "".join(f'<span class="{s}" style="flex-grow:{counts[s]}"></span>' for s in _GRAVEST_FIRST if counts[s])
    return f'<div class="stack" role="img" aria-label="{told}">{parts}</div>'


def overview(documents: list[Figures]) -> str:
    """A table of documents, where there are several."""
    if len(documents) < 2:
        return ""
    rows = []
    for n, figures in enumerate(documents, 1):
        cells = "".join(f'<td class="n">{figures.counts[s] or ""}</td>' for s in _GRAVEST_FIRST[:3])
        values = "".join(f'<td class="n">{_value(figures, name)}</td>' for name in ("mqm", "fluency"))
        path = html.escape(figures.path)
        rows.append(f'<tr><th scope="row"><a href="#d{n}">{path}</a></th><td class="n">{figures.words:,}</td>{cells}{values}</tr>')
    heads = "".join(f'<th scope="col" class="n">{h}</th>' for h in ("words", *_GRAVEST_FIRST[:3], "MQM", "fluency"))
    return f'<table class="documents"><thead><tr><th scope="col">document</th>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _value(figures: Figures, name: str) -> str:
    score = figures.scores.get(name)
    return f"{score['value']:.1f}" if score else "–"


def scores(counted: Figures) -> str:
    """Every score of a document on its scale, with interval, parts and signature."""
    values = counted.scores
    figures = []
    if mqm := values.get("mqm"):
        verdict = f'<span class="verdict {"pass" if mqm["pass"] else "fail"}">{"pass" if mqm["pass"] else "fail"}</span>'
        threshold = mqm.get("pass_threshold", PASS_THRESHOLD)
        told = f"{mqm['penalty_per_1000']:,g} penalty points in 1,000 words; passes at {threshold:g} and without a critical finding"
        figures.append(_score("MQM quality", mqm, verdict, told, threshold))
    if fluency := values.get("fluency"):
        figures.append(_score("Fluency", fluency, "", _parts(fluency), None))
    if counted.quality:
        figures.append(_score("Quality, seen with the source", counted.quality, "", "", None))
    figures += [_score(name, value, "", "against the reference", None) for name, value in (values.get("reference") or {}).items()]
    small = '<p class="small">Fewer than 500 words: a small sample, read the intervals.</p>' if counted.words < 500 and figures else ""
    return f'<div class="scores">{"".join(figures)}{_categories(counted)}</div>{small}' if figures or counted.found else ""


def _score(name: str, score: dict[str, Any], verdict: str, told: str, threshold: float | None) -> str:
    value, low, high = score["value"], score.get("low"), score.get("high")
    interval = f"95 % between {low:.1f} and {high:.1f}" if low is not None and high is not None else "no interval"
    band = (
        f'<span class="band" style="left:{low:.1f}%;width:{max(high - low, 0.5):.1f}%"></span>'
        if low is not None and high is not None
        else ""
    )
    tick = f'<span class="tick" style="left:{threshold:.1f}%"></span>' if threshold is not None else ""
    dot = f'<span class="dot" style="left:{min(max(value, 0), 100):.1f}%"></span>'
    label = f"{name} {value:.1f} of 100, {interval}"
    return (
        f'<figure class="score"><figcaption>{html.escape(name)} {verdict}</figcaption><b class="value">{value:.1f}</b>'
        f'<div class="scale" role="img" aria-label="{html.escape(label)}">{band}{tick}{dot}</div>'
        f"<p>{interval}{f'; {told}' if told else ''}</p>"
        f"<details><summary>signature</summary><code>{html.escape(score['signature'])}</code></details></figure>"
    )


def _parts(fluency: dict[str, Any]) -> str:
    """What a fluency value is made of, where the scorer tells."""
    parts = []
    if "learned" in fluency:
        parts.append(f"the language {fluency['learned']:.1f}, less {fluency['findings_penalty']:.1f} for what was found")
    if not fluency.get("enough_text", True):
        parts.append("not enough text to trust it")
    return "; ".join(parts)


def _categories(figures: Figures) -> str:
    """A bar for each category, a part for each severity."""
    points, repeated = figures.points, figures.repeated
    totals = {category: sum(parts.values()) for category, parts in points.items()}
    most = max(totals.values(), default=0) or 1
    bars = []
    for category in sorted(totals, key=lambda c: (-totals[c], c)):
        shares = [(s, points[category][s]) for s in _GRAVEST_FIRST if points[category].get(s)]
        told = ", ".join(f"{share:g} for {s}" for s, share in shares)
        parts = "".join(f'<span class="{s}" style="width:{100 * share / most:.2f}%"></span>' for s, share in shares)
        bars.append(
            f'<li><button type="button" data-category="{html.escape(category)}" title="{told}">{html.escape(category)}</button>'
            f'<span class="bar" aria-hidden="true">{parts}</span><span class="n">{totals[category]:g}</span></li>'
        )
    if not bars:
        return ""
    once_only = f" <span>{repeated} repeated errors not counted again</span>" if repeated else ""
    return f'<figure class="categories"><figcaption>Penalty points by category{once_only}</figcaption><ul>{"".join(bars)}</ul></figure>'


def strip(figures: Figures, listed: Iterable[tuple[Row, int]]) -> Iterator[str]:
    """Where in the document findings lie: a strip with a tick each."""
    if not figures.found or not figures.length:
        return
    yield '<div class="strip" aria-hidden="true" title="Where the findings lie, from the beginning to the end">'
    before = 0
    for row, first in listed:
        for n, (f, start, _) in enumerate(row.marks, first):
            kind = "suppressed" if f.suppressed else f.severity
            left = 100 * (before + start) / figures.length
            yield f'<a class="{kind}" href="#m{n}" data-n="{n}" tabindex="-1" style="left:{left:.2f}%"></a>'
        before += len(row.target)
    yield "</div>"
