"""A few words in marks that say something of the noun before them: أن الفندق «متحف للغبار», إن الاتفاق «تجاوزه الزمن»,
عدت الخسارة «درساً».

Marks round so few words mostly hold a name (حزب «الأمل»). These do not: the clause is reported or describes, it ends
with them, and they begin with a verb or hold no definite noun.
"""

from collections.abc import Sequence
from functools import cache

from ..normalise import fold
from ..tokens import Token
from ..words import folded
from .model import MarkedSpan
from .word_forms import bodies, verb_forms

DESCRIBING = frozenset(("وصف", "نعت", "عد", "اعتبر", "سمى", "شبه"))
_REACH = 14
_DESCRIBED_WITHIN = 8
_NEGATIONS = frozenset(("لا", "لم", "لن", "ليس", "ليست", "ما"))
_NAMING = ("سما", "سمت", "اسم", "يسم", "تسم")
_PREPOSITIONS = frozenset(
    ("في", "من", "علي", "الي", "عن", "مع", "بين", "بعد", "قبل", "بلا", "دون", "تحت", "فوق", "وسط")
)
_PRONOUNS = ("ه", "ها", "هم", "نا")
_ENDS = "،,.؛;؟!\n"
_SHORTEST_VERB = 4


def is_predicate(text: str, tokens: Sequence[Token], mark: MarkedSpan, before: int) -> bool:
    """Whether the words of ``mark``, behind token ``before``, are such a predicate."""
    if before < 0 or not mark.closed or text[mark.after : mark.after + 1] not in _ENDS:
        return False
    described = _is_described(text, tokens, before)
    if tokens[before].form == "ب":
        return described  # وصفه بـ«المسرحية»
    if text[tokens[before].end : mark.start - 1] != " ":
        return False
    if not described and not _is_reported(text, tokens, before):
        return False
    said = text[mark.start : mark.end].split()
    if len(said) == 1 and not (described or "ً" in said[0]):
        return False
    return _may_be_told_of(tokens[before], said) and _says_something(said)


def _is_reported(text: str, tokens: Sequence[Token], before: int) -> bool:
    known = folded("bare_connectors", "pronoun_connectors")
    return any(tokens[at].form in known for at in _clause(text, tokens, before, _REACH))


def _is_described(text: str, tokens: Sequence[Token], before: int) -> bool:
    forms = verb_forms()
    found = (forms.get(tokens[at].form) for at in _clause(text, tokens, before, _DESCRIBED_WITHIN))
    return any(verb is not None and verb.lemma in DESCRIBING for verb in found)


def _clause(text: str, tokens: Sequence[Token], before: int, reach: int) -> list[int]:
    """Indexes of at most ``reach`` tokens up to ``before`` in the same sentence."""
    indexes = []
    for at in range(before, max(-1, before - reach), -1):
        indexes.append(at)
        if at and any(stop in text[tokens[at - 1].end : tokens[at].start] for stop in ".؟!\n"):
            break
    return indexes


def _may_be_told_of(token: Token, said: Sequence[str]) -> bool:
    """Whether the noun before the marks bears no name in them: definite, and no work, body or vessel."""
    form = token.form
    if form in folded("named_things", "holders") or form.startswith(_NAMING):
        return False
    owned = form.endswith(_PRONOUNS) and not token.text.endswith("ة")
    definite = owned or form.startswith("ال") or form[0].isdigit()
    stems = {form, form.removeprefix("ال"), form.removesuffix("ها"), form.removesuffix("ه")}
    if definite and not _is_verb(said[0]):
        return stems.isdisjoint(_bearers()) and form not in bodies()
    return definite or fold(said[0]) in _NEGATIONS


@cache
def _bearers() -> frozenset[str]:
    return (folded("titled_things") | folded("bearers_of_names")) - {""}


def _says_something(said: Sequence[str]) -> bool:
    if _is_verb(said[0]):
        return True
    forms = [fold(word) for word in said]
    behind = zip(["", *forms], forms, strict=False)
    return not any(form.startswith("ال") and before not in _PREPOSITIONS for before, form in behind)


def _is_verb(word: str) -> bool:
    form = fold(word)
    imperfect = form[:1] == "ي" and len(form) >= _SHORTEST_VERB and not form.endswith("ه")
    with_object = form.endswith(("ه", "ها", "هم", "نا")) and not word.endswith("ة") and len(form) > _SHORTEST_VERB
    return form in _NEGATIONS or imperfect or with_object
