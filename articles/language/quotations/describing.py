"""Verbs that say what somebody calls a thing: وصف الوزير الوضع بأنه, الناقدة هند العلي التي عدت الخسارة «درساً».

The thing described stands where elsewhere the subject does.
"""

from .model import Cue, Speaker
from .predicates import DESCRIBING
from .speakers import SpeakerReader
from .two_nouns import object_start

_BY = frozenset(("وصف", "نعت"))
_RELATIVES = ("الذي", "التي", "اللذان", "الذين")
_OBJECTS = ("ه", "ها", "هم", "هما")


def subject_of_describing(reader: SpeakerReader, cue: Cue, read: Speaker) -> Speaker | None:
    """The part of ``read``, the nouns behind the verb, that is its subject; None where all of it is described."""
    tokens = reader.tokens
    form, end = tokens[cue.index].form, read.next_index
    if cue.lemma not in DESCRIBING or form.endswith(_OBJECTS) or end <= cue.index + 1:
        return read
    if cue.index and tokens[cue.index - 1].form in _RELATIVES:
        return None
    if end < len(tokens) and tokens[end].form in ("ان", "انه", "انها", "انهم"):
        return read  # اعتبر الوزير أن
    start = object_start(reader, cue.index + 1, end)
    if start > 0:
        return reader.read(cue.index + 1, start) or read
    if cue.lemma not in _BY or end >= len(tokens) or not tokens[end].form.startswith("بان"):
        return read
    return _without_last(reader, cue.index + 1, end)


def _without_last(reader: SpeakerReader, first: int, end: int) -> Speaker | None:
    """وصف الأمين العام للهيئة الوضع بأنه: the last noun is described, be it the only one (ووصف الخطة بأنها)."""
    is_person = any(
        (person := reader.people.get(t.start)) and person.end >= reader.tokens[end - 1].end
        for t in reader.tokens[first:end]
    )
    return None if is_person or end - 1 == first else reader.read(first, end - 1)
