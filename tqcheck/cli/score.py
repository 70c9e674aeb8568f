"""``tqcheck score``: scores only."""

from __future__ import annotations

import json
import sys

import click

from .. import reports
from ..errors import UserError, many
from ..model import DocumentReport, Report
from ..reports import json_
from ..reports.line_wrap import wrapped
from ..reports.text import NOT_SCORED
from ..score import fluency, mqm, quality, reference
from ..session import Session
from ..typed import Any
from . import asked, common
from .references import Against, furthest, shown, warned


@click.command(name="score")
@common.input_options
@click.option("--metrics", metavar="NAME,...", help="With a reference: bleu, chrf, chrf++, ter. Default: bleu,chrf.")
@click.option("--fold-quotes", is_flag=True, help="With a reference: curly quotes and long dashes count as straight ones and hyphens.")
@click.option("--compare", nargs=2, type=click.Path(), metavar="A B", help="Compare two translations of one source, with p and intervals.")
@click.option(
    "--test",
    type=click.Choice(["bootstrap", "randomisation"]),
    default="bootstrap",
    show_default=True,
    help="With --compare and a reference: paired bootstrap or approximate randomisation.",
)
@asked.options
@click.option("--min-score", type=float, help="Exit with 1 when the MQM score of a document is lower.")
def command(
    paths: tuple[str, ...],
    source: str | None,
    references: tuple[str, ...],
    source_lang: str | None,
    target_lang: str | None,
    input_format: str | None,
    glossaries: tuple[str, ...],
    config_file: str | None,
    force_exclude: bool,
    output_format: str | None,
    outputs: tuple[str, ...],
    metrics: str | None,
    fold_quotes: bool,
    compare: tuple[str, str] | None,
    test: str,
    min_score: float | None,
    **outside: Any,
) -> None:
    """Score translated texts: MQM from the findings, learned fluency and quality and, with references, BLEU, chrF and TER."""
    session = common.session(config_file, source_lang, target_lang, glossaries)
    wanted = reference.chosen(common.names(metrics))
    others = asked.Asked(**outside)
    if compare:
        for other, is_given in (("other files", paths), ("--min-score", min_score is not None), ("--scorer", others.any)):
            if is_given:
                raise UserError(f"--compare A B goes without {other}")
        from .compare import compare as compared
        from .compare import write

        write(compared(compare, references, source, input_format, session, wanted, fold_quotes, test), output_format, outputs)
        return
    documents, errors = common.read_all(paths, source, input_format, session, force_exclude, references, outputs)
    common.one_file(references, documents)
    against = [common.against_reference(document, references, wanted, fold_quotes) for document in documents]
    if (metrics or fold_quotes) and documents and not any(against):
        raise UserError("there is no reference", hint="--metrics and --fold-quotes need --reference or a reference column")
    found = [
        common.attach_scores(each, beside, session.settings(each.document.path).mqm, keep=True)
        for each, beside in zip(common.check_all(documents, session), against, strict=True)
    ]

    found = [_with_terms(each, beside, session) for each, beside in zip(found, against, strict=True)]
    rows: list[list[dict[str, Any]]] = []
    if others.any:
        from .scorers import judged

        answers = judged(others, found, against)
        found = [
            each._replace(scores={**each.scores, "neural": a.scores}) if each.scores else each
            for each, a in zip(found, answers, strict=True)
        ]
        rows = [a.rows for a in answers]

    def render(name: str, report: Report, options: reports.Options) -> str:
        return _render(name, report, options, against, rows)

    common.write(Report(found, errors), output_format, outputs, render=render)
    if errors:
        sys.exit(2)
    sys.exit(1 if min_score is not None and any(not d.scores or d.scores["mqm"]["value"] < min_score for d in found) else 0)


def _with_terms(found: DocumentReport, against: Against | None, session: Session) -> DocumentReport:
    """The same with the terminology score, where glossaries of the user have terms and the document has sources."""
    glossaries = session.settings(found.document.path).glossaries
    if not found.scores or not glossaries or not any(segment.source for segment in found.document.segments):
        return found
    from ..score import terminology

    texts = zip(against.pairs.hypotheses, against.pairs.references[0], strict=True) if against else ()
    beside = {terminology.key(text): reference for text, reference in texts if text and reference}
    score = terminology.terminology(session.engine(glossaries).readings(found.document), beside)
    return found._replace(scores={**found.scores, "terminology": score})


def _render(name: str, report: Report, options: reports.Options, against: list[Against | None], rows: list[list[dict[str, Any]]]) -> str:
    """The scores in the formats that have one of their own for scores; other outputs show them beside the findings."""
    if name == "json":
        return json.dumps(_as_dict(report, against, rows), ensure_ascii=False, indent=1) + "\n"
    if name == "jsonl":
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _as_dict(report, against, rows)["documents"])
    if name in ("text", "concise"):
        problems = [f"{e.path}{f':{e.line}' if e.line else ''}: error: {e.message}\n" for e in report.errors]
        shown = "".join([*map(_line, report.documents, against), *problems])
        return wrapped(shown, options.width) if options.narrow else shown
    return reports.render(name, Report([each._replace(quality=_quality(each)) for each in report.documents], report.errors), options)


def _quality(found: DocumentReport) -> dict[str, Any] | None:
    if not found.words:
        return None
    return quality.score(quality.pairs(found.document), found.findings, found.words)


def _line(found: DocumentReport, against: Against | None) -> str:
    scores = found.scores
    if not scores:
        return f"{found.document.path}  {NOT_SCORED}\n"
    m, f = scores["mqm"], scores["fluency"]
    small = (
        f"\n  {many(found.words, 'word')}: under {mqm.SMALL_SAMPLE} a small sample, read the interval"
        if found.words < mqm.SMALL_SAMPLE
        else ""
    )
    counts = ", ".join(f"{n} {s}" for s, n in m["counts"].items())
    lines = [
        f"{found.document.path}  {many(found.words, 'word')}",
        f"  MQM      {m['value']:5.1f}  ({m['low']:.1f}–{m['high']:.1f})  {'pass' if m['pass'] else 'fail'}  {counts}  [{m['signature']}]",
        f"  fluency  {f['value']:5.1f}  ({f['low']:.1f}–{f['high']:.1f})  {_parts(f)}  [{f['signature']}]",
    ]
    units = fluency.units(found.document)
    pairs = quality.pairs(found.document)
    if q := _quality(found):
        lines.append(f"  quality  {q['value']:5.1f}  ({q['low']:.1f}–{q['high']:.1f})  {_parts(q)}{_sides(q)}  [{q['signature']}]")
    lines += _terms(scores["terminology"]) if "terminology" in scores else []
    beside = [*shown(against), *warned(against), *furthest(against)] if against else []
    if "neural" in scores:
        from .scorers import shown as judged

        beside += judged(scores["neural"])
    return "\n".join([*lines, *beside, *_worst(units), *_worst_pairs(pairs)]) + small + "\n"


def _terms(score: dict[str, Any] | None) -> list[str]:
    """The terminology score and the terms that are missed."""
    if score is None:
        return ["  terms    none of your glossary's terms stands in the source"]
    parts = [f"{score['matched']} of {score['occurrences']}"]
    parts += [f"{name.replace('_', ' ')} {score[name]:.1f}" for name in ("consistency", "window_overlap") if score[name] is not None]
    lines = [f"  terms    {score['value']:5.1f}  ({score['low']:.1f}–{score['high']:.1f})  {', '.join(parts)}  [{score['signature']}]"]
    missed = [row for row in score["terms"] if row["matched"] < row["occurrences"]]
    lines += [f"           missed: {row['source']} ({row['occurrences'] - row['matched']} of {row['occurrences']})" for row in missed[:5]]
    return lines + [f"           and {many(len(missed) - 5, 'term')} more"] * (len(missed) > 5)


def _parts(score: dict[str, Any]) -> str:
    """Both parts of the fluency score, or that there is not enough text for one."""
    parts = f"learned {score['learned']:.1f} − findings {score['findings_penalty']:.1f}"
    return parts if score["enough_text"] else f"not enough text (under {fluency.ENOUGH} words); {parts}"


def _sides(score: dict[str, Any]) -> str:
    """Sentences that stand on one side alone."""
    return "".join(f"; {many(n, 'sentence')} {name}" for name in ("untranslated", "added") if (n := score[name]))


def _worst(units: list[fluency.Unit]) -> list[str]:
    """The sentences that read worst, each with the words that cost most."""
    lowest = fluency.worst(units)
    lines = ["  reads worst:"] if lowest else []
    for unit in lowest:
        words = ", ".join(word for word, _ in unit.words)
        name = f"{unit.id}: " if unit.id else ""
        lines.append(f"    {unit.fluency:5.1f}  {name}{_short(unit.text)}" + f"\n           costly: {words}" * bool(words))
    return lines


def _worst_pairs(pairs: list[quality.Pair]) -> list[str]:
    """The pairs that translate worst, each with its source."""
    lowest = quality.worst(pairs)
    lines = ["  translates worst:"] if lowest else []
    for pair in lowest:
        name = f"{pair.id}: " if pair.id else ""
        lines.append(f"    {pair.quality:5.1f}  {name}{_short(pair.text) or '(left out)'}")
        lines.append(f"           source: {_short(pair.source) or '(none: added)'}")
    return lines


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:120]}{'…' * (len(text) > 120)}"


def _as_dict(report: Report, against: list[Against | None], rows: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """The report of `check` with the scores of segments and the sentences that read worst."""
    full = json_.as_dict(report)
    for out, found, beside in zip(full["documents"], report.documents, against, strict=True):
        if beside:
            out["reference_segments"] = reference.segments(beside.pairs, beside.metrics)
        units = fluency.units(found.document)
        pairs = quality.pairs(found.document)
        out["quality"] = _quality(found)
        if not found.document.single:
            out["segments"] = [{"id": u.id, "fluency": u.fluency, "quality": u.quality} for u in units]
        elif pairs:
            out["pairs"] = [{"start": p.start, "end": p.end, "source": p.source, "quality": p.quality} for p in pairs]
        out["worst"] = [
            {
                "segment": u.id,
                "start": u.start,
                "text": u.text,
                "fluency": u.fluency,
                "words": [{"text": word, "cost": cost} for word, cost in u.words],
            }
            for u in fluency.worst(units)
        ]
    for out, each in zip(full["documents"], rows, strict=False):
        out["neural_segments"] = each
    return full
