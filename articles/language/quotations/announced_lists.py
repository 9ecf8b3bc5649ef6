"""A list that is announced and nobody's speech: كشف المدرب تشكيلته: سالم العلي في المرمى، ومنصف الراوي في الدفاع.

Behind such a verb and its subject stands what is listed, then the colon. A colon right behind the subject opens speech.
"""

from collections.abc import Sequence

from ..tokens import Token
from ..words import folded
from .model import MarkedSpan
from .speakers import SpeakerReader
from .word_forms import roles

_ANNOUNCING = frozenset(("كشف", "أعلن", "ذكر", "أورد", "بين", "أبرز", "سمى", "شرح", "أوضح"))
_NAMELY = frozenset(
    ("وهي", "وهم", "وهما", "وهن", "هي", "هم", "التاليه", "الاتيه", "التالي", "الاتي", "كالتالي", "كالاتي")
)
_PRONOUNS = ("ه", "ها", "هم", "هما")
_AROUND = ' .«»"“”'
_SHORTEST = 5
_SPEECH_WORDS = 4


def announces_list(
    reader: SpeakerReader, lemma: str, first: int, colon: int, said: str, marks: Sequence[MarkedSpan]
) -> bool:
    """Whether tokens ``[first, colon)`` behind a verb of announcing tell a list; ``said`` stands behind the colon up to
    the end of the sentence, ``marks`` are the words in marks there."""
    if lemma not in _ANNOUNCING or colon - first < 1 or not _is_list(said):
        return False
    whole = len(marks) == 1 and marks[0].end - marks[0].start >= len(said.strip(_AROUND))
    if whole and marks[0].words >= _SPEECH_WORDS:
        return False
    tokens = reader.tokens
    if tokens[colon - 1].form in _NAMELY:
        return True
    return any(_is_listed(tokens, index) for index in range(first + 1, colon) if not _in_name(reader, first, index))


def _is_list(said: str) -> bool:
    return "،" in said or " و" in said or "\n-" in said


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """أسماء, النتائج, ثلاثة, تشكيلته: the object of the verb."""
    form = tokens[index].form
    things = folded("listed_things")
    bare = form.removeprefix("ال")
    if form in things or bare in things or form in folded("numbers"):
        return True
    return (
        form.endswith(_PRONOUNS)
        and not tokens[index].text.endswith("ة")
        and len(form) >= _SHORTEST
        and form not in roles()
    )


def _in_name(reader: SpeakerReader, first: int, index: int) -> bool:
    """Whether the token stands in a known person's name."""
    start = reader.tokens[index].start
    return any(
        person.start <= start < person.end
        for at in range(first, index + 1)
        if (person := reader.people.get(reader.tokens[at].start))
    )
