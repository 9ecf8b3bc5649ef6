"""A family name that was led back to somebody else, since the given name before it was not seen as one.

«أسكه ليندغرين» is not the ماركوس ليندغرين of before, «سفيرة علوان» not هشام علوان, and neither is his lawyer.
Then the words as written are the name; where the office or kinship contradicts (الطبيبة علوان, شقيقه علوان), the role
alone speaks.
"""

from collections.abc import Mapping, Sequence

from ..normalise import fold
from ..tokens import Token
from ..words import folded, frequencies
from .model import KnownPerson
from .phrase_ends import may_open_name
from .word_forms import bodies, roles

_KIN = frozenset(
    ("شقيق", "شقيقه", "زوج", "زوجه", "ابن", "ابنه", "نجل", "والد", "والده", "عم", "خال", "جد", "جده", "اخ", "اخت")
)
_KIN_PRONOUNS = ("ه", "ها", "هم")
_OWNED = ("ه", "ها", "هم", "ي", "نا")


def is_led_back(token: Token, person: KnownPerson) -> bool:
    """Whether the person stands here with one word only, which another rule took for the end of a longer name."""
    return person.end <= token.end and person.name.endswith(f" {token.text}")


def lost_given_name(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the token before the family name at ``index``, in the phrase from ``first`` on, is a given name that
    nobody knew: a word that no list has, or a noun of office without article (مدير المرفأ سفيرة علوان)."""
    if index <= first:
        return False
    before = tokens[index - 1]
    if before.form in folded("ranks") or before.text.startswith("ال"):
        return False
    if before.form in roles():
        leads = tokens[index - 2] if index - 2 >= first else None
        alone = leads is None or leads.text.startswith("ال") or (leads.form in roles() and leads.form.endswith(_OWNED))
        return alone and not before.text.endswith(_KIN_PRONOUNS)  # زميله العلي is a role and a name
    return before.form not in bodies() and may_open_name(before) and before.form not in frequencies()


def contradicts(role: str, known: str) -> bool:
    """Whether who has the ``role`` cannot be who has the role ``known``: kin of somebody, or of the other gender."""
    given = fold(role.partition(" ")[0])
    bare = (given.removesuffix(pronoun) for pronoun in _KIN_PRONOUNS if given.endswith(pronoun))
    if any(noun in _KIN or f"{noun.removesuffix('ت')}ه" in _KIN for noun in bare):
        return True
    ends_alike = role.partition(" ")[0].endswith("ة") == known.partition(" ")[0].endswith("ة")
    return bool(known) and given in roles() and not ends_alike


def first_roles(people: Mapping[int, KnownPerson]) -> dict[str, str]:
    """The role that each person is first given, by name."""
    found: dict[str, str] = {}
    for start in sorted(people):
        person = people[start]
        if person.role:
            found.setdefault(person.name, person.role)
    return found
