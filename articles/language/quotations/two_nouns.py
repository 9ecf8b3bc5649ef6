"""Where the object begins behind a verb and its subject: سألت المذيعة | ضيفها بسيم العلي, وصف الوزير | مستشاره بأنه."""

from ..words import folded
from .speakers import SpeakerReader
from .word_forms import bodies, roles

_POSSESSED = ("ه", "ها", "هم", "نا")
_SHORTEST = 4


def object_start(reader: SpeakerReader, first: int, stop: int) -> int:
    """The token of ``[first, stop)`` at which a second noun phrase begins, or -1. It begins behind a person's name; and
    behind another complete phrase at a noun with a possessive pronoun or at a definite office, one that is a rank as
    well only where gender or number differ."""
    tokens, people = reader.tokens, reader.people
    person_ends = {person.end for index in range(first, stop) if (person := people.get(tokens[index].start))}
    inside = -1
    for index in range(first, stop):
        person = people.get(tokens[index].start)
        if index > first and tokens[index].start > inside and _begins(reader, first, index, person_ends):
            return index
        inside = max(inside, person.end if person else -1)
    return -1


def _begins(reader: SpeakerReader, first: int, index: int, person_ends: set[int]) -> bool:
    tokens = reader.tokens
    token, before = tokens[index], tokens[index - 1]
    if before.end in person_ends:
        return token.start in reader.people or token.text.startswith("ال") or _is_possessed(token.form)
    if not _is_complete(reader, first, index):
        return False
    if _is_possessed(token.form) and index + 1 < len(tokens) and reader.opens_naming(index + 1):
        return True
    definite_office = token.text.startswith("ال") and reader.opens_naming(index)
    return definite_office and (token.form not in folded("ranks") or _differ(before.form, token.form))


def _is_complete(reader: SpeakerReader, first: int, index: int) -> bool:
    """Whether tokens ``[first, index)`` can stand alone: they end in a definite word."""
    before = reader.tokens[index - 1]
    single = index - 1 == first
    if single and before.text.startswith("ال"):
        return True
    return not single and before.text.startswith("ال") and before.form not in roles()


def _is_possessed(form: str) -> bool:
    return form.endswith(_POSSESSED) and len(form) >= _SHORTEST and not form.startswith("ال") and form not in bodies()


def _differ(left: str, right: str) -> bool:
    """Whether two definite nouns have another gender or number, so that one does not go with the other."""
    return left.endswith("ه") != right.endswith("ه") or left.endswith(("ون", "ات"))
