"""Speech within speech: «... فقال لي: "لن أنسى"», with the speaker that the outer words name."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from .model import Cue, MarkedSpan, Speaker
from .speakers import SpeakerReader

_NEAR_WORDS = 8
_SPEECH_WORDS = 4
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
            if inner.words < _SPEECH_WORDS or position < 0 or cues[position].start < mark.start:
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
    for index in range(cue.index - 1, outer - 1, -1):
        person = reader.people.get(reader.tokens[index].start)
        if person:
            return Speaker(person.name, person.role, 0)
    return None
