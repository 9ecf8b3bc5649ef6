"""Reporting verbs in a text: قال، أعلنت، مؤكداً، وأضاف ..."""

import re
from collections.abc import Sequence
from functools import cache

from ..clitics import is_stop_word
from ..normalise import fold
from ..tokens import Token
from ..words import entries, folded
from .model import Cue
from .stance import speaks_when_negated
from .subjects import reports_nothing
from .word_forms import VerbForm, roles, verb_forms, whose_statement

_CLAUSE_PUNCTUATION = frozenset('،,.؛;:؟!…\n»”"')
_ARRIVALS = ("جاء", "وجاء", "فجاء", "ورد", "وورد")
_ARRIVED_IN = ("فيه", "فيها", "فيهما")
_ARRIVAL = VerbForm("جاء", feminine=False, participle=False, present=False, weak=False)
_SAID_OPENERS = frozenset(["ما", "لما", "كما", "بما"])
_AFTERWARDS = ("عقب", "وعقب")
_SIGN_WORDS = 10
_SUBJECT_WORDS = 7
_ABOUT = ("عن", "وعن", "حول", "وحول", "بشان", "وبشان", "وبخصوص", "بخصوص", "وفي", "ولدي", "وعند")
_SENTENCE_END = re.compile(r"\.\s|[؟!\n]")
_STOP = re.compile("[.؟!\n]")
_ASKERS = ("هل", "وهل", "من", "ومن")
_BY_THAT = frozenset(("بان", "بانه", "بانها", "بانهم"))
_THAT = frozenset(("ان", "انه", "انها", "انهم", "اننا")) | _BY_THAT
_IMPERSONAL = frozenset(("يذكر", "ويذكر"))


def find_cues(text: str, tokens: Sequence[Token], hits: Sequence[int]) -> list[Cue]:
    """All reporting verbs among ``tokens``, in order; ambiguous ones only where a clause opens. They stand at one of
    ``hits`` (indexes of every form of ``cue_openers``, and of others)."""
    forms = verb_forms()
    cues = []
    known = cue_openers()
    for at in [index for index in hits if tokens[index].form in known]:
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
def cue_openers() -> frozenset[str]:
    """Folded words that may be reporting verbs, or open the clause of one (ما، كما)."""
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
    if _is_asked(text, tokens, index):
        return None
    bare = verb_forms().get(token.form[1:]) if token.form[:1] in "وف" else None
    prefixed = bare is not None and bare.lemma == verb.lemma  # وعدت is no و and عدت
    opens = after_punctuation or prefixed or has_object or previous in folded("clause_openers")
    negated = not after_punctuation and previous in folded("negations")
    if (verb.weak and not opens and not _reports_on(text, tokens, index)) or _is_passive(token, verb):
        return None
    if not after_punctuation and _is_no_report(text, tokens, index, verb, previous):
        return None
    if _means_otherwise(text, tokens, index, verb, previous):
        return None
    parallel = previous in folded("parallel_openers")
    boundary = after_punctuation or (not verb.present and (prefixed or parallel)) or _runs_beside(text, tokens, index)
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


def _runs_beside(text: str, tokens: Sequence[Token], index: int) -> bool:
    """، بينما يرى، ، في حين تعتقد: a clause beside the one before, whatever the tense."""
    opener = index - 1
    if opener < 1 or tokens[opener].form not in ("بينما", "فيما", "حين"):
        return False
    opener -= tokens[opener].form == "حين" and tokens[opener - 1].form in ("في", "علي")
    return opener > 0 and "،" in text[tokens[opener - 1].end : tokens[opener].start]


def _reports_on(text: str, tokens: Sequence[Token], index: int) -> bool:
    """الوزير رد بأن، وعن طقوسه ذكر سالم أنه: a doubtful verb behind its subject or behind what it is about,
    with the sign of speech after it."""
    behind = [token.form for token in tokens[index + 1 : index + 5]]
    signed = any(form in folded("bare_connectors", "pronoun_connectors") for form in behind)
    if not signed or tokens[index - 1].form in folded("before_nouns"):
        return False
    start = index
    while start and index - start < _SUBJECT_WORDS and text[tokens[start - 1].end : tokens[start].start] == " ":
        start -= 1
    first = tokens[start].form
    opens = start == 0 or any(c in ".؟!\n" for c in text[tokens[start - 1].end : tokens[start].start])
    return start < index and opens and (first in _ABOUT or first in roles())


def _is_passive(token: Token, verb: VerbForm) -> bool:
    """نُقل، ذُكر: the vowel that is written says that nobody is named."""
    return not verb.present and not verb.participle and "\u064f" in token.text[1:3]


def _is_asked(text: str, tokens: Sequence[Token], index: int) -> bool:
    """هل قال أحد إن، ومن أبلغهم أن: a question tells nothing."""
    asker = tokens[index - 1] if index else None
    if asker is None or asker.form not in _ASKERS:
        return False
    if asker.form in ("هل", "وهل"):
        return True
    before = text[max(0, asker.start - 2) : asker.start].strip()
    stop = _STOP.search(text, asker.end)
    return (before == "" or before[-1] in ".؟!") and stop is not None and stop.group() == "؟"


def _is_no_report(text: str, tokens: Sequence[Token], index: int, verb: VerbForm, previous: str) -> bool:
    """A noun (عدم ذكر), something that nobody said (لم يوضح), a fact that speaks (مما يؤكد), a state (كان لافتا)."""
    if previous in folded("verbless_before"):
        return True
    if previous in folded("negations") and not speaks_when_negated(verb.lemma):
        return True
    if index > 1 and reports_nothing(previous, tokens[index - 2].form, verb.present):
        return True
    return verb.participle and not _participle_reports(text, tokens, index)


def _means_otherwise(text: str, tokens: Sequence[Token], index: int, verb: VerbForm, previous: str) -> bool:
    """Words that are written like the verb and mean something else here."""
    following = tokens[index + 1].form if index + 1 < len(tokens) else ""
    if (sign := _signs().get(verb.lemma)) and not _has_sign(text, tokens, index, sign):
        return True
    if _is_another_word(tokens[index].form, verb.lemma, previous):
        return True
    match verb.lemma:
        case "ذكر":
            return tokens[index].form in _IMPERSONAL and following in ("ان", "انه", "انها")
        case "ادعى":
            return previous in roles() or _names_somebody(text, tokens, index)
        case "نقل":
            return not _passes_on(tokens, index)
        case "عبر":
            return following != "عن"
        case "بين":
            # تبين أن, تبين لي أن: it turned out
            turned = verb.present and (following.startswith("ل") or following in _THAT)
            between = turned or previous.startswith("بين") or not _tells_that(tokens, index)
            return between and not verb.participle
        case "اعتقد":
            # أعتقد: I think; يعتقد أن: nobody is named; وبينما يعتقد: what comes before the news.
            if "أ" in tokens[index].text[:2]:
                return True
            return verb.present and (following in ("ان", "انه", "انها") or previous in ("وبينما", "وفيما"))
    return False


def _is_another_word(form: str, lemma: str, previous: str) -> bool:
    """وعدت (she promised) and no عدت, عقب (behind), سمى ابنه (a name is given)."""
    match lemma:
        case "عد":
            return form[0] in "وف"
        case "سمى":
            return previous not in ("الذي", "التي")
        case "عقّب":
            return form in _AFTERWARDS
    return False


def _names_somebody(text: str, tokens: Sequence[Token], index: int) -> bool:
    """حلاق يدعى سالم: behind an indefinite noun the passive of دعا; the claiming يدعي ends in another letter."""
    if index == 0 or not tokens[index].text.endswith("ى") or text[tokens[index - 1].end : tokens[index].start] != " ":
        return False
    return not tokens[index - 1].text.startswith("ال") and not is_stop_word(tokens[index - 1].text)


@cache
def _signs() -> dict[str, str]:
    """What ``words/reporting_signs.txt`` asks for, by verb."""
    return {verb: sign for sign, *verbs in entries("reporting_signs") for verb in verbs}


def _has_sign(text: str, tokens: Sequence[Token], index: int, sign: str) -> bool:
    """Whether what ``words/reporting_signs.txt`` asks for stands behind the verb, in the same sentence; one of several
    signs that a stroke parts is enough."""
    if "/" in sign:
        return any(_has_sign(text, tokens, index, one) for one in sign.split("/"))
    behind = tokens[index + 1 : index + _SIGN_WORDS]
    end = behind[-1].end if behind else tokens[index].end
    clause = _SENTENCE_END.split(text[tokens[index].end : end + 2], maxsplit=1)[0]
    if sign == ":":
        return any(mark in clause for mark in ':«“"')
    last = tokens[index].end + len(clause)
    forms = [token.form for token in behind if token.end <= last]
    if sign == "قوله":
        return any(form in ("قوله", "قولها", "قولهم", "ان", "انه", "انها") for form in forms)
    lead, _, rest = sign.rpartition(" ")
    wanted = _THAT if rest == "أن" else _BY_THAT if rest == "بأن" else frozenset((fold(rest),))
    return any(
        form in wanted and (not lead or forms[at - 1] == fold(lead)) for at, form in enumerate(forms) if at or not lead
    )


def _passes_on(tokens: Sequence[Token], index: int) -> bool:
    """نقل reports where a source or a clause follows (نقل عن, نقل أن); else something is carried somewhere."""
    sources = ("عن", "عنه", "عنها", "ان", "بان", "انه", "انها")
    return any(token.form in sources for token in tokens[index + 1 : index + 15])


def _arrives_in_statement(tokens: Sequence[Token], index: int) -> bool:
    """جاء في بيان, جاء على لسان الوزير, منشورا جاء فيه أن: the statement or the minister speaks."""
    following = [token.form for token in tokens[index + 1 : index + 4]]
    if following[:1] and following[0] in _ARRIVED_IN:
        return any(form in folded("bare_connectors", "pronoun_connectors") for form in following[1:])
    if following[:2] == ["علي", "لسان"]:
        return True
    return following[:1] == ["في"] and following[1:2] != [] and is_statement(following[1])


def is_statement(form: str) -> bool:
    """A folded noun of what is said or written, with or without a pronoun: بيان, بيانه, رسالتها."""
    return form in folded("statement_nouns") or whose_statement(form) is not None


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
    for token in tokens[index + 1 : index + 9]:
        if token.form in ("ان", "انه", "انها", "بان"):
            return True
        if token.form[:1] == "و" and token.form in verb_forms():
            return False
    return False
