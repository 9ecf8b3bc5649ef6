"""Which lines recur across the articles of one source: what its template writes, told from what its writers repeat.

A line recurs where many different articles have it, near the same end, and few have it in their middle. Copies of one
story count once, since they share their longest paragraph; a sentence has to stand in far more articles than a bare
label, and the greetings with which columns end are the writers' own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..language.furniture.recurring_lines import LONGEST, TOP, is_edge
from ..language.line_keys import key_of, shape_of
from ..language.words import folded

FEWEST = 5
"""Articles with different texts that must have a line."""
SHARE, SHARE_OF_SENTENCES = 0.01, 0.3
"""Share of the source's articles that must have it."""
_SAME_END = 0.8
_IN_THE_MIDDLE = 0.2
_LONGEST_LABEL = 12
_STOPS = (".", "؟", "!", "…", "،", "؛", "»", "”", '"')


@dataclass(frozen=True, slots=True)
class RecurringLine:
    """``shape`` is what its occurrences share (numbers aside), ``text`` one of them, ``articles`` how many have it."""

    shape: str
    text: str
    articles: int


@dataclass(slots=True)
class _Seen:
    text: str
    bodies: set[str] = field(default_factory=set)
    top: int = 0
    end: int = 0
    middle: int = 0


def recurring_lines(articles: Iterable[Sequence[str]]) -> tuple[RecurringLine, ...]:
    """The lines that recur in ``articles`` (the lines of each), commonest first, whatever the order of articles."""
    seen: dict[str, _Seen] = {}
    middles: dict[str, int] = defaultdict(int)
    count = 0
    for lines in articles:
        count += 1
        body = key_of(max(lines, key=lambda line: (len(line), line), default=""))[:200]
        for index, line in enumerate(lines):
            if len(line) > LONGEST:
                continue
            shape = shape_of(line)
            if is_edge(index, len(lines)):
                _count(seen.setdefault(shape, _Seen(line)), line, body, top=index < TOP)
            else:
                middles[shape] += 1
    for shape, one in seen.items():
        one.middle = middles.get(shape, 0)
    found = [
        RecurringLine(shape, one.text, len(one.bodies)) for shape, one in seen.items() if _recurs(shape, one, count)
    ]
    return tuple(sorted(found, key=lambda line: (-line.articles, line.shape)))


def _count(seen: _Seen, line: str, body: str, *, top: bool) -> None:
    seen.text = min(seen.text, line)
    seen.bodies.add(body)
    seen.top += top
    seen.end += not top


def _recurs(shape: str, seen: _Seen, count: int) -> bool:
    articles, places = len(seen.bodies), seen.top + seen.end
    if articles < FEWEST or seen.middle > _IN_THE_MIDDLE * places:
        return False
    if max(seen.top, seen.end) < _SAME_END * places or folded("closings") & set(shape.split()):
        return False
    sentence = seen.text.endswith(_STOPS) or len(shape.split()) > _LONGEST_LABEL
    return articles >= count * (SHARE_OF_SENTENCES if sentence else SHARE)
