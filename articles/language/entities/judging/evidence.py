"""What speaks for and against a claim, as names that the judge's weights know.

The claims that share its words, the words themselves and those beside it, and the same words elsewhere in the article.
Tried one family of evidence at a time: docs/architecture.md.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import exp, log

from ..lexicon import is_common, is_word
from ..mention import Span
from ..reading import Reading
from ..tagging.spelling import EDGE, sort_of
from ..tagging.surroundings import between, ends_sentence
from .claims import Claim

LETTERS = {"person": "P", "organisation": "O", "place": "L"}
_LEAST_SHARE = 0.003
_RULED = 0.6
"""What a rule's find of a person counts at least as, where parts of names are known again."""
_MOST_USES = 4
_MOST_ALIKE = 40
"""How many claims of the same words are compared with each other."""
_SURE = 0.9
"""What the tagger gives a name that needs no more evidence: all such of 200 real articles were judged to be names."""

Key = tuple[str, ...]


def odds(share: float) -> float:
    """The logarithm of a share's odds, between -5 and 6."""
    return max(-5.0, min(6.0, log((share + _LEAST_SHARE) / (1 - share + _LEAST_SHARE))))


def _share_at(level: float) -> float:
    """The share that has these odds."""
    times = exp(level)
    return (times * (1 + _LEAST_SHARE) - _LEAST_SHARE) / (1 + times)


_BANDS = ("z", *map(str, range(-5, 7)))
_STEPS = (1e-9, *(_share_at(level + 0.5) for level in range(-5, 6)))


def band(share: float) -> str:
    """The nearest whole number to a share's odds; "z" for none."""
    return _BANDS[bisect(_STEPS, share)]


class Evidence:
    """Reads a text's claims together; then says what speaks of each."""

    def __init__(self, reading: Reading, claims: Sequence[Claim], ruled: Iterable[Span]) -> None:
        self._reading = reading
        self._uses = Counter(reading.forms)
        self._ruled_at = {at: span for span in ruled for at in range(span.first, span.end)}
        self._over: defaultdict[int, list[Claim]] = defaultdict(list)
        self._mass: defaultdict[tuple[int, str], float] = defaultdict(float)
        self._alike: defaultdict[Key, list[Claim]] = defaultdict(list)
        self._parts: defaultdict[str, float] = defaultdict(float)
        for claim in claims:
            for at in range(claim.first, claim.end):
                self._over[at].append(claim)
                self._mass[at, claim.kind] += claim.share
            self._remember(claim)

    def _remember(self, claim: Claim) -> None:
        keys = self._keys(claim)
        for key in keys:
            if len(self._alike[key]) < _MOST_ALIKE:
                self._alike[key].append(claim)
        if claim.kind == "person" and claim.end - claim.first > 1:
            told = max(claim.share, _RULED if claim.ruled else 0.0)
            for part in (*(key[0] for key in keys), self._reading.forms[claim.end - 1]):
                self._parts[part] = max(self._parts[part], told)

    def _keys(self, claim: Claim) -> list[Key]:
        """Its folded words, the first with and without letters joined to it."""
        rest = tuple(self._reading.forms[claim.first + 1 : claim.end])
        return [(form, *rest) for form, _ in self._reading.cuts(claim.first)]

    def is_plain(self, claim: Claim) -> bool:
        """Whether a rule and the tagger say the same and nothing else claims the words; or the tagger is sure of a word
        in Latin letters, of which too few were there to learn from."""
        words = range(claim.first, claim.end)
        if claim.share < _SURE or not all(len(self._over[at]) == 1 for at in words):
            return False
        return claim.ruled is not None or self._reading.forms[claim.end - 1].isascii()

    def of(self, claim: Claim) -> tuple[list[str], float, float]:
        """Names of evidence; the odds of the claim, and of its least likely word being in any name of the kind."""
        first, end, kind = claim.first, claim.end, claim.kind
        masses = [self._mass[at, kind] for at in range(first, end)]
        least, most = min(masses), max(masses)
        found = ["", f"mx{band(most)}", f"mn{band(least)}"]
        found += self._of_claims(claim)
        found += self._of_words(claim)
        found += self._of_side("b", first - 1, first - 1)
        found += self._of_side("a", end, end - 1)
        found += self._of_article(claim)
        return found, odds(claim.share), odds(min(least, 1.0))

    def _of_claims(self, claim: Claim) -> Iterator[str]:
        own, first, end = band(claim.share), claim.first, claim.end
        best = other = 0.0
        beside: dict[int, Span] = {}
        for at in range(first, end):
            for rival in self._over[at]:
                if rival is not claim:
                    best = max(best, rival.share)
                    if rival.kind != claim.kind:
                        other = max(other, rival.share)
            if span := self._ruled_at.get(at):
                beside[span.first] = span
        yield from (f"p{own}", f"pr{own},{band(best)}", f"o{band(other)}")
        rule = claim.rule
        yield from (f"r={rule}", f"r{rule.partition('.')[0]}{own}")
        for span in beside.values():
            if span is not claim.ruled:
                how, same = _how(claim, span), span.kind == claim.kind
                yield from (f"{how}{span.rule}", f"{how}{LETTERS[span.kind]}", f"{how}{same}{own}")
        if not self._reading.free(first, end):
            yield "ruled" if claim.ruled else "taken"

    def _of_words(self, claim: Claim) -> tuple[str, ...]:
        reading, tokens = self._reading, self._reading.tokens
        size, last = min(claim.end - claim.first, 4), claim.end - 1
        forms = reading.forms[claim.first : claim.end]
        begins, ends = tokens[claim.first], tokens[last]
        listed = "L" if claim.rule.startswith("gazetteer") else ""
        return (
            f"fl{reading.kind(claim.first).name},{reading.kind(last).name},{size}",
            f"f{sort_of(begins.text, begins.form)}",
            f"l{sort_of(ends.text, ends.form)}",
            f"c{listed}{sum(map(is_common, forms))}/{size}",
            f"w{listed}{sum(map(is_word, forms))}/{size}",
        )

    def _of_side(self, side: str, word: int, gap: int) -> tuple[str, ...]:
        """The word before or after the claim, and the signs between."""
        if gap < 0:
            return (f"{side}{EDGE}", f"{side}g")
        signs = self._reading.gap(gap)
        between_them = f"{side}g" if signs == " " else f"{side}g{between(signs)}"
        if word >= self._reading.size or ends_sentence(signs, self._reading.forms[gap]):
            return (between_them, f"{side}{EDGE}")
        token = self._reading.tokens[word]
        return (between_them, f"{side}{sort_of(token.text, token.form)}", f"{side}w{token.form}")

    def _of_article(self, claim: Claim) -> Iterator[str]:
        forms = self._reading.forms[claim.first : claim.end]
        yield f"n{min(_MOST_USES, *(self._uses[form] for form in forms))}"
        keys = self._keys(claim)
        same = unlike = -1.0
        rules: set[str] = set()
        for key in keys:
            for other in self._alike[key]:
                if other.first < claim.end and claim.first < other.end:
                    continue
                if other.kind != claim.kind:
                    unlike, same = max(unlike, other.share), max(same, 0.0)
                else:
                    same, unlike = max(same, other.share), max(unlike, 0.0)
                    if other.ruled:
                        rules.add(other.ruled.rule)
        if same >= 0:
            yield from (f"ds{band(same)}", f"do{band(unlike)}", *(f"dr{rule}" for rule in rules))
        if len(forms) == 1:
            part = band(max(self._parts.get(key[0], 0.0) for key in keys))
            everyday = any(is_common(key[0]) for key in keys)
            yield from (f"part{part}", f"part{part}p{band(claim.share)}", f"part{part}c{everyday:d}")


def _how(claim: Claim, span: Span) -> str:
    """How a rule's words lie to the claim's."""
    if (span.first, span.end) == (claim.first, claim.end):
        return "as"
    if span.first <= claim.first and claim.end <= span.end:
        return "in"
    return "has" if claim.first <= span.first and span.end <= claim.end else "cross"
