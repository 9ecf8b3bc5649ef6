"""An office that something parts from the name behind it: حارس المنتخب سابقاً منصف العلي، العامل لديها صبري السالم،
الباحث في «مركز الرصد البحري للأسماك» سالم العلي.

Each of these words ends the naming of a speaker elsewhere (وقال الوزير سابقاً إن). Here a person whom another rule found
stands right behind it, so the office goes on.
"""

from collections.abc import Container, Sequence

from ..normalise import fold
from ..tokens import Token
from ..words import folded
from .model import KnownPerson, MarkedSpan
from .word_forms import bodies, roles

_OFFICE_REACH = 8
_BODY_WORDS = 10
_QUOTES = '«“"'


def parts_office_from_name(text: str, tokens: Sequence[Token], people: Container[int], first: int, index: int) -> bool:
    """Whether token ``index`` is an adverb (سابقاً، آنذاك) or a preposition with its pronoun (لديها) between the office
    that begins at token ``first`` and a name."""
    if tokens[index].form not in folded("words_in_offices"):
        return False
    if tokens[first].form not in roles() and tokens[first].form not in folded("ranks"):
        return False
    name = index + 1
    while name < len(tokens) and tokens[name].form in folded("ranks"):
        name += 1
    return (
        name < len(tokens)
        and tokens[name].start in people
        and all(text[tokens[at - 1].end : tokens[at].start] == " " for at in range(index, name + 1))
    )


def leads_to_body(text: str, tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether لدى at token ``index`` goes on with an office: الباحث لدى مركز الرصد; not الوزير لدى وصوله."""
    if tokens[index].form != "لدي" or index == first or tokens[first].form not in roles() or index + 1 == len(tokens):
        return False
    following = tokens[index + 1]
    return following.form in bodies() or any(mark in text[tokens[index].end : following.start] for mark in _QUOTES)


def names_a_body(text: str, mark: MarkedSpan, people: Sequence[KnownPerson], at: int) -> bool:
    """Whether the words in marks, however long, are the body of an office: the name of person ``at`` (the first that
    begins behind the mark) follows at once, and the office stands before."""
    if not mark.closed or mark.words > _BODY_WORDS or at >= len(people) or people[at].start != mark.after + 1:
        return False
    before = text[max(0, mark.start - 80) : mark.start - 1]
    if text[mark.after] != " " or not before.endswith(" ") or any(c in before.rstrip()[-1:] for c in ":،.؛"):
        return False
    for word in before.split()[: -_OFFICE_REACH - 1 : -1]:
        if word[-1] in ":،.؛»":
            return False
        if (form := fold(word)) in roles() or form[1:] in roles():
            return True
        if form in folded("bare_connectors", "pronoun_connectors"):
            return False
    return False
