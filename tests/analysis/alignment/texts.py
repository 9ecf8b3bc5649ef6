"""Texts in, ranges of sentence numbers out."""

from articles.analysis.alignment import Row, align, align_all
from articles.language.sentences import split_sentences

Cells = tuple[tuple[int, int], ...]


def pairs_of(left: str, right: str) -> list[Cells]:
    result = align(left, split_sentences(left), right, split_sentences(right))
    assert not result.coarse
    return [(pair.left, pair.right) for pair in result.pairs]


def table_of(*texts: str, base: int = 0) -> list[Row]:
    rows = list(align_all([(text, split_sentences(text)) for text in texts], base).rows)
    for number, text in enumerate(texts):
        seen = sorted(n for row in rows for n in range(*row.cells[number]))
        assert seen == list(range(len(split_sentences(text)))), "every sentence stands in exactly one row"
    return rows


def rows_of(*texts: str, base: int = 0) -> list[Cells]:
    return [row.cells for row in table_of(*texts, base=base)]
