"""Speech within speech: «... فقال لي: "لن أنسى"», with the speaker that the outer words name.

Inner marks hold speech behind a verb of saying and nothing but its لي (صاح "حريق"), behind a colon (بطاقة عليها: "ألف
مبروك"), and, from four words on, near a verb. Who says it is read by ``inner_speakers``.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from ..words import folded
from .inner_speakers import InnerSpeakers
from .model import Cue, MarkedSpan, Speaker
from .speakers import SpeakerReader

_NEAR_WORDS = 8
_SPEECH_WORDS = 4
_WRITTEN_ON = frozenset(("علي", "في", "فوق", "تحت"))
_WAY_OF_WRITING = 3
_INSCRIBED = frozenset(("عليها", "عليه", "فيها", "فيه", "عنوانها", "تقول", "يقول", "نصها", "نصه"))
_start = attrgetter("start")


def find_nested(
    marks: Sequence[MarkedSpan],
    cues: Sequence[Cue],
    reader: SpeakerReader,
    said_by: Callable[[MarkedSpan], Speaker | None],
) -> Iterator[tuple[MarkedSpan, Cue | None, Speaker | None]]:
    """Marked speech inside ``marks``, with the verb among ``cues`` (those inside as well) that reports it, and the
    speaker where the words name one; ``said_by`` tells who says the outer words."""
    cue_starts = [cue.start for cue in cues]
    for mark in (mark for mark in marks if mark.inner):
        speakers = InnerSpeakers(reader, bisect_left(reader.tokens, mark.start, key=_start), said_by(mark))
        for inner in mark.inner:
            first = bisect_left(reader.tokens, inner.start, key=_start)
            position = bisect_left(cue_starts, inner.start) - 1
            near = position >= 0 and cues[position].start >= mark.start and first - cues[position].index <= _NEAR_WORDS
            cue = cues[position] if near else None
            own = speakers.of_first_person(first)
            if not _is_speech(inner, cue, first, reader) and not (own and _follows(own, first, reader)):
                continue
            speaker = speakers.of(cue, first)
            if cue or speaker or reader.tokens[first - 1].form in _INSCRIBED:
                yield inner, cue, speaker


def _is_speech(inner: MarkedSpan, cue: Cue | None, first: int, reader: SpeakerReader) -> bool:
    if reader.ends.text[: inner.start - 1][-2:].rstrip().endswith(":"):
        return True
    if cue is None:
        return False
    return inner.words >= _SPEECH_WORDS or _follows(cue.index, first, reader) or _is_written(cue, first, reader)


def _follows(verb: int, first: int, reader: SpeakerReader) -> bool:
    """صاح "حريق", قال لي "نعم": nothing but who is spoken to stands between."""
    between = [token.form for token in reader.tokens[verb + 1 : first]]
    gaps = (reader.gap(index).strip(" «\"“‘'") for index in range(verb + 1, first + 1))
    return not any(gaps) and (not between or (len(between) == 1 and between[0] in folded("object_pronouns")))


def _is_written(cue: Cue, first: int, reader: SpeakerReader) -> bool:
    """كتبت على القدر "ساخن"."""
    between = first - cue.index - 1
    return cue.lemma == "كتب" and 0 < between <= _WAY_OF_WRITING and reader.tokens[cue.index + 1].form in _WRITTEN_ON
