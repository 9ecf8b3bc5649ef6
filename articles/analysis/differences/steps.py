"""One step on the way through two passages."""

from typing import NamedTuple


class Step(NamedTuple):
    """Units ``left[0]:left[1]`` against units ``right[0]:right[1]``; ``relation`` is "same" for equal words, "" for
    what no unit of the other side stands for, else what relates one unit of each."""

    left: tuple[int, int]
    right: tuple[int, int]
    relation: str
