"""A verb of saying inside a reported clause: أفاد المحضر بأن الجارة هند العلي أبلغت الشرطة أن «الباب مكسور».

The clause is the outer speaker's, the words in marks are those of the inner verb's subject.
"""

from collections.abc import Sequence

from ..tokens import Token
from ..words import folded
from .model import Cue, Speaker
from .speakers import SpeakerReader

_REACH = 14
_TO_SPEECH = 12
_PRONOUNS = ("ه", "ها", "هم")
_HEARD = frozenset(("سمع", "سمعت", "سمعوا", "شاهد", "شاهدت", "راي", "رات", "كان", "كانت", "ترك", "تركت", "وجد", "وجدت"))


def subject_inside(reader: SpeakerReader, cue: Cue, mark: int) -> Speaker | None:
    """The subject of the verb ``cue`` in a reported clause, where it is another than who reports; the marked words
    begin at token ``mark``."""
    tokens = reader.tokens
    if mark - cue.index > _TO_SPEECH:
        return None
    told = cue.index + 1 < mark and tokens[cue.index + 1].form in folded("object_pronouns")
    if told and (named := reader.read(cue.index + 1, mark)):
        return named
    connector = _connector_before(tokens, cue.index)
    if connector < 0:
        return None
    heard = next((at for at in range(cue.index - 2, connector, -1) if tokens[at].form in _HEARD), -1)
    if heard > 0:
        return reader.read_heard(heard + 1, cue.index)
    if tokens[connector].form not in folded("bare_connectors") or connector + 1 == cue.index:
        return None  # بأنه أبلغ: who reports
    first = connector + 1
    another_verb = first + 1 < cue.index and tokens[first + 1].text.endswith(_PRONOUNS)
    whole = None if another_verb else reader.read_before(first, cue.index)
    return whole or _opening(reader, first, cue.index)


def _opening(reader: SpeakerReader, first: int, verb: int) -> Speaker | None:
    """أن والده علمه مثلا يقول: the person, or the noun and its adjectives, with which the clause opens."""
    tokens = reader.tokens
    if tokens[first].start in reader.people:
        return reader.read(first, verb)
    if tokens[first].form not in reader.actors:
        return None
    end = first + 1
    while end < verb and tokens[end].text.startswith("ال"):
        end += 1
    return reader.naming.cut(first, end)


def _connector_before(tokens: Sequence[Token], index: int) -> int:
    known = folded("bare_connectors", "pronoun_connectors")
    return next((at for at in range(index - 1, max(-1, index - _REACH), -1) if tokens[at].form in known), -1)
