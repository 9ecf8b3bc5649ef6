"""Reporting verbs in a text: قال، أعلنت، مؤكداً، وأضاف ..."""

from collections.abc import Sequence

from ..tokens import Token
from ..words import folded
from .model import Cue
from .stance import speaks_when_negated
from .word_forms import VerbForm, verb_forms

_CLAUSE_PUNCTUATION = frozenset('،,.؛;:؟!…\n»”"')
_IMPERSONAL = frozenset(("يذكر", "ويذكر"))


def find_cues(text: str, tokens: Sequence[Token]) -> list[Cue]:
    """All reporting verbs among ``tokens``, in order; ambiguous ones only where a clause opens."""
    forms = verb_forms()
    cues = []
    for index, token in enumerate(tokens):
        form = token.form
        has_object = False
        verb = forms.get(form)
        if (
            verb is None
            and form.endswith(("ه", "ها"))
            and index
            and tokens[index - 1].form in ("ما", "لما", "كما", "بما")
        ):
            # ما ذكرته وكالة: the pronoun stands for what was said.
            verb = forms.get(form.removesuffix("ها") if form.endswith("ها") else form[:-1])
            has_object = verb is not None
        if verb is not None and (cue := _cue(text, tokens, index, verb, has_object)):
            cues.append(cue)
    return cues


def _cue(text: str, tokens: Sequence[Token], index: int, verb: VerbForm, has_object: bool) -> Cue | None:
    token = tokens[index]
    previous = tokens[index - 1] if index else None
    gap = text[previous.end : token.start] if previous else "\n"
    after_punctuation = any(character in _CLAUSE_PUNCTUATION for character in gap)
    prefixed = token.form[:1] in "وف" and token.form[1:] in verb_forms()
    after_opener = previous is not None and previous.form in folded("clause_openers")
    opens = after_punctuation or after_opener or prefixed
    if previous is not None and not after_punctuation and previous.form in folded("verbless_before"):
        return None
    negated = previous is not None and not after_punctuation and previous.form in folded("negations")
    if negated and not speaks_when_negated(verb.lemma):
        return None
    if verb.weak and not opens and not has_object:
        return None
    following = tokens[index + 1].form if index + 1 < len(tokens) else ""
    if token.form in _IMPERSONAL and following in ("ان", "انه", "انها"):
        return None
    if verb.lemma == "عبر" and following != "عن":
        return None
    if verb.lemma == "بين" and not verb.participle and not _tells_that(tokens, index):
        return None
    parallel = previous is not None and previous.form in folded("parallel_openers")
    boundary = after_punctuation or (not verb.present and (prefixed or parallel))
    return Cue(
        index,
        token.start,
        token.end,
        verb.lemma,
        verb.feminine,
        verb.participle,
        boundary or verb.participle,
        has_object,
        negated,
    )


def _tells_that(tokens: Sequence[Token], index: int) -> bool:
    """بين (he made clear) is told from بين (between) by the أن after its subject."""
    return any(token.form in ("ان", "انه", "انها", "بان") for token in tokens[index + 1 : index + 9])
