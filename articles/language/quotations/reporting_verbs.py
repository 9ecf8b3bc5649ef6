"""Reporting verbs in a text: قال، أعلنت، مؤكداً، وأضاف ..."""

from collections.abc import Sequence
from functools import cache

from ..tokens import Token
from ..words import folded
from .model import Cue
from .stance import speaks_when_negated
from .subjects import reports_nothing
from .word_forms import VerbForm, roles, verb_forms

_CLAUSE_PUNCTUATION = frozenset('،,.؛;:؟!…\n»”"')
_ARRIVALS = ("جاء", "وجاء", "فجاء", "ورد", "وورد")
_ARRIVAL = VerbForm("جاء", feminine=False, participle=False, present=False, weak=False)
_SAID_OPENERS = frozenset(["ما", "لما", "كما", "بما"])
_IMPERSONAL = frozenset(("يذكر", "ويذكر"))


def find_cues(text: str, tokens: Sequence[Token]) -> list[Cue]:
    """All reporting verbs among ``tokens``, in order; ambiguous ones only where a clause opens."""
    forms = verb_forms()
    cues = []
    known = _known_forms()
    for at in [index for index, token in enumerate(tokens) if token.form in known]:
        has_object = tokens[at].form in _SAID_OPENERS and at + 1 < len(tokens)
        index = at + has_object
        form = tokens[index].form
        # ما ذكرته وكالة: the pronoun stands for what was said.
        bare = _without_pronoun(form) if has_object and form not in forms else ""
        verb = forms.get(bare if has_object else form)
        if verb is not None and (cue := _cue(text, tokens, index, verb, has_object)):
            cues.append(cue)
    return cues


@cache
def _known_forms() -> frozenset[str]:
    return _SAID_OPENERS.union(verb_forms())


def _without_pronoun(form: str) -> str:
    return form.removesuffix("ها") if form.endswith("ها") else form.removesuffix("ه")


def _cue(text: str, tokens: Sequence[Token], index: int, verb: VerbForm, has_object: bool) -> Cue | None:
    token = tokens[index]
    if token.form in _ARRIVALS and _arrives_in_statement(tokens, index):
        verb = _ARRIVAL
    elif verb.lemma == "جاء":
        return None
    previous = tokens[index - 1].form if index else ""
    gap = text[tokens[index - 1].end : token.start] if index else "\n"
    after_punctuation = any(character in _CLAUSE_PUNCTUATION for character in gap)
    prefixed = token.form[:1] in "وف" and token.form[1:] in verb_forms()
    opens = after_punctuation or prefixed or has_object or previous in folded("clause_openers")
    negated = not after_punctuation and previous in folded("negations")
    if (verb.weak and not opens) or _is_passive(token, verb):
        return None
    if not after_punctuation and _is_no_report(text, tokens, index, verb, previous):
        return None
    if _means_otherwise(tokens, index, verb, previous):
        return None
    boundary = after_punctuation or (not verb.present and (prefixed or previous in folded("parallel_openers")))
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


def _is_passive(token: Token, verb: VerbForm) -> bool:
    """نُقل، ذُكر: the vowel that is written says that nobody is named."""
    return not verb.present and not verb.participle and "\u064f" in token.text[1:3]


def _is_no_report(text: str, tokens: Sequence[Token], index: int, verb: VerbForm, previous: str) -> bool:
    """A noun (عدم ذكر), something that nobody said (لم يوضح), a fact that speaks (مما يؤكد), a state (كان لافتا)."""
    if previous in folded("verbless_before"):
        return True
    if previous in folded("negations") and not speaks_when_negated(verb.lemma):
        return True
    if index > 1 and reports_nothing(previous, tokens[index - 2].form, verb.present):
        return True
    return verb.participle and not _participle_reports(text, tokens, index)


def _means_otherwise(tokens: Sequence[Token], index: int, verb: VerbForm, previous: str) -> bool:
    """Words that are written like the verb and mean something else here."""
    following = tokens[index + 1].form if index + 1 < len(tokens) else ""
    match verb.lemma:
        case "ذكر":
            return tokens[index].form in _IMPERSONAL and following in ("ان", "انه", "انها")
        case "ادعى":
            return previous in roles()  # ناجية تدعى سلمى
        case "نقل":
            return not _passes_on(tokens, index)
        case "عبر":
            return following != "عن"
        case "بين":
            return not verb.participle and not _tells_that(tokens, index)
    return False


def _passes_on(tokens: Sequence[Token], index: int) -> bool:
    """نقل reports where a source or a clause follows (نقل عن, نقل أن); else something is carried somewhere."""
    sources = ("عن", "عنه", "عنها", "ان", "بان", "انه", "انها")
    return any(token.form in sources for token in tokens[index + 1 : index + 15])


def _arrives_in_statement(tokens: Sequence[Token], index: int) -> bool:
    """جاء في بيان: the statement speaks."""
    following = [token.form for token in tokens[index + 1 : index + 3]]
    return len(following) == 2 and following[0] == "في" and following[1] in folded("statement_nouns")


def _participle_reports(text: str, tokens: Sequence[Token], index: int) -> bool:
    """A participle that no comma parts from its clause reports where speech follows at once (قال مؤكدا أن), and never
    after كان (كان لافتا أن) or a preposition."""
    before = tokens[index - 1].form if index else ""
    if not {before, before[1:]}.isdisjoint(folded("states")) or before in folded("before_nouns"):
        return False
    behind = tokens[index + 1 : index + 5]
    if any(token.form in folded("bare_connectors", "pronoun_connectors") for token in behind):
        return True
    stop = behind[2].end if len(behind) > 2 else len(text)
    return any(character in ':«“"' for character in text[tokens[index].end : min(stop, tokens[index].end + 60)])


def _tells_that(tokens: Sequence[Token], index: int) -> bool:
    """بين (he made clear) is told from بين (between) by the أن after its subject."""
    return any(token.form in ("ان", "انه", "انها", "بان") for token in tokens[index + 1 : index + 9])
