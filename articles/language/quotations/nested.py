"""Speech within speech: «... فقال لي: "لن أنسى"», with the speaker that the outer words name."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from .model import Cue, MarkedSpan, Speaker
from .speakers import SpeakerReader

_NEAR_WORDS = 8
_HEARD = frozenset(["كان", "كانت", "وكان", "وكانت", "سمعت", "سمعنا", "سمعته", "سمع"])
_SUBJECT_WORDS = 6
_SPEECH_WORDS = 4
_SAID_WORDS = 2  # behind a colon
_start = attrgetter("start")


def find_nested(
    marks: Sequence[MarkedSpan], cues: Sequence[Cue], reader: SpeakerReader
) -> Iterator[tuple[MarkedSpan, Cue, Speaker | None]]:
    """Marked speech inside ``marks`` that a verb among ``cues``, inside as well, reports; the speaker where named."""
    holding = [mark for mark in marks if mark.inner] if cues else []
    cue_starts = [cue.start for cue in cues]
    for mark in holding:
        for inner in mark.inner:
            position = bisect_left(cue_starts, inner.start) - 1
            colon = reader.ends.text[: inner.start - 1].endswith((": ", ":"))
            fewest = _SAID_WORDS if colon else _SPEECH_WORDS
            if inner.words < fewest or position < 0 or cues[position].start < mark.start:
                continue
            cue = cues[position]
            first = bisect_left(reader.tokens, inner.start, key=_start)
            if first - cue.index <= _NEAR_WORDS:
                outer = bisect_left(reader.tokens, mark.start, key=_start)
                yield inner, cue, _speaker(cue, first, outer, reader)


def _speaker(cue: Cue, first: int, outer: int, reader: SpeakerReader) -> Speaker | None:
    named = reader.read(cue.index + 1, first)
    if named:
        return named
    before = reader.tokens[cue.index - 1].form if cue.index > outer else ""
    if before in ("الذي", "التي") and cue.index - 2 >= outer:
        return Speaker("", reader.tokens[cue.index - 2].text, 0)
    near = range(cue.index - 1, max(outer, cue.index - _SUBJECT_WORDS) - 1, -1)
    heard = next((index for index in near if reader.tokens[index].form in _HEARD), -1)
    if 0 <= heard < cue.index - 1:
        return reader.read_heard(heard + 1, cue.index)
    for index in range(cue.index - 1, outer - 1, -1):
        person = reader.people.get(reader.tokens[index].start)
        if person:
            return Speaker(person.name, person.role, 0)
    return None
