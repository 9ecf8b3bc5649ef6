"""Who has spoken so far, and how a short later mention is led back to the full one."""

from collections.abc import Sequence

from ..normalise import fold
from ..words import folded
from .model import KnownPerson, Speaker
from .word_forms import bodies

_REMEMBERED = 40
_STATEMENTS = ("البيان", "البلاغ", "المنشور")


class Memory:
    """``spoken`` are the last speakers in order, ``author`` is whose statement البيان would mean now."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self.spoken: list[Speaker] = []
        self.author: Speaker | None = None
        self.by_last_name: dict[str, KnownPerson] = {}
        for person in people:
            last = person.name.split()[-1:]
            if last and " " in person.name:
                self.by_last_name.setdefault(last[0], person)

    def current(self, feminine: bool) -> Speaker | None:
        """Whoever speaks on when a verb names nobody: the last speaker whose verb had this gender, else the last."""
        for speaker in reversed(self.spoken[-3:]):
            if speaker.feminine == feminine:
                return speaker
        return self.spoken[-1] if self.spoken else None

    def remember(self, speaker: Speaker) -> None:
        self.spoken.append(speaker)
        del self.spoken[:-_REMEMBERED]

    def resolve(self, speaker: Speaker) -> Speaker:
        """``speaker`` with the full name and the role of an earlier mention."""
        if self.author and fold(speaker.name).removeprefix("نص ") in _STATEMENTS:
            return Speaker(self.author.name, self.author.role, speaker.next_index, speaker.feminine)
        for earlier in reversed(self.spoken):
            if _same(speaker, earlier):
                return Speaker(earlier.name, speaker.role or earlier.role, speaker.next_index, speaker.feminine)
        person = self.by_last_name.get(speaker.name.split()[-1] if speaker.name else "")
        if person and (" " + person.name).endswith(" " + speaker.name):
            return Speaker(person.name, speaker.role or person.role, speaker.next_index, speaker.feminine)
        return speaker


def _same(speaker: Speaker, earlier: Speaker) -> bool:
    if speaker.name == earlier.name:
        return True
    if fold(earlier.name.split(" ", 1)[0]) in bodies():
        is_short = " " not in speaker.name and fold(speaker.name) not in folded("statement_nouns")
        return is_short and speaker.name.startswith("ال") and speaker.name[2:] == earlier.name.split(" ", 1)[0]
    if (" " + earlier.name).endswith(" " + speaker.name):
        return True
    if not speaker.role and speaker.name == earlier.role:
        return True
    is_short = " " not in speaker.name and speaker.name.startswith("ال") and len(speaker.name) > 4
    return is_short and speaker.name[2:] == (earlier.role or earlier.name).split(" ", 1)[0]
