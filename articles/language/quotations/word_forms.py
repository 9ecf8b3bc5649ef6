"""The word lists of reported speech, folded once."""

from dataclasses import dataclass
from functools import cache

from ..normalise import fold
from ..words import entries, folded, words


@dataclass(frozen=True, slots=True)
class VerbForm:
    lemma: str
    feminine: bool
    participle: bool
    present: bool
    weak: bool


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Every folded form of a reporting verb, with and without a leading و or ف."""
    weak = folded("weak_reporting_verbs")
    forms: dict[str, VerbForm] = {}
    for entry in entries("reporting_verbs"):
        for spelling in entry:
            form = fold(spelling)
            participle = form != fold(entry[0]) and form[-1:] in "اه" and not form.endswith("وا")
            participle = (participle and form not in _objects()) or form in ("بالقول", "بقوله", "بقولها")
            own = fold(entry[0])  # تساءل begins with its own ت, تتساءل does not
            present = not participle and form[:1] in "يت" and (not own.startswith(form[:1]) or form == "ت" + own)
            past = form.removesuffix("ها").removesuffix("هم").removesuffix("ه") if form in _objects() else form
            feminine = form.endswith("ه") if participle else form.startswith("ت") if present else past.endswith("ت")
            verb = VerbForm(entry[0], feminine, participle, present, form in weak)
            aim = present and entry[0] in words("statement_verbs")  # عاد ليؤكد
            for prefix in ("", "و", "ف", "ل") if aim else ("", "و", "ف"):
                forms.setdefault(prefix + form, verb)
    for form in ("جاء", "وجاء", "فجاء", "وورد"):
        forms[form] = VerbForm("جاء", feminine=False, participle=False, present=False, weak=False)
    return forms


@cache
def _objects() -> frozenset[str]:
    """Past verbs with a pronoun behind them (وصفه, أبلغها), which end like participles."""
    return folded("verbs_with_objects")


@cache
def roles() -> frozenset[str]:
    """Folded nouns that open the description of who speaks: الوزير, ضابط, ابنته."""
    return folded("role_heads", "speaker_heads")


@cache
def bodies() -> frozenset[str]:
    """Folded nouns that open the name of a body that speaks, or of what speaks in its place: وزارة, بيان."""
    return folded("institution_heads", "speaker_bodies", "statement_nouns")


@cache
def media_words() -> frozenset[str]:
    """Single words for whom one speaks to: agencies, outlets, the press."""
    names = {fold(name) for name in words("agencies") | words("outlets") if " " not in name}
    return frozenset(names | folded("audiences"))


def whose_statement(form: str) -> bool | None:
    """Whether the statement of a folded noun with a pronoun is a woman's (رسالتها) or a man's (بيانه); None where there
    is no pronoun or no statement."""
    statements = folded("statement_nouns")
    if form in statements:
        return None
    for pronoun in ("ها", "ه"):
        bare = form.removesuffix(pronoun)
        if bare != form and (bare in statements or f"{bare.removesuffix('ت')}ه" in statements):
            return pronoun == "ها"
    return None
