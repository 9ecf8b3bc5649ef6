"""Copies and stories, judged by hand over real articles that may not be copied into the project.

``reuse/*.tsv`` hold line numbers of the corpus (from 1) and judgements, never a text; README.md says how they were
drawn and judged. Where the corpus is not here, or is another, nothing is measured.
"""

import hashlib
import json
import lzma
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from articles.analysis.clusters import Copy, Reuse, find_copies, measure_reuse
from articles.analysis.clusters import read as read_text
from articles.analysis.copy_groups import copy_groups, subject_words
from articles.analysis.events import group_events
from articles.analysis.reports import Report, report_of
from articles.analysis.shared_passages import words_of
from articles.analysis.similarity import containment, fingerprints, folded_words, jaccard
from articles.language.cleaning import clean
from articles.language.document import analyse
from articles.language.normalise import fold

from . import external
from .scoring import Counts
from .tables import Table

NAME = "saudinewsnet"
CORPUS = external.CORPORA / NAME / "july-2015.jsonl.xz"
LINES = 15_042
GOLD = Path(__file__).parent / "reuse"
COPIES, EVENTS = GOLD / "copies.tsv", GOLD / "events.tsv"
COPIES_TUNING, EVENTS_TUNING = GOLD / "copies_tuning.tsv", GOLD / "events_tuning.tsv"
COPIES_HARD = GOLD / "copies_hard.tsv"

ALONE = "-"
PRECISION_BAR, RECALL_BAR, STORIES_BAR = 0.98, 0.95, 0.85
HALF = 0.5
"""Of the shingles: the shared part of both texts (jaccard), or of the smaller (containment)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles of different outlets and whether one copies the other; ``stratum``: how they were drawn."""

    left: int
    right: int
    is_copy: bool
    stratum: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A file of judgements: the SHA-256 of the corpus, how many pairs each stratum has in it, the rows' cells."""

    corpus: str
    strata: Mapping[str, int]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An article of the corpus as received; ``at``: when it was fetched, UTC."""

    source: str
    title: str
    author: str
    text: str
    at: datetime


Grouping = Callable[[Sequence[Report[int]]], Iterable[Collection[int]]]


def measure() -> dict[str, tuple[str, list[Table]]]:
    """The digest of the judgements and the tables, under the corpus' name; nothing where it is not here."""
    if not is_here():
        return {}
    return {NAME: (external.digest([COPIES, EVENTS]), [copies("copies", COPIES), stories("events", EVENTS)])}


def tuning_tables() -> list[Table]:
    """What rules may be tuned on; no floor is held on it."""
    if not is_here():
        return []
    hard = copies("copies_hard", COPIES_HARD)
    return [copies("copies_tuning", COPIES_TUNING), hard, stories("events_tuning", EVENTS_TUNING)]


def is_here() -> bool:
    """Whether the corpus that the pairs were judged over is beside the project."""
    return CORPUS.is_file() and is_judged(CORPUS)


def is_judged(corpus: Path) -> bool:
    """Whether it is the file whose articles were judged, wherever it lies."""
    return hashlib.sha256(corpus.read_bytes()).hexdigest() == read(COPIES).corpus


def read(path: Path) -> Judged:
    corpus, strata, rows = "", dict[str, int](), list[tuple[str, ...]]()
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.split() if line.startswith("#") else line.split("\t"):
            case ["#", "corpus", digest]:
                corpus = digest
            case ["#", "stratum", name, size]:
                strata[name] = int(size)
            case [first, *others] if first != "#":
                rows.append((first, *others))
    return Judged(corpus, strata, tuple(rows))


def read_pairs(path: Path) -> list[Pair]:
    return [Pair(int(left), int(right), judged == "copy", stratum) for left, right, judged, stratum in read(path).rows]


def read_events(path: Path) -> dict[int, str]:
    """The event of each article; an article that stands alone is an event of its own, named by its number."""
    return {int(number): number if event == ALONE else event for number, event, _ in read(path).rows}


def records(numbers: Collection[int], corpus: Path = CORPUS) -> dict[int, Record]:
    """Articles of the corpus by their lines."""
    wanted = set(numbers)
    found: dict[int, Record] = {}
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if number in wanted:
                row = json.loads(line)
                at = datetime.fromisoformat(row["extracted"]).replace(tzinfo=UTC)
                source, title, author, text = (row[key] or "" for key in ("source", "title", "author", "text"))
                found[number] = Record(source, title, author, text, at)
    return found


def copies(name: str, path: Path) -> Table:
    """Ways to say which pairs are copies, ours first, and which copies its search for candidates finds at all."""
    pairs = read_pairs(path)
    texts = _texts(records({number for pair in pairs for number in (pair.left, pair.right)}))
    runs = {number: words_of(text).different for number, text in texts.items()}
    letters = {number: trigrams(text) for number, text in texts.items()}
    alike = {pair: jaccard(letters[pair.left], letters[pair.right]) for pair in pairs}
    least = best_threshold([(alike[pair], pair.is_copy) for pair in pairs])
    shared = {pair: (runs[pair.left], runs[pair.right]) for pair in pairs}
    found_by = {number: set(fingerprints(text)) for number, text in texts.items()}
    copied = {(copy.left, copy.right) for copy in all_copies()}
    ways = {
        "ours": {pair for pair in pairs if (pair.left, pair.right) in copied},
        "candidates": {pair for pair in pairs if found_by[pair.left] & found_by[pair.right]},
        "jaccard": {pair for pair in pairs if jaccard(*shared[pair]) >= HALF},
        "contained": {pair for pair in pairs if containment(*shared[pair]) >= HALF},
        "trigrams": {pair for pair in pairs if alike[pair] >= least},
    }
    table = Table(f"Copies: {NAME}, {name}, {len(pairs)} pairs (trigrams from {least:.2f} on, the best on these pairs)")
    for way, found in ways.items():
        _add_copies(table, f"{name}.{way}", pairs, found, read(path).strata)
    wrong = [pair for pair in pairs if (pair in ways["ours"]) != pair.is_copy]
    table.mistakes += [_mistake(name, pair, texts) for pair in wrong]
    return table


@cache
def all_copies() -> tuple[Copy[int], ...]:
    """The copies that are found in the whole corpus: which passages are formulas is told by all of it."""
    every = records(range(1, LINES + 1))
    return tuple(find_copies(_texts(every), lambda number: (every[number].source, every[number].at.date())))


def _mistake(name: str, pair: Pair, texts: Mapping[int, str]) -> str:
    what = "missed" if pair.is_copy else "extra"
    reuse: Reuse = measure_reuse(read_text(texts[pair.left]), read_text(texts[pair.right]))
    shares = f"of the left {reuse.left_share:.2f}, of the right {reuse.right_share:.2f}"
    return f"{name} {pair.left} {pair.right} {what}: {shares}, drawn from {pair.stratum}"


def _add_copies(
    table: Table, key: str, pairs: Sequence[Pair], found: Collection[Pair], strata: Mapping[str, int]
) -> None:
    """Precision and recall over the pairs as drawn, and as they would be over all pairs of the strata."""
    counts = count(pairs, found)
    of = counts.right + counts.missed
    bars = (PRECISION_BAR, RECALL_BAR) if key.endswith(".ours") else (None, None)
    precision, recall = weighted(pairs, found, strata)
    table.add(f"{key}.precision", counts.precision, len(found), bars[0])
    table.add(f"{key}.recall", counts.recall, of, bars[1])
    table.add(f"{key}.precision.weighted", precision, len(found))
    table.add(f"{key}.recall.weighted", recall, of)


def count(pairs: Iterable[Pair], found: Collection[Pair]) -> Counts:
    right = sum(1 for pair in found if pair.is_copy)
    return Counts(right, sum(1 for pair in pairs if pair.is_copy) - right, len(found) - right)


def weighted(pairs: Sequence[Pair], found: Collection[Pair], strata: Mapping[str, int]) -> tuple[float, float]:
    """Precision and recall where each pair stands for those of its stratum; ``strata``: how many these are."""
    drawn: dict[str, int] = defaultdict(int)
    for pair in pairs:
        drawn[pair.stratum] += 1
    weight = {pair: strata[pair.stratum] / drawn[pair.stratum] for pair in pairs}
    right = sum(weight[pair] for pair in found if pair.is_copy)
    taken = sum(weight[pair] for pair in found)
    copied = sum(weight[pair] for pair in pairs if pair.is_copy)
    return (right / taken if taken else 1.0), (right / copied if copied else 1.0)


def trigrams(text: str) -> frozenset[str]:
    """Every three letters in a row of the folded words, words joined by one space."""
    letters = " ".join(fold(text).split())
    return frozenset(letters[first : first + 3] for first in range(len(letters) - 2))


def best_threshold(values: Sequence[tuple[float, bool]]) -> float:
    """The hundredth from which on values are taken with the best F1; the lowest of several."""

    def gain(least: float) -> float:
        taken = [right for value, right in values if value >= least]
        return 2 * sum(taken) / (len(taken) + sum(right for _, right in values) or 1)

    return max((number / 100 for number in range(101)), key=gain)


def stories(name: str, path: Path) -> Table:
    """The groups that the rules make of the judged articles, and those that copies alone make."""
    events = read_events(path)
    reports = _reports(events)
    table = Table(f"Stories, B-cubed: {NAME}, {name} ({len(events)} articles, {len(set(events.values()))} events)")
    ways: dict[str, tuple[Grouping, float | None]] = {"ours": (group_events, STORIES_BAR), "copies": (by_copies, None)}
    shared = {number for number, event in events.items() if list(events.values()).count(event) > 1}
    for way, (grouping, bar) in ways.items():
        groups = [tuple(group) for group in grouping(reports)]
        precision, recall = b_cubed(groups, events, events.keys())
        table.add(f"{name}.{way}.precision", precision, len(events))
        table.add(f"{name}.{way}.recall", recall, len(events))
        table.add(f"{name}.{way}.f1", f1(precision, recall), len(events), bar)
        table.add(f"{name}.{way}.f1_of_shared", f1(*b_cubed(groups, events, shared)), len(shared))
    return table


def by_copies(reports: Sequence[Report[int]]) -> list[tuple[int, ...]]:
    """The least that a story is: copies of one text."""
    groups: dict[int, list[int]] = defaultdict(list)
    for report in reports:
        groups[report.id if report.copy_group is None else report.copy_group].append(report.id)
    return [tuple(members) for members in groups.values()]


def b_cubed(groups: Iterable[Collection[int]], events: Mapping[int, str], over: Set[int]) -> tuple[float, float]:
    """Mean over the articles ``over``: which part of its group is of its event, which part of its event in its group.

    Source: Bagga and Baldwin, Algorithms for Scoring Coreference Chains (1998).
    """
    sizes: dict[str, int] = defaultdict(int)
    for event in events.values():
        sizes[event] += 1
    precision = recall = 0.0
    for group in groups:
        for member in over & set(group):
            same = sum(1 for other in group if events[other] == events[member])
            precision += same / len(group)
            recall += same / sizes[events[member]]
    return precision / len(over), recall / len(over)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def _texts(articles: Mapping[int, Record]) -> dict[int, str]:
    return {number: clean(one.text, one.title, one.source, author=one.author).text for number, one in articles.items()}


def _reports(numbers: Collection[int]) -> list[Report[int]]:
    """The articles as reports, with the groups of copies as the whole corpus makes them."""
    articles = records(numbers)
    copied = {number for copy in all_copies() for number in (copy.left, copy.right)}
    texts = _texts(records(copied))
    groups = copy_groups(all_copies(), cache(lambda number: subject_words(folded_words(texts[number]))))
    group_of = {number: group[0] for group in groups if len(group) > 1 for number in group}
    return [_report(number, one, group_of.get(number)) for number, one in articles.items()]


def _report(number: int, one: Record, group: int | None) -> Report[int]:
    analysis = analyse(one.text, today=one.at.date(), title=one.title, source=one.source, author=one.author)
    return report_of(analysis, number, one.at, one.source, group)
