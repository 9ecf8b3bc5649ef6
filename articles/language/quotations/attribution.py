"""Attribution without a verb: بحسب، وفقا لـ، نقلا عن، على حد قول."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..tokens import Token
from ..words import folded
from .model import Speaker
from .phrase_ends import bare_of
from .speakers import SpeakerReader
from .stance import NEUTRAL
from .word_forms import bodies, media_words, roles

_SAYINGS = frozenset(["قول", "تعبير", "وصف"])
_ACCOUNTS = frozenset(["روايه", "شهاده", "تقديرات", "تقدير", "افاده", "حسابات", "توقعات", "اقوال"])
_HIS = frozenset(["قوله", "تعبيره", "وصفه", "لسانه", "رايه", "برايه"])
_HERS = frozenset(["قولها", "تعبيرها", "وصفها", "لسانها", "رايها", "برايها"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase that names a source: its token, text span ``[start, end)``, the words that say so and their stance.
    The speaker of على حد قوله has neither name nor role. ``whole``: it may vouch for a sentence without marks."""

    index: int
    start: int
    end: int
    speaker: Speaker
    cue: str
    stance: str = NEUTRAL
    whole: bool = True


def find_attributions(tokens: Sequence[Token], hits: Sequence[int], reader: SpeakerReader) -> list[Attribution]:
    """Phrases that name a source and no verb; laws, plans and agreements are no sources. They open at a token among
    ``hits`` (indexes of every form of ``attribution_openers``, and of others)."""
    found = []
    openers = attribution_openers()
    for index in [index for index in hits if tokens[index].form in openers]:
        if not _opens_attribution(tokens, index):
            continue
        token = tokens[index]
        pronoun = token.form in _HIS or token.form in _HERS
        speaker = Speaker("", "", index + 1, token.form in _HERS) if pronoun else _source(tokens, index + 1, reader)
        if speaker:
            end = tokens[speaker.next_index - 1].end
            whole = not pronoun and token.form != "لسان"
            found.append(Attribution(index, token.start, end, speaker, token.text, whole=whole))
    return found


@cache
def attribution_openers() -> frozenset[str]:
    """Folded words at which a phrase that names a source may open."""
    return folded("according_to") | _SAYINGS | _HIS | _HERS | {"عن", "لسان", "راي", "براي", "وبراي"}


def _opens_attribution(tokens: Sequence[Token], index: int) -> bool:
    """Whether one of the openers names a source: نقلا عن, على حد قول."""
    form = tokens[index].form
    if form in folded("according_to"):
        return True
    before = tokens[index - 1].form if index else ""
    if form == "عن":
        return before in ("نقلا", "ونقلا")
    if form in ("براي", "وبراي", "برايه", "برايها"):
        return True
    if form in ("راي", "رايه", "رايها"):
        return before in ("في", "وفي")
    on = tokens[index - 2].form if index > 1 else ""
    if form.startswith("لسان"):
        return before in ("علي", "وعلي") and on not in ("جاء", "وجاء", "ورد", "وورد")
    return before == "حد" and on in ("علي", "وعلي")


def _source(tokens: Sequence[Token], first: int, reader: SpeakerReader) -> Speaker | None:
    if first >= len(tokens):
        return None
    if tokens[first].form == "ل" and first + 1 < len(tokens):
        first += 1
    if tokens[first].form.startswith("ل") and (person := reader.people.get(tokens[first].start + 1)):
        behind = (i for i in range(first, len(tokens)) if tokens[i].start >= person.end)
        return Speaker(person.name, person.role, next(behind, len(tokens)))
    if tokens[first].form in _ACCOUNTS and first + 1 < len(tokens):
        first += 1  # بحسب رواية الطبيب
    speaker = reader.read_after_preposition(first, len(tokens))
    if speaker is None:
        return None
    bare = bare_of(tokens[first].form)
    if tokens[first].form in folded("numbers") and first + 1 < len(tokens):
        bare = tokens[first + 1].form
    is_source = bare in roles() or bare in bodies() or bare in folded("ranks") or bare in media_words()
    return speaker if is_source or speaker.role or tokens[first].start in reader.people else None
