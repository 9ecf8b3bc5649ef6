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

_SAYINGS = frozenset(["قول", "تعبير", "وصف", "قوله", "تعبيره"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase that names a source: its token, text span ``[start, end)``, the words that say so and their stance."""

    index: int
    start: int
    end: int
    speaker: Speaker
    cue: str
    stance: str = NEUTRAL


def find_attributions(tokens: Sequence[Token], reader: SpeakerReader) -> list[Attribution]:
    """Phrases that name a source and no verb; laws, plans and agreements are no sources."""
    found = []
    openers = _openers()
    for index in [index for index, token in enumerate(tokens) if token.form in openers]:
        if not _opens_attribution(tokens, index):
            continue
        token = tokens[index]
        speaker = _source(tokens, index + 1, reader)
        if speaker:
            end = tokens[speaker.next_index - 1].end
            found.append(Attribution(index, token.start, end, speaker, token.text))
    return found


@cache
def _openers() -> frozenset[str]:
    return folded("according_to") | _SAYINGS | {"عن"}


def _opens_attribution(tokens: Sequence[Token], index: int) -> bool:
    """Whether one of the openers names a source: نقلا عن, على حد قول."""
    form = tokens[index].form
    if form in folded("according_to"):
        return True
    before = tokens[index - 1].form if index else ""
    if form == "عن":
        return before in ("نقلا", "ونقلا")
    on = tokens[index - 2].form if index > 1 else ""
    return before == "حد" and on == "علي"


def _source(tokens: Sequence[Token], first: int, reader: SpeakerReader) -> Speaker | None:
    if first >= len(tokens):
        return None
    if tokens[first].form == "ل" and first + 1 < len(tokens):
        first += 1
    speaker = reader.read_after_preposition(first, len(tokens))
    if speaker is None:
        return None
    bare = bare_of(tokens[first].form)
    if tokens[first].form in folded("numbers") and first + 1 < len(tokens):
        bare = tokens[first + 1].form
    is_source = bare in roles() or bare in bodies() or bare in folded("ranks") or bare in media_words()
    return speaker if is_source or speaker.role else None
