"""How far the handbook reaches: what its records leave open, and what its sources still hold."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import TypeVar

from handbook.checks import walk_parts, walk_records
from handbook.desk.distribution import Distribution, list_distributions, measure_distributions
from handbook.desk.maintenance import Maintenance, list_sums
from handbook.diagnostics import Diagnostic, Severity
from handbook.lineage import Lineage
from handbook.messages import fill, read_area, read_codes, say
from handbook.records import Catalog, Citation, Directive, Dossier, Exemplar, Figure, Model, Source

RecordT = TypeVar("RecordT", bound=Dossier)

_UNKNOWN_STATUS = "chua-xac-dinh"
_THIN = 1  # claims; a record with no more says little beyond its name
_MOST_SHOWN = 12
_WIDTH = 100
_PAD = " " * 10


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that records should have and some lack: which ones, of how many."""

    code: str
    words: str
    total: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceUse:
    """How much of a source the handbook uses: the claims that cite it, and the passages none cites."""

    source: str
    claims: int
    passages: int
    uncited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole account."""

    counts: Mapping[str, int]
    gaps: tuple[Gap, ...]
    distributions: tuple[Distribution, ...]
    sources: tuple[SourceUse, ...]
    warnings: Mapping[str, int]
    """How many warnings there are of each code."""
    maintenance: Maintenance


def measure_coverage(
    catalog: Catalog, lineage: Lineage, maintenance: Maintenance, diagnostics: Iterable[Diagnostic] = ()
) -> Coverage:
    """Count what the records hold and what they lack; ``diagnostics`` is what checks say of them."""
    cited: Counter[str] = Counter()
    passages: Counter[Citation] = Counter()
    kinds: Counter[str] = Counter()
    for entry in walk_records(catalog):
        for part in walk_parts(entry):
            kinds[type(part.value).__name__] += 1
            citations: tuple[Citation, ...] = getattr(part.value, "cite", ())
            cited.update({citation.source for citation in citations})
            passages.update(set(citations))
            kinds["cited"] += bool(citations)
            kinds["citations"] += len(citations)
    counts = {
        "directives": len(catalog.directives) - len(lineage.reported),
        "reported": len(lineage.reported),
        "exemplars": len(catalog.exemplars),
        "issuers": len(catalog.issuers),
        "sources": len(catalog.sources),
        "relations": sum(lineage.reported.isdisjoint({link.subject, link.target}) for link in lineage.links),
        "models": len(catalog.models),
        "figures": kinds[Figure.__name__],
        "cited": kinds["cited"],
        "citations": kinds["citations"],
    }
    words: Mapping[str, str] = read_area("coverage")["counts"]
    uses = tuple(_measure_source(entry.record, cited, passages) for entry in catalog.sources.values())
    counts = {words[name]: count for name, count in counts.items()}
    gaps = (*_find_directive_gaps(catalog, lineage), *_find_body_gaps(catalog, lineage), *_find_model_gaps(catalog))
    warnings = Counter(each.code for each in diagnostics if each.severity is Severity.WARNING)
    distributions = measure_distributions(catalog, lineage)
    return Coverage(counts, gaps, distributions, uses, dict(warnings.most_common()), maintenance)


def render_coverage(coverage: Coverage) -> str:
    """Write the account for a terminal."""
    lines = [say("coverage", "title"), *(f"  {number:>5} {words}" for words, number in coverage.counts.items()), ""]
    lines.append(say("coverage", "gaps-title"))
    for gap in coverage.gaps:
        lines.append(f"  {len(gap.missing):>3}/{gap.total:<3} {gap.words}")
        lines += _wrap(gap.missing)
    lines += [*list_distributions(coverage.distributions), "", say("coverage", "sources-title")]
    for use in coverage.sources:
        uncited = len(use.uncited)
        used = say("coverage", "source", source=use.source, claims=use.claims, uncited=uncited, passages=use.passages)
        lines.append(f"  {used}")
        lines += _wrap(use.uncited)
    if coverage.warnings:
        lines += ["", say("coverage", "warnings-title", count=sum(coverage.warnings.values()))]
        codes = read_codes()
        for code, count in coverage.warnings.items():
            lines.append(f"  {count:>5} {code}")
            lines += wrap(codes[code].meaning, _WIDTH, initial_indent=_PAD, subsequent_indent=_PAD)
    lines += ["", *list_sums(coverage.maintenance)]
    return "\n".join(lines)


def render_coverage_json(coverage: Coverage) -> str:
    """Write the account for programs."""
    return json.dumps(asdict(coverage), ensure_ascii=False, indent=2)


def _find_directive_gaps(catalog: Catalog, lineage: Lineage) -> tuple[Gap, ...]:
    def is_alone(record: Directive) -> bool:
        return record.id not in lineage.outgoing and record.id not in lineage.incoming

    lacks: tuple[tuple[str, Callable[[Directive], bool]], ...] = (
        ("directive-issued", lambda record: record.issued is None),
        ("directive-issuer", lambda record: record.issuer is None),
        ("directive-symbol", lambda record: record.symbol is None),
        ("directive-term", lambda record: record.term is None),
        ("directive-status", lambda record: record.status.value == _UNKNOWN_STATUS),
        ("directive-relation", is_alone),
        ("directive-tasks", lambda record: not record.tasks),
        ("directive-units", lambda record: record.id not in lineage.implementers),
        ("directive-thin", _is_thin),
    )
    records = [entry.record for entry in catalog.directives.values() if not entry.record.reported]
    return _list_gaps(records, lacks)


def _find_body_gaps(catalog: Catalog, lineage: Lineage) -> tuple[Gap, ...]:
    lacks: tuple[tuple[str, Callable[[Exemplar], bool]], ...] = (
        ("exemplar-parent", lambda record: record.parent is None),
        ("exemplar-province", lambda record: record.province is None),
        ("exemplar-implements", lambda record: not record.implements),
        ("exemplar-models", lambda record: record.id not in lineage.run_by),
        ("exemplar-figures", lambda record: not record.figures),
        ("exemplar-lessons", lambda record: not record.lessons),
        ("exemplar-thin", lambda record: _is_thin(record, record.implements, lineage.run_by.get(record.id, ()))),
    )
    records = [entry.record for entry in catalog.exemplars.values()]
    return _list_gaps(records, lacks)


def _find_model_gaps(catalog: Catalog) -> tuple[Gap, ...]:
    lacks: tuple[tuple[str, Callable[[Model], bool]], ...] = (
        ("model-fields", lambda record: not record.fields),
        ("model-audiences", lambda record: not record.audiences),
        ("model-serves", lambda record: not record.serves),
        ("model-steps", lambda record: not record.steps),
        ("model-running", lambda record: record.running is None),
    )
    return _list_gaps([entry.record for entry in catalog.models.values()], lacks)


def _list_gaps(records: list[RecordT], lacks: tuple[tuple[str, Callable[[RecordT], bool]], ...]) -> tuple[Gap, ...]:
    words: Mapping[str, str] = read_area("coverage")["lacks"]
    return tuple(
        Gap(
            code,
            fill(words[code], {"thin": _THIN}),
            len(records),
            tuple(record.id for record in records if is_lacking(record)),
        )
        for code, is_lacking in lacks
    )


def _measure_source(source: Source, cited: Counter[str], passages: Counter[Citation]) -> SourceUse:
    uncited = tuple(each.locator for each in source.passages if not passages[Citation(source.id, each.id)])
    return SourceUse(source.id, cited[source.id], len(source.passages), uncited)


def _is_thin(record: Dossier, *others: Sequence[object]) -> bool:
    lists = (record.summary, record.tasks, record.highlights, record.lessons, record.limitations)
    more = (record.figures, record.conferences, record.commendations)
    return sum(map(len, (*lists, *more, *others))) <= _THIN


def _wrap(names: tuple[str, ...]) -> list[str]:
    """Write names in lines that a terminal shows whole; no name is broken."""
    rest = len(names) - _MOST_SHOWN
    text = ", ".join(names[:_MOST_SHOWN]) + (say("coverage", "more", count=rest) if rest > 0 else "")
    return wrap(
        text, _WIDTH, initial_indent=_PAD, subsequent_indent=_PAD, break_long_words=False, break_on_hyphens=False
    )
