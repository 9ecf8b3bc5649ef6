"""Who answers: the one who was asked, and not the asker (وسألت المذيعة ضيفها بسيم العلي عن روايته، فرد).

The verb of the answer names nobody. Only أجاب, رد and verbs behind ف answer; وأضاف goes on with the asker.
"""

from collections.abc import Callable

from .model import Cue, Speaker
from .speakers import SpeakerReader
from .two_nouns import object_start

_ASKING = frozenset(
    prefix + verb for prefix in ("", "و", "ف") for verb in ("سال", "سالت", "سالوا", "يسال", "تسال", "استجوب", "استجوبت")
)
_ABOUT = frozenset(
    ("عن", "حول", "بشان", "ان", "هل", "لماذا", "كيف", "ما", "ماذا", "متي", "اين", "كم", "في", "علي", "لم", "اذا", "عما")
)
_PRONOUNS = (("ها", True), ("هم", False), ("ه", False))
_ANSWERING = frozenset(("أجاب", "رد"))
_REACH = 30
_NEAR = 2
_BACK = 40  # tokens before the question within which the one asked was named


def answerer(
    reader: SpeakerReader, cue: Cue, first: int, previous: int, last_of: Callable[[bool], Speaker | None]
) -> Speaker | None:
    """Who answers by ``cue`` a question of its sentence (from token ``first``), or, where the answer opens one, of the
    sentence before (from ``previous``). ``last_of`` tells the last speaker of a gender."""
    tokens = reader.tokens
    verb = cue.index - (cue.participle and cue.index > first)
    form = tokens[verb].form
    if not (form.startswith("ف") or cue.lemma in _ANSWERING or form.removeprefix("و") in ("رد", "ردت")):
        return None
    start = previous if verb - first < _NEAR else first
    for index in range(verb - 1, max(start, verb - _REACH) - 1, -1):
        if tokens[index].form in _ASKING:
            return _asked_noun(reader, index, verb, cue.feminine)
        for ending, feminine in _PRONOUNS:
            if tokens[index].form.endswith(ending) and tokens[index].form.removesuffix(ending) in _ASKING:
                return _asked_before(reader, index, previous) or last_of(feminine)
    return None


def _asked_noun(reader: SpeakerReader, question: int, stop: int, feminine: bool) -> Speaker | None:
    """The object of سأل, where it can be told from the subject."""
    inside = range(question + 1, stop)
    end = next((at for at in inside if reader.ends.breaks(at) or reader.tokens[at].form in _ABOUT), stop)
    start = object_start(reader, question + 1, end)
    asked = reader.read(start, end) if start > 0 else None
    return Speaker(asked.name, asked.role, 0, feminine) if asked else None


def _asked_before(reader: SpeakerReader, question: int, previous: int) -> Speaker | None:
    """سأله: the person named last before the verb, in this sentence or the one before."""
    for index in range(question - 1, max(previous, question - _BACK) - 1, -1):
        if person := reader.people.get(reader.tokens[index].start):
            return Speaker(person.name, person.role, 0)
    return None
