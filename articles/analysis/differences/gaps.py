"""Phrases that no word of the other side stands for: cut where a part of them has a counterpart after all."""

from .model import Change, Units
from .units import Reading, words_of


def in_words(change: Change, readings: tuple[Reading, Reading]) -> tuple[Units, Units] | None:
    """Both sides of a change as single words, where a known span of one holds words that the other has beside other
    words: مستشفى الشفاء and مستشفى الشفاء الكبير. None where none does."""
    if not change.left or not change.right:
        return None
    names = [any(" " in unit.form for unit in side) for side in (change.left, change.right)]
    if names[0] == names[1]:
        return None
    left, right = words_of(readings[0].text, change.left), words_of(readings[1].text, change.right)
    shared = {unit.form for unit in left if unit.bare} & {unit.form for unit in right if unit.bare}
    return (left, right) if shared else None


def parts(change: Change, readings: tuple[Reading, Reading]) -> list[Change]:
    """The change, or two where one side goes on behind a comma and the other does not."""
    if not change.left or not change.right:
        return [change]
    cuts = _comma(readings[0].text, change.left), _comma(readings[1].text, change.right)
    if cuts[0] and not cuts[1]:
        head, tail = change.left[: cuts[0]], change.left[cuts[0] :]
        return [Change(head, change.right, change.before, (tail[0], change.after[1])), _alone(change, tail, ())]
    if cuts[1] and not cuts[0]:
        head, tail = change.right[: cuts[1]], change.right[cuts[1] :]
        return [Change(change.left, head, change.before, (change.after[0], tail[0])), _alone(change, (), tail)]
    return [change]


def _alone(change: Change, left: Units, right: Units) -> Change:
    return Change(left, right, (change.left[-1], change.right[-1]), change.after)


def _comma(text: str, units: Units) -> int:
    """The index of the unit behind the first comma between ``units``; 0 where there is none."""
    for index in range(1, len(units)):
        if "،" in text[units[index - 1].end : units[index].start]:
            return index
    return 0
