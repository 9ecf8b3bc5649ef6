"""What is measured on the gold of our own."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from articles.language.cleaning import clean
from articles.language.dates import DateMention, find_dates
from articles.language.document import analyse
from articles.language.entities import EntityMention, find_entities
from articles.language.entities.gazetteer import Gazetteer
from articles.language.normalise import fold
from articles.language.quotations import KnownPerson, find_quotations
from articles.language.words import entries

from . import dates, scoring
from .articles import GoldArticle
from .cleaning import compare
from .marks import KINDS, interval
from .scoring import Counts, Span, Speech, Time
from .tables import Table, around

NONE = Counts()


def measure(name: str, articles: Sequence[GoldArticle]) -> list[Table]:
    """Every table of the set ``name`` (news, adversarial, unseen, tuning, quotations)."""
    found = [find_entities(article.text, Gazetteer.standard()) for article in articles]
    return [
        names(name, articles, found),
        distinct_people(name, articles, found),
        linked(name, articles, found),
        times(name, articles),
        quotations(name, articles, found),
        cleaning(name, articles),
        agencies(name, articles),
    ]


def names(name: str, articles: Sequence[GoldArticle], found: Sequence[Sequence[EntityMention]]) -> Table:
    """Exact spans of people, organisations and places."""
    table = Table(f"Names, exact spans: {name}")
    totals = dict.fromkeys(KINDS.values(), NONE)
    for article, mentions in zip(articles, found, strict=True):
        for kind in totals:
            gold = [Span(m.start, m.end, kind) for m in article.of(*KINDS) if KINDS[m.tag] == kind]
            given = [Span(m.start, m.end, kind) for m in mentions if m.kind == kind]
            outcome = scoring.exact(article.text, gold, given, scoring.CLASS_WORDS)
            totals[kind] += outcome.counts
            for what, spans in (("missed", outcome.missed), ("extra", outcome.extra)):
                for s in spans:
                    table.mistakes.append(f"{article.name} {what} {kind}: {around(article.text, s.start, s.end)}")
    for kind, counts in totals.items():
        bar = None if kind == "person" else 0.85
        of = counts.right + counts.missed
        table.add(f"{name}.{kind}.precision", counts.precision, of, bar)
        table.add(f"{name}.{kind}.recall", counts.recall, of, bar)
        table.add(f"{name}.{kind}.f1", counts.f1, of)
    return table


def distinct_people(name: str, articles: Sequence[GoldArticle], found: Sequence[Sequence[EntityMention]]) -> Table:
    """People of each article by their canonical name."""
    table = Table(f"Distinct people: {name}")
    total = NONE
    for article, mentions in zip(articles, found, strict=True):
        gold = {article.name_of(mark) for mark in article.of("p")}
        given = {mention.name for mention in mentions if mention.kind == "person"}
        counts, missed, extra = scoring.people(gold, given)
        total += counts
        table.mistakes += [f"{article.name} missed person “{person}”" for person in missed]
        table.mistakes += [f"{article.name} extra person “{person}”" for person in extra]
    of = total.right + total.missed
    table.add(f"{name}.people.precision", total.precision, of, 0.90)
    table.add(f"{name}.people.recall", total.recall, of, 0.90)
    return table


def linked(name: str, articles: Sequence[GoldArticle], found: Sequence[Sequence[EntityMention]]) -> Table:
    """Of the spans found: short and other forms that lead to their name, and people whose role was read."""
    table = Table(f"Links and roles: {name}")
    tallies = {"linked": NONE, "roles": NONE}
    for article, mentions in zip(articles, found, strict=True):
        for what, wanted, given in _told(article, mentions):
            same = scoring.akin(standard(wanted), standard(given))
            tallies[what] += Counts(same, not same)
            table.mistakes += [] if same else [f"{article.name} {what}: “{given}” for “{wanted}”"]
    for what, counts in tallies.items():
        table.add(f"{name}.{what}", counts.recall, counts.right + counts.missed)
    return table


def _told(article: GoldArticle, mentions: Sequence[EntityMention]) -> Iterator[tuple[str, str, str]]:
    """What the gold says of a found span beyond its letters: what is compared, the gold's answer, the rules'."""
    by_span: dict[tuple[int, int, str], EntityMention] = {
        (scoring.word_start(article.text, m.start), m.end, m.kind): m for m in mentions
    }
    for mark in article.of(*KINDS):
        mention = by_span.get((scoring.word_start(article.text, mark.start), mark.end, KINDS[mark.tag]))
        if mention and "n" in mark.attributes:
            yield "linked", article.name_of(mark), mention.name
        if mention and mark.attributes.get("r"):
            yield "roles", mark.attributes["r"], mention.role


def as_time(mention: DateMention) -> Time:
    """A find is doubted where its certainty is below one."""
    return Time(mention.start, mention.end, ((mention.earliest, mention.latest),), mention.certainty < 1)


def times(name: str, articles: Sequence[GoldArticle]) -> Table:
    """Dates of the articles."""
    tally = _Times(f"Dates: {name}")
    for article in articles:
        gold = [Time(m.start, m.end, (interval(m.attributes["v"]),)) for m in article.of("d")]
        tally.take(article.name, article.text, gold, [as_time(m) for m in find_dates(article.text, article.published)])
    return tally.close(name)


def date_expressions() -> list[Table]:
    """dates.tsv, dates_hard.tsv, and dev.tsv by its own convention (a period is given by its beginning)."""
    tables = [_expressions("expressions", dates.OURS), _expressions("hard", dates.HARD)]
    table = Table("Dates: checked expressions (dev.tsv)")
    right = silent = 0
    rows = dates.checked()
    for written, answer, published in rows:
        mentions = find_dates(written, published)
        if [dates.as_answered(answer, mention) for mention in mentions] == [answer]:
            right += 1
            continue
        silent += any(mention.certainty == 1 for mention in mentions)
        given = " ".join(dates.as_answered(answer, mention) for mention in mentions) or "nothing"
        table.mistakes.append(f"dev.tsv wrong: {written} is {answer}, found {given}")
    table.add("dev.dates.right", right / len(rows), len(rows), 0.95)
    table.add("dev.dates.silently_wrong", silent / len(rows), len(rows), 0.01, most=True)
    return [*tables, table]


def _expressions(key: str, path: Path) -> Table:
    tally = _Times(f"Dates: {path.name}")
    passages = dates.read(path)
    for passage in passages:
        found = [as_time(m) for m in find_dates(passage.text, passage.published)]
        tally.take(path.name, passage.text, passage.gold(found), found, passage.passed_over(found))
    return tally.close(key, of=sum(len(passage.expressions) for passage in passages))


class _Times:
    """Dates counted over many texts."""

    def __init__(self, title: str) -> None:
        self.table = Table(title)
        self.right = self.passed = self.silent = self.gold = self.found = self.doubted = 0

    def take(self, name: str, text: str, gold: Sequence[Time], found: Sequence[Time], passed_over: int = 0) -> None:
        """``passed_over``: expressions of the text that are no date and were not found."""
        result = scoring.times(text, gold, found)
        self.right += result.right
        self.silent += result.silently_wrong
        self.gold += len(gold)
        self.found += len(found)
        self.doubted += sum(time.doubted for time in found)
        self.passed += passed_over
        lines = self.table.mistakes
        lines += [f"{name} missed date {_days(t)}: {around(text, t.start, t.end)}" for t in result.missed]
        lines += [
            f"{name} wrong date, {_days(f)} for {_days(g)}{' (doubted)' * f.doubted}: {around(text, f.start, f.end)}"
            for g, f in result.wrong
        ]
        lines += [
            f"{name} extra date {_days(t)}{' (doubted)' * t.doubted}: {around(text, t.start, t.end)}"
            for t in result.extra
        ]

    def close(self, key: str, of: int = 0) -> Table:
        """``of``: the number of expressions, where some are no dates and to pass them over is right; else the dates."""
        whole = of or self.gold
        right = self.right + self.passed if of else self.right
        self.table.add(f"{key}.dates.right", right / max(1, whole), whole, 0.95)
        self.table.add(f"{key}.dates.silently_wrong", self.silent / max(1, whole), whole, 0.01, most=True)
        self.table.add(f"{key}.dates.doubted", self.doubted / max(1, self.found), self.found, most=True)
        return self.table


def _days(time: Time) -> str:
    first, last = time.intervals[0]
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def quotations(name: str, articles: Sequence[GoldArticle], found: Sequence[Sequence[EntityMention]]) -> Table:
    """Quotations with their speakers; people are those that the rules for names found, as in the product."""
    table = Table(f"Quotations: {name}")
    spans = speakers = NONE
    for article, mentions in zip(articles, found, strict=True):
        known = [KnownPerson(m.start, m.end, m.name, m.role) for m in mentions if m.kind == "person"]
        gold = [
            Speech(m.start, m.end, standard(m.attributes["by"]), m.attributes.get("r", "")) for m in article.of("q")
        ]
        given = [Speech(q.start, q.end, standard(q.speaker), q.role) for q in find_quotations(article.text, known)]
        result = scoring.speeches(article.text, gold, given)
        spans += result.spans
        speakers += result.speakers
        for what, pieces in (("missed", result.missed), ("extra", result.extra)):
            for s in pieces:
                where = around(article.text, s.start, s.end, 50)
                table.mistakes.append(f"{article.name} {what} quotation of {_speaker(s)}: {where}")
        for g, f in result.misattributed:
            where = around(article.text, f.start, f.end, 50)
            table.mistakes.append(f"{article.name} wrong speaker, {_speaker(f)} for {_speaker(g)}: {where}")
    of = spans.right + spans.missed
    table.add(f"{name}.quotations.found", spans.recall, of, 0.95)
    table.add(f"{name}.quotations.precision", spans.precision, of)
    table.add(f"{name}.quotations.speaker", speakers.recall, spans.right, 0.90)
    return table


def _speaker(speech: Speech) -> str:
    return speech.speaker or speech.role or "nobody"


def cleaning(name: str, articles: Sequence[GoldArticle]) -> Table:
    """Articles with furniture left, with body removed, and whose headline is the right one."""
    table = Table(f"Cleaning: {name}")
    left = removed = titles = characters = 0
    for article in articles:
        cleaned = clean(article.raw, article.title, article.source)
        result = compare(article.text, cleaned.text)
        left += bool(result.characters_left)
        removed += bool(result.characters_removed)
        characters += result.characters_left + result.characters_removed
        table.mistakes += [f"{article.name} left in the text: {piece}" for piece in result.left]
        table.mistakes += [f"{article.name} body removed: {piece}" for piece in result.removed]
        wanted = article.title or _headline(article)
        right = not wanted or fold(wanted) == fold(" ".join(cleaned.title.split()))
        titles += right
        table.mistakes += [] if right else [f"{article.name} wrong headline: “{cleaned.title}” for “{wanted}”"]
    count = len(articles)
    whole = max(1, count)
    table.add(f"{name}.cleaning.furniture_left", left / whole, count, 0.02, most=True)
    table.add(f"{name}.cleaning.body_removed", removed / whole, count, 0.005, most=True)
    table.add(f"{name}.cleaning.characters_wrong", characters / whole, count, most=True)
    table.add(f"{name}.cleaning.headline", titles / whole, count)
    return table


def _headline(article: GoldArticle) -> str:
    return next((" ".join(article.raw[m.start : m.end].split()) for m in article.raw_marks if m.tag == "t"), "")


def agencies(name: str, articles: Sequence[GoldArticle]) -> Table:
    """Agencies that each article credits, by their standard names."""
    table = Table(f"Credits: {name}")
    total = NONE
    for article in articles:
        given = analyse(article.raw, today=article.published, title=article.title, source=article.source).credits
        counts, missed, extra = scoring.names({standard(credit) for credit in article.credits}, given)
        total += counts
        table.mistakes += [f"{article.name} missed credit “{agency}”" for agency in missed]
        table.mistakes += [f"{article.name} extra credit “{agency}”" for agency in extra]
    of = total.right + total.missed
    table.add(f"{name}.credits.precision", total.precision, of)
    table.add(f"{name}.credits.recall", total.recall, of)
    return table


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    return {fold(form): forms[0] for forms in entries("agencies") for form in forms}


def standard(agency: str) -> str:
    """An agency's standard name; the gold may write any of its forms."""
    return _agencies().get(fold(agency), agency)
