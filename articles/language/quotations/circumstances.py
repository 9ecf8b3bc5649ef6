"""Where the outlet goes on about who reports: قال الخبير إن العينة سليمة، رافضاً نشر التقرير.

The participle agrees with the speaker. It stays in the clause where that has a subject who could act so as well (إن
النائب غادر، رافضاً التصويت), and where it tells of events (، مخلفة أربعة جرحى): only ``words/speaker_participles.txt``
count.
"""

from collections.abc import Container, Sequence
from functools import cache

from ..normalise import fold
from ..tokens import Token
from ..words import words


def circumstance_after(
    text: str,
    tokens: Sequence[Token],
    clause: tuple[int, int],
    feminine: bool,
    actors: Container[str],
    people: Container[int],
) -> int:
    """The position of the first such participle behind a comma among the tokens of ``clause`` (its connector, its end),
    or -1; ``feminine`` is the reporting verb's gender."""
    connector, last = clause
    for index in range(connector + 2, last):
        if tokens[index].form not in _participles() or "،" not in text[tokens[index - 1].end : tokens[index].start]:
            continue
        ending = _participles()[tokens[index].form]
        agrees = ending == "ين" or (ending == "ة") == feminine
        if agrees and not _has_actor(tokens[connector + 1], ending, actors, people):
            return tokens[index].start
    return -1


def _has_actor(subject: Token, ending: str, actors: Container[str], people: Container[int]) -> bool:
    """Whether the clause opens with somebody of the participle's gender."""
    acts = subject.form in actors or subject.start in people
    return acts and (subject.start in people or (ending == "ة") == subject.form.endswith("ه"))


@cache
def _participles() -> dict[str, str]:
    """Folded forms and their endings."""
    return {fold(word + ending): ending for word in words("speaker_participles") for ending in ("ا", "ة", "ين")}
