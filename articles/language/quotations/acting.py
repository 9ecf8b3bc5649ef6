"""Who acts in a clause, whatever its verb: كلف المحافظ سالم العلي لجنة, الطبيبة هند سالم غادرت."""

from collections.abc import Callable
from dataclasses import dataclass

from ..words import folded
from .model import Speaker
from .speakers import SpeakerReader
from .word_forms import bodies

_LOOK_BACK = 8
_SENTENCE_WORDS = 80
_CLAUSE_STOPS = frozenset("،,؛:.…")
_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "لل", "ولل")


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts at token ``index``; ``feminine`` is the verb's gender, None where nothing tells it."""

    index: int
    speaker: Speaker
    feminine: bool | None


class Clauses:
    """Reads who acts in parts of one text. ``is_said`` tells whether a position stands in marked speech, whose verbs
    are not the writer's."""

    def __init__(self, reader: SpeakerReader, is_said: Callable[[int], bool]) -> None:
        self.reader = reader
        self.tokens = reader.tokens
        self.is_said = is_said
        self.read: dict[tuple[int, int], list[Acting]] = {}

    def acting(self, first: int, stop: int) -> list[Acting]:
        if (first, stop) not in self.read:
            self.read[first, stop] = self._opening_subject(first, stop) or self._acting_between(first, stop)
        return self.read[first, stop]

    def _opening_subject(self, first: int, stop: int) -> list[Acting]:
        """الطبيب المناوب سالم العلي، الذي حضر، ...: a sentence that opens with its subject."""
        while first < stop - 1 and self.tokens[first].form in folded("subject_openers"):
            first += 1
        if first >= stop - 1 or self.is_said(self.tokens[first].start):
            return []
        speaker = self.reader.read_opening(first, stop)
        return [Acting(first, speaker, None)] if speaker else []

    def _acting_between(self, first: int, stop: int) -> list[Acting]:
        """Subjects right behind verbs of any kind: كلف المحافظ سالم العلي لجنة, بدأت الفصائل تأهبها."""
        found = []
        tokens, people, actors = self.tokens, self.reader.people, self.reader.actors
        for index in range(first, min(stop - 1, first + _SENTENCE_WORDS)):
            following = tokens[index + 1]
            if following.form not in actors and following.start not in people and following.form[-2:] != "ها":
                continue
            feminine = self._is_verb(index, first)
            if feminine is None or self.is_said(self.tokens[index].start):
                continue
            speaker = self.reader.read(index + 1, stop)
            if speaker and (" " in speaker.name or speaker.name.startswith("ال")):
                found.append(Acting(index, speaker, feminine))
        return found

    def _is_verb(self, index: int, first: int) -> bool | None:
        """The gender of what is likely a verb with its subject behind it, else None."""
        following = self.tokens[index + 1]
        # كتب مقدمتها الناقد: an object may stand before the subject.
        subject = index + 2 if following.form.endswith("ها") and index + 2 < len(self.tokens) else index + 1
        if not self.reader.opens_naming(index + 1) and not self.reader.opens_naming(subject):
            return None
        token = self.tokens[index]
        if token.text.startswith(_ARTICLES) or self.reader.opens_naming(index):
            return None
        if token.text.endswith("ت") and len(token.form) > 2 and not token.text.endswith("ات"):
            return True
        if token.text.endswith(("ة", "ات", "ء", "ين")) or not self._opens_clause(index, first):
            return None
        return token.form.lstrip("وف").startswith("ت") and following.form in bodies()

    def _opens_clause(self, index: int, first: int) -> bool:
        return (
            index == first
            or self.tokens[index].form.startswith("و")
            or any(character in _CLAUSE_STOPS for character in self.reader.gap(index))
            or self.tokens[index - 1].form in folded("clause_openers", "negations")
        )


def last_of(acting: list[Acting], feminine: bool | None, before: int) -> Speaker | None:
    """Who acted last before token ``before`` in the verb's gender, or in any."""
    for one in reversed(acting[-_LOOK_BACK:]):
        if one.index < before and (feminine is None or one.feminine in (None, feminine)):
            return one.speaker
    return None
