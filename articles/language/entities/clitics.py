"""Letters that Arabic writes joined before a name."""

from functools import lru_cache

from ..normalise import MARKS

CLITICS = ("و", "ف", "ب", "ل", "ك")


@lru_cache(maxsize=50_000)
def cuts(written: str, form: str) -> tuple[tuple[str, int], ...]:
    """The folded form, and what remains of it without one or two clitics, with the code points of ``written`` cut.

    The article's alef is not written after ل: للعراق gives العراق with nothing cut.
    """
    if len(form) < 4 or form[0] not in CLITICS:
        return ((form, 0),)
    found = [(form, 0)]
    rest, letters = form, 0
    while len(rest) > 3 and rest[0] in CLITICS and letters < 2:
        if rest.startswith("لل"):
            found.append(("ا" + rest[1:], _offset(written, letters)))
            if len(rest) > 4:
                found.append(("الل" + rest[2:], _offset(written, letters)))
        if rest[0] in "وف" and letters:
            break
        rest, letters = rest[1:], letters + 1
        found.append((rest, _offset(written, letters)))
        if form[letters - 1] in "بلك":
            break
    return tuple(found)


def _offset(written: str, letters: int) -> int:
    position = 0
    while position < len(written) and (letters or written[position] in MARKS):
        letters -= written[position] not in MARKS
        position += 1
    return position
