"""The word lists of the language package, one subject a file.

A line is ``canonical | alias | alias``; ``#`` begins a comment; blank lines do not count.
"""

from functools import cache
from pathlib import Path

from ..normalise import fold

_FOLDER = Path(__file__).parent


@cache
def entries(subject: str) -> tuple[tuple[str, ...], ...]:
    """Lines of ``<subject>.txt`` as tuples of spellings, the canonical first. OSError: no such list."""
    lines = (_FOLDER / f"{subject}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("#")[0].strip() for line in lines)
    return tuple(tuple(part.strip() for part in row.split("|") if part.strip()) for row in rows if row)


@cache
def words(subject: str) -> frozenset[str]:
    """Every spelling of ``<subject>.txt``, as written in the file."""
    return frozenset(spelling for entry in entries(subject) for spelling in entry)


@cache
def folded(*subjects: str) -> frozenset[str]:
    """Every spelling of these lists, folded (see ``normalise.fold``)."""
    return frozenset(fold(spelling) for subject in subjects for spelling in words(subject))


def table(subject: str) -> tuple[tuple[str, ...], ...]:
    """Rows of ``<subject>.tsv`` as tuples of cells. OSError: no such table."""
    lines = (_FOLDER / f"{subject}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def frequencies() -> dict[str, float]:
    """Share of running words of each folded word that is not rare (``word_frequencies.txt``, hundredths of a bel)."""
    table: dict[str, float] = {}
    for (line,) in entries("word_frequencies"):
        centibels, *found = line.split()
        table.update(dict.fromkeys(found, 10 ** (-int(centibels) / 100)))
    return table
