"""How sure it is that a claim is a name: the logistic function of the weights of what speaks for and against it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import exp
from pathlib import Path

from ..mention import Span
from ..reading import Reading
from .claims import Claim
from .evidence import LETTERS, Evidence, odds

PATH = Path(__file__).with_name("names.judge")
ODDS, ODDS_OF_ANY = "odds", "any"
"""The two pieces of evidence that are measures: their weight is for each unit."""


class Judge:
    """Trained weights of evidence."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """``weights`` by the letter of the kind (see ``LETTERS``) and the name of the evidence."""
        self._weights = {
            kind: {name[1:]: weight for name, weight in weights.items() if name[0] == letter}
            for kind, letter in LETTERS.items()
        }

    @staticmethod
    def standard() -> "Judge":
        """The weights that come with newsdesk, read once."""
        return _standard()

    def odds(self, reading: Reading, claims: Sequence[Claim], ruled: Iterable[Span]) -> list[float]:
        """The logarithm of each claim's odds of being a name."""
        evidence = Evidence(reading, claims, ruled)
        return [
            odds(claim.share) if evidence.is_plain(claim) else self._odds(claim, *evidence.of(claim))
            for claim in claims
        ]

    def _odds(self, claim: Claim, names: Iterable[str], own: float, of_any: float) -> float:
        get = self._weights[claim.kind].get
        return sum(map(get, names, repeat(0.0))) + own * get(ODDS, 0.0) + of_any * get(ODDS_OF_ANY, 0.0)


def named(claim: Claim, names: Iterable[str], own: float, of_any: float) -> dict[str, float]:
    """The evidence of a claim as the weights name it, with its values."""
    letter = LETTERS[claim.kind]
    values = dict.fromkeys((letter + name for name in names), 1.0)
    return values | {letter + ODDS: own, letter + ODDS_OF_ANY: of_any}


def share(level: float) -> float:
    """Odds in logarithms as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, level))))


def write(weights: Mapping[str, float], head: str) -> str:
    """The text of a weights file: comment lines ``head``, then a name and a weight in thousandths a line."""
    rounded = ((name, round(weight * 1000)) for name, weight in sorted(weights.items()))
    return head + "".join(f"{name}\t{weight}\n" for name, weight in rounded if weight)


def read(text: str) -> Judge:
    """What ``write`` wrote. ValueError: a line that it did not write."""
    weights: dict[str, float] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            name, tab, weight = line.partition("\t")
            if not tab:
                raise ValueError(f"no weight in the line “{line[:80]}”")
            weights[name] = int(weight) / 1000
    return Judge(weights)


@cache
def _standard() -> Judge:
    return read(PATH.read_text(encoding="utf-8"))
