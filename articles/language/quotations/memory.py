"""Who has spoken so far, and how a short later mention is led back to the full one."""

from collections.abc import Sequence

from ..normalise import fold
from ..words import folded
from .model import KnownPerson, Speaker
from .word_forms import bodies

_REMEMBERED = 40
_ORDINALS = {"الاول": 0, "الاولي": 0, "الثاني": 1, "الثانيه": 1, "الثالث": 2, "الاخير": -1, "الاخيره": -1}
_FORMER = frozenset(("سابق", "اسبق", "سابقه", "راحل", "راحله"))
_STATEMENTS = ("البيان", "البلاغ", "المنشور")


class Memory:
    """``spoken`` are the last speakers in order, ``author`` is whose statement البيان would mean now, ``here`` is
    how far the text has been read and ``since`` where this sentence and the one before began."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self.spoken: list[Speaker] = []
        self.author: Speaker | None = None
        self.people = people
        self.names = frozenset(person.name for person in people)
        self.here = 0
        self.since = (0, 0)

    def current(self, feminine: bool) -> Speaker | None:
        """Whoever speaks on when a verb names nobody: the last speaker whose verb had this gender, else the last."""
        return self.last(feminine) or (self.spoken[-1] if self.spoken else None)

    def last(self, feminine: bool) -> Speaker | None:
        """Of the last three speakers the latest whose verb had this gender."""
        return next((speaker for speaker in reversed(self.spoken[-3:]) if speaker.feminine == feminine), None)

    def knows(self, speaker: Speaker) -> bool:
        """Whether ``speaker`` is a person whom another rule found, or has spoken: a reading of verbs alone errs."""
        return speaker.name in self.names or any(speaker.name == earlier.name for earlier in self.spoken)

    def remember(self, speaker: Speaker) -> None:
        self.spoken.append(speaker)
        del self.spoken[:-_REMEMBERED]

    def resolve(self, speaker: Speaker, feminine: bool | None = None) -> Speaker:
        """``speaker`` with the full name and the role of an earlier mention; ``feminine`` is the verb's gender."""
        return self._led_back(speaker, feminine) or self._in_office(speaker) or speaker

    def same_again(self, speaker: Speaker) -> Speaker:
        """المصدر ذاته, المتحدث نفسه: who was called so before, else whoever spoke last."""
        known = self._led_back(speaker) or self._in_office(speaker)
        if known or not self.spoken:
            return known or speaker
        last = self.spoken[-1]
        return Speaker(last.name, last.role, speaker.next_index, last.feminine)

    def _in_office(self, speaker: Speaker) -> Speaker | None:
        """الوزير, الناطقة: the one person whose role begins so; المتحدث alone: whoever spoke last."""
        form = fold(speaker.name)
        if speaker.role or (not form.startswith("ال") and " ال" not in form):
            return None
        before = [person for person in self.people if person.start < self.here]
        if form in _ORDINALS and (person := self._counted(_ORDINALS[form])):
            return Speaker(person.name, person.role, speaker.next_index, speaker.feminine)
        holders = {person.name: person for person in before if _opens(person.role, form)}
        if len(holders) == 1:
            (person,) = holders.values()
            return Speaker(person.name, person.role, speaker.next_index, speaker.feminine)
        if form in folded("speakers_again") and self.spoken:
            last = self.spoken[-1]
            return Speaker(last.name, last.role, speaker.next_index, last.feminine)
        return None

    def _counted(self, place: int) -> KnownPerson | None:
        """الأول، الثانية، الأخير: of two or more people named in this sentence or the one before."""
        for since in self.since:
            names = {p.name: p for p in self.people if since <= p.start < self.here}
            if len(names) > max(place, 1):
                return list(names.values())[place]
        return None

    def _led_back(self, speaker: Speaker, feminine: bool | None = None) -> Speaker | None:
        if self.author and fold(speaker.name).removeprefix("نص ") in _STATEMENTS:
            return Speaker(self.author.name, self.author.role, speaker.next_index, speaker.feminine)
        for earlier in reversed(self.spoken):
            # Only of people is the gender theirs: in أفاد بيان للوزارة it is the statement's.
            of_person = earlier.name in self.names and speaker.name != earlier.name
            if _same(speaker, earlier) and not (of_person and feminine not in (None, earlier.feminine)):
                return Speaker(earlier.name, speaker.role or earlier.role, speaker.next_index, speaker.feminine)
        if person := self._named_in_full(speaker.name, feminine):
            roles = (p.role for p in self.people if p.name == person.name and p.role)
            role = speaker.role or person.role or next(roles, "")
            return Speaker(person.name, role, speaker.next_index, speaker.feminine)
        return None

    def _named_in_full(self, name: str, feminine: bool | None) -> KnownPerson | None:
        """Whom the last name, or else the first, means: the one named last before here whose office has the gender."""
        if not name:
            return None
        longer = [person for person in self.people if name in person.name]
        found = [person for person in longer if person.name == name or person.name.endswith(f" {name}")]
        found = found or [person for person in longer if person.name.startswith(f"{name} ")]
        found = found or [person for person in self.people if _first_and_last(name, person.name)]
        found = [person for person in found if person.start < self.here] or found
        fitting = [person for person in found if feminine is None or _gender(person.role) in (None, feminine)]
        return (fitting or found)[-1] if found else None


def _gender(role: str) -> bool | None:
    """Whether the office is a woman's; None where there is none."""
    return fold(role.partition(" ")[0]).endswith("ه") if role else None


def _first_and_last(name: str, full: str) -> bool:
    """Whether ``name`` is the first and the last part of ``full``: سفيرة علوان of سفيرة ماجد علوان."""
    parts, whole = name.split(), full.split()
    return len(parts) == 2 and len(whole) > 2 and parts == [whole[0], whole[-1]]


def _opens(role: str, form: str) -> bool:
    """Whether ``form`` (الوزير, سكرتير الشعبة) says shortly what the office ``role`` says in full: it begins with the
    same word, articles left aside, and has no word that the office lacks."""
    wanted, given = ([word.removeprefix("ال") for word in fold(words).split()] for words in (form, role))
    former = _FORMER.intersection(given) - set(wanted)
    return given[:1] == wanted[:1] and set(wanted) <= set(given) and not former


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
    # وقال المصدر, of what was مصدرًا رسميًا
    called = fold((earlier.role or earlier.name).split(" ", 1)[0]).removesuffix("ا")
    return is_short and fold(speaker.name[2:]) == called
