"""One person's name at a place in the text: ``عرفان الحيالي``, ``عبد الأمير الشمري``, ``أبو بكر البغدادي``."""

from dataclasses import dataclass

from ..clitics import is_stop_word
from ..normalise import strip_marks
from .lexicon import NameWord, is_common, is_foreign, listed, roles
from .reading import Reading

_LONGEST = 6
_LONGEST_WITH_ORIGIN = 4
_LONGEST_CHAIN = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One unit of a name (``عبد الأمير`` is one): its kind and the index after it."""

    kind: NameWord
    end: int
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first`` to ``end`` are a name; ``last`` words of it are the family name; ``parts`` units."""

    first: int
    end: int
    cut: int
    parts: tuple[Part, ...]

    @property
    def last(self) -> int:
        return self.end - (self.parts[-2].end if len(self.parts) > 1 else self.first)


def name_at(reading: Reading, index: int, cut: int = 0) -> Name | None:
    """The longest run of name words from ``index``; its first word less ``cut`` code points. No judgement yet."""
    part = _part_at(reading, index, cut, first=True)
    if part is None or starts_no_name(reading, index):
        return None
    parts = [part]
    while (
        len(parts) < _LONGEST and reading.joined(parts[-1].end - 1) and reading.free(parts[-1].end, parts[-1].end + 1)
    ):
        following = _part_at(reading, parts[-1].end, 0) or _definite_after(reading, parts)
        if following is None or not _continues(reading, parts, following):
            break
        parts.append(following)
    return Name(index, parts[-1].end, cut, tuple(parts))


def starts_no_name(reading: Reading, index: int) -> bool:
    """``نبيه محمد`` (his Prophet), ``الـ30 ربيعا`` (of thirty springs), ``ضابط برتبة رائد``."""
    form, following = reading.form(index), reading.form(index + 1)
    if reading.form(index - 1) in ("برتبه", "بدرجه", "رتبه"):
        return True
    return (form == "نبيه" and following == "محمد") or (form == "ال" and following.isdecimal())


def _definite_after(reading: Reading, parts: list[Part]) -> Part | None:
    """A definite word that is a word of the language too, and after a given name can only be a family name: العسكري,
    and after بن any."""
    last, at = parts[-1], parts[-1].end
    form = reading.form(at)
    if not form.startswith("ال") or len(form) < 5 or is_stop_word(form) or is_foreign(reading.form(at - 1)):
        return None
    if form in listed("words_after_names") or form in roles("name_parts")["ordinal"]:
        return None
    if reading.form(at) in roles("people_titles")["rank"] or reading.form(at) in roles("people_titles")["office"]:
        return None
    nisba = form.endswith("ي") and last.kind is NameWord.GIVEN and len(parts) < 3 and form not in listed("not_families")
    return Part(NameWord.DEFINITE, at + 1) if nisba or (last.joint and not is_common(form, 2e-5)) else None


def _continues(reading: Reading, parts: list[Part], following: Part) -> bool:
    last, at = parts[-1], parts[-1].end
    if following.joint:
        return True
    if following.kind is NameWord.DEFINITE and _describes(reading.form(at)):
        return False
    if following.kind is NameWord.ORIGIN:
        given = last.kind in (NameWord.GIVEN, NameWord.DOUBTFUL) and not is_foreign(reading.form(at - 1))
        arabic = parts[0].kind is NameWord.GIVEN and not is_foreign(reading.form(parts[0].end - 1))
        arabic = arabic and not _is_definite(reading, last)
        return (len(parts) == 1 and given) or (1 < len(parts) < _LONGEST_WITH_ORIGIN and arabic)
    if _is_definite(reading, last) and not _is_definite(reading, following):
        return False
    if following.kind is NameWord.DOUBTFUL and reading.form(at) in roles("people_titles")["office"]:
        return False
    if following.kind is NameWord.UNKNOWN:
        if reading.form(at).startswith("م") and reading.form(at).endswith("ا") and len(reading.form(at)) > 4:
            return False  # مبتسما
        if _is_verb(reading.tokens[at].text):
            return False
        foreign = is_foreign(reading.form(parts[0].end - 1)) or parts[0].kind is NameWord.UNKNOWN
        given = parts[0].kind is NameWord.GIVEN and last.kind in (NameWord.GIVEN, NameWord.UNKNOWN)
        further = len(parts) < _LONGEST_CHAIN and (foreign or (given and not _like_participle(reading, at)))
        return len(parts) == 1 or further
    return True


def _describes(form: str) -> bool:
    """المولود, المغرضين: a word of the sentence and no family."""
    return form in listed("words_after_names") or (
        form.startswith("الم") and form.endswith(("ين", "ون")) and len(form) > 6
    )


def _is_verb(written: str) -> bool:
    """أضفى, أعقب: the shape of a fourth-form verb, which no foreign name has after a name."""
    bare = strip_marks(written)
    return bare.startswith("أ") and len(bare) == 4 and bare[1] not in "اوي" and bare[2] not in "اوي"


def _is_definite(reading: Reading, part: Part) -> bool:
    return reading.form(part.end - 1).startswith("ال") and part.kind in (
        NameWord.FAMILY, NameWord.DEFINITE, NameWord.ORIGIN,
    )  # fmt: skip


def _part_at(reading: Reading, index: int, cut: int, first: bool = False) -> Part | None:
    if not 0 <= index < reading.size or not reading.free(index, index + 1):
        return None
    form = reading.cuts(index)[0][0] if not cut else reading.tokens[index].form[_letters_cut(reading, index, cut) :]
    compound = _compound_at(reading, index, form, first)
    if compound:
        return compound
    kind = reading.kind(index, cut)
    if form == "علي" and reading.writes_ala_as_ali and index:
        return None
    if kind is NameWord.NONE:
        fathered = first and reading.form(index + 1) in ("بن", "بنت") and reading.joined(index)
        fathered = fathered and not (cut == 0 and _hides_a_name(reading, index))
        return Part(NameWord.GIVEN, index + 1) if fathered and not is_stop_word(form) and len(form) > 2 else None
    if kind is NameWord.DOUBTFUL and reading.form(index + 1) == "الله" and reading.joined(index):
        return None  # رضي الله عنه
    return Part(kind, index + 1)


def _hides_a_name(reading: Reading, index: int) -> bool:
    """فعمر, لفهد: a clitic and a given name."""
    return any(offset and reading.kind(index, offset) is NameWord.GIVEN for _, offset in reading.cuts(index))


def _letters_cut(reading: Reading, index: int, cut: int) -> int:
    return sum(1 for rest, offset in reading.cuts(index)[1:] if 0 < offset <= cut and not rest.startswith("ا" * 2))


def _compound_at(reading: Reading, index: int, form: str, first: bool = False) -> Part | None:
    parts = roles("name_parts")
    following = reading.form(index + 1)
    if not following or not reading.joined(index):
        return None
    if following == "الدين" and (form in parts["before_faith"]):
        return Part(NameWord.GIVEN, index + 2)
    if following == "الله" and form in parts["before_god"]:
        blessing = form == "رحمه" and not reading.tokens[index].text.endswith("ة")
        return None if blessing else Part(NameWord.GIVEN, index + 2)
    if form == "عبد" and ((following.startswith("ال") and len(following) > 3) or following == "ربه"):
        return Part(NameWord.GIVEN, index + 2)
    if form in parts["kunya"] and not first and not is_stop_word(following):
        return Part(NameWord.FAMILY, index + 2)
    if form in parts["kunya"] and _may_follow_kunya(reading, index + 1):
        return Part(NameWord.GIVEN, index + 2)
    return _joint_at(reading, index, form, first) if form in parts["joint"] else None


def _joint_at(reading: Reading, index: int, form: str, first: bool) -> Part | None:
    """``بن عبد العزيز``, ``فان غال``, ``ولد الشيخ``."""
    following = reading.form(index + 1)
    inner = _compound_at(reading, index + 1, following) if following not in roles("name_parts")["joint"] else None
    if inner:
        return Part(NameWord.FAMILY, inner.end, joint=True)
    if reading.kind(index + 1) is not NameWord.NONE or (form in ("ال", "بن", "ايت") and not is_stop_word(following)):
        return Part(NameWord.FAMILY, index + 2, joint=True)
    particle = form in ("فان", "فون") and "إ" not in reading.tokens[index].text and not first
    if (particle and is_foreign(reading.form(index - 1)) and not is_stop_word(following)) or (
        form == "ولد" and not first and following.startswith("ال") and reading.kind(index - 1) is NameWord.GIVEN
    ):
        return Part(NameWord.FAMILY, index + 2, joint=True)
    return None


def _may_follow_kunya(reading: Reading, index: int) -> bool:
    kind, after = reading.kind(index), reading.form(index + 1)
    if kind is not NameWord.NONE:
        return True
    if reading.joined(index) and after.startswith("ال") and after.endswith("ي") and len(after) > 5:
        return not reading.form(index).startswith("ال")
    return False


def certainty(reading: Reading, name: Name) -> float:
    """How surely a run of name words without a title is a person; 0 where it is not taken for one."""
    first, *rest = (part.kind for part in name.parts)
    if not rest:
        two_words = name.end - name.first == 2
        return 0.7 if two_words and reading.form(name.first) in roles("name_parts")["kunya"] else 0.0
    if first is NameWord.GIVEN:
        return _after_given(reading, name, rest)
    sure = rest[0] is NameWord.FAMILY or (rest[0] is NameWord.DEFINITE and reading.form(name.first + 1)[-1:] == "ي")
    named_on = rest[0] is NameWord.GIVEN and any(kind in (NameWord.FAMILY, NameWord.DEFINITE) for kind in rest[1:])
    if first is NameWord.DOUBTFUL and (sure or named_on or name.parts[1].joint):
        return 0.7
    return 0.0


def _after_given(reading: Reading, name: Name, rest: list[NameWord]) -> float:
    if any(kind in (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE) for kind in rest):
        return 0.88
    if rest[0] is NameWord.UNKNOWN:
        return _with_unknown(reading, name)
    if rest[0] is NameWord.ORIGIN:
        return 0.7
    return 0.6 if rest[0] is NameWord.DOUBTFUL and name.parts[0].end - name.first == 1 else 0.0


def _with_unknown(reading: Reading, name: Name) -> float:
    """A given name and a word that nothing knows: surer where the given name is foreign, because rare words that follow
    Arabic ones are often participles."""
    if is_foreign(reading.form(name.first)):
        return 0.75
    at = name.parts[0].end
    if reading.tokens[at].text.endswith("ة") and reading.form(name.first - 1) in listed("reporting_verbs"):
        return 0.65  # أكد عدنان مندورة: an adverb would end in alef
    return 0.0 if _like_participle(reading, at) or len(reading.form(at)) < 4 else 0.65


def _like_participle(reading: Reading, at: int) -> bool:
    unknown = reading.form(at)
    return unknown[0] == "م" or unknown.endswith(("ه", "ا", "ت", "هم", "ون", "ين", "ات")) or unknown[0] in "لبفيت"
