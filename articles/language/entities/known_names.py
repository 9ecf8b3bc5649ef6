"""Names of the gazetteer in the text, with the letters that Arabic joins before them."""

from collections.abc import Iterable
from dataclasses import replace

from ..clitics import is_stop_word
from ..normalise import strip_marks
from ..words import folded, frequencies
from . import namesakes
from .gazetteer import BUILT, Entry, Gazetteer
from .lexicon import NameWord, listed, roles
from .mention import Span
from .reading import QUOTES, Reading

_STRONG_LEADS = listed("place_nouns")
_SIDES = frozenset(f"{side}{ending}" for side in ("الغربي", "الشرقي", "الشمالي", "الجنوبي") for ending in ("", "ه"))
_CLOSING = frozenset("»”’›")
_HAMZA = frozenset("أؤئ")
_ANADOLU = "الأناضول"
_SALADIN = ("صلاح", "الدين")
_BEFORE_NOUNS = frozenset(["في", "الي", "من"])
_EVERYDAY = 5e-5
_SHORT, _SHORTEST_BUILT = 5, 4


def find(reading: Reading, gazetteer: Gazetteer) -> list[Span]:
    """Every known name, the longest at each word; later rules may find longer names around them."""
    found: list[Span] = []
    doubted = reading.doubted
    index = 0
    while index < reading.size:
        token = reading.tokens[index]
        starts = gazetteer.starts(token.text, token.form)
        span = _at(reading, index, starts, gazetteer, found[-1] if found else None, doubted) if starts else None
        if span:
            found.append(_with_given_name(reading, span) if span.kind == "person" else _with_side(reading, span))
            index = span.end
        else:
            index += 1
    return namesakes.settled(reading, found + _confirmed(reading, found, doubted))


def _confirmed(reading: Reading, found: list[Span], doubted: list[Span]) -> list[Span]:
    """Doubtful places that the article names beyond doubt elsewhere: منى after مشعر منى, الأقصى after المسجد الأقصى."""
    if not doubted:
        return []
    sure = {span.name for span in found if span.kind == "place"}
    taken = {at for span in found for at in range(span.first, span.end)}
    return [span for span in doubted if span.name in sure and span.first not in taken and _is_alone(reading, span)]


def _is_alone(reading: Reading, span: Span) -> bool:
    """No person's name goes on before or after the word, and no adjective follows."""
    dotless = strip_marks(reading.tokens[span.first].text).endswith("ى")  # منى is not مني, which the frequency counts
    if not dotless and span.end - span.first == 1 and frequencies().get(reading.form(span.first), 0.0) > _EVERYDAY:
        return False
    before = reading.kind(span.first - 1) if reading.joined(span.first - 1) else NameWord.NONE
    after = reading.kind(span.end) if reading.joined(span.end - 1) else NameWord.NONE
    names = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE)
    return before not in names and after not in names


def _at(
    reading: Reading,
    index: int,
    starts: Iterable[tuple[str, int, int]],
    gazetteer: Gazetteer,
    before: Span | None,
    doubted: list[Span],
) -> Span | None:
    """``starts`` as ``Gazetteer.starts`` gives them for the word."""
    for form, cut, longest in starts:
        if form != reading.forms[index] and reading.kind(index) is NameWord.GIVEN:
            return None
        for length in range(min(longest, reading.size - index), 0, -1):
            entry = gazetteer.get((form, *reading.forms[index + 1 : index + length]))
            if entry is None or not _is_written_together(reading, index, length):
                continue
            span = _span(reading, index, length, cut, entry)
            if entry.needs != "judge" and _counts(reading, index, length, cut, form, entry, before):
                return span
            if entry.needs and not _is_other_word(reading, index + length - 1, entry):
                doubted.append(span)
    return None


def _span(reading: Reading, index: int, length: int, cut: int, entry: Entry) -> Span:
    end = index + length
    last = 1 if entry.kind == "person" and length > 1 else 0
    close = _closing_quote(reading, index, end)
    return Span(index, end, cut, entry.kind, entry.name, entry.rule, entry.certainty, "", last, close)


def _is_written_together(reading: Reading, index: int, length: int) -> bool:
    return _together(reading, index, length) and not _has_tanween(reading, index + length - 1)


def _is_whole_person(reading: Reading, index: int, length: int, previous: str) -> bool:
    """ميشيل أوباما is not the Obama whom one word names; nor does a name begin after بن."""
    if previous in roles("name_parts")["joint"]:
        return False
    return length > 1 or not previous or reading.kind(index - 1) is not NameWord.GIVEN


def _with_given_name(reading: Reading, span: Span) -> Span:
    """محمد حسني مبارك is one name, though the list has حسني مبارك; and بن عبدالعزيز آل سعود after one belongs to it."""
    end = span.end
    while reading.joined(end - 1) and reading.form(end) in ("بن", "ال") and reading.joined(end):
        compound = reading.form(end + 1) == "عبد" and reading.form(end + 2).startswith("ال")
        house = reading.tokens[end].text == "آل" and not is_stop_word(reading.form(end + 1))
        if not compound and not house and reading.kind(end + 1) is NameWord.NONE:
            break
        end += 3 if compound else 2
    span = replace(span, end=end) if span.rule != "gazetteer.own" else span
    before = span.first - 1
    if span.cut or before < 0 or not reading.joined(before) or span.end - span.first < 2:
        return span
    return replace(span, first=before) if reading.kind(before) is NameWord.GIVEN else span


def _with_side(reading: Reading, span: Span) -> Span:
    """البقاع الغربي, أوروبا الشرقية."""
    if span.kind != "place" or span.rule == "gazetteer.own" or not reading.joined(span.end - 1):
        return span
    if reading.form(span.end) not in _SIDES or _side_of_noun_before(reading, span):
        return span
    end = span.end + 1
    return replace(span, end=end, name=f"{span.name} {reading.written(end - 1, end)}")


def _side_of_noun_before(reading: Reading, span: Span) -> bool:
    """ريف حلب الغربي: the side is the countryside's."""
    annexed = reading.joined(span.first - 1) and reading.form(span.first - 1) in _STRONG_LEADS
    return annexed and not reading.form(span.end).endswith("ه")


def _has_tanween(reading: Reading, index: int) -> bool:
    """روسياً is the adjective."""
    return "\u064b" in reading.tokens[index].text[-2:]


def _together(reading: Reading, index: int, length: int) -> bool:
    """Whether the words belong together: blanks, a hyphen, or an opening quotation mark between them."""
    opened = False
    for at in range(index, index + length - 1):
        gap = reading.gap(at)
        if set(gap) & _CLOSING and not opened:
            return False
        opened = opened or bool(set(gap) & QUOTES)
        if gap != " " and ("\n" in gap or len(gap) > 4 or not set(gap) <= QUOTES | set(" -.–\u200f\u200e\u00a0")):
            return False
    return True


def _closing_quote(reading: Reading, first: int, end: int) -> int:
    """The code point after the closing mark of «تنظيم «داعش»», where one was opened inside the name."""
    inside = reading.text[reading.tokens[first].end : reading.tokens[end - 1].start]
    after = reading.tokens[end - 1].end
    opened = bool(QUOTES & set(inside)) and end - first > 1
    return after + 1 if opened and reading.text[after : after + 1] in QUOTES else 0


def _counts(reading: Reading, index: int, length: int, cut: int, form: str, entry: Entry, before: Span | None) -> bool:
    if entry.own:
        return True
    previous = reading.form(index - 1) if index and reading.joined(index - 1) else ""
    if length == 1 and _is_a_word_here(reading, index, cut, form, entry, previous, before):
        return False
    if entry.name == _ANADOLU and reading.form(index - 1) in folded("lands_before_anatolia"):
        return False
    if entry.exact and strip_marks(reading.tokens[index].text[cut:]) != entry.exact:
        return False
    if entry.kind == "place" and _is_of_a_name(reading, index, length, cut, form, previous):
        return False
    if entry.kind == "person" and not _is_whole_person(reading, index, length, previous):
        return False
    if entry.needs:
        if _is_other_word(reading, index + length - 1, entry):
            return False
        if entry.needs == "noun":
            return _has_noun_of_place(reading, index, previous)
        return _stands_as_place(reading, index, cut, form, length, before)
    return not (cut and length == 1) or _is_joined_to(reading, index, cut, form, entry)


def _is_other_word(reading: Reading, index: int, entry: Entry) -> bool:
    """عنه is no عنة, قصره no قصرة."""
    written = strip_marks(reading.tokens[index].text)
    return written.endswith("ه") and entry.name.endswith("ة") and len(written) < _SHORT


def _is_of_a_name(reading: Reading, index: int, length: int, cut: int, form: str, previous: str) -> bool:
    """صلاح الدين دميرطاش is a man; في وجدة is in Oujda, and not in and Jeddah."""
    if length == len(_SALADIN) and (form, reading.form(index + 1)) == _SALADIN and previous not in _STRONG_LEADS:
        names = (NameWord.UNKNOWN, NameWord.FAMILY, NameWord.DEFINITE)
        return reading.joined(index + 1) and reading.kind(index + length) in names
    return cut == 1 and reading.forms[index][0] == "و" and previous in _BEFORE_NOUNS and not form.startswith("ال")


def _is_joined_to(reading: Reading, index: int, cut: int, form: str, entry: Entry) -> bool:
    """Whether letters that end before a name of one word are joined to it, and no part of a word: للحج is for the
    pilgrimage and not for لحج, لجأوا no island."""
    whole = reading.forms[index]
    if whole.endswith("ل" + form) and frequencies().get("ا" + form, 0.0) > frequencies().get(form, 0.0):
        return False
    if entry.rule == BUILT:
        hamza = bool(_HAMZA & set(strip_marks(reading.tokens[index].text[cut:])[1:]) - set(entry.name))
        return not (hamza or whole in frequencies() or len(form) < _SHORTEST_BUILT)
    if len(form) < _SHORT and not form.startswith("ال"):
        return frequencies().get(whole, 1e-7) < 4 * frequencies().get(form, 1e-7)
    return True


def _is_a_word_here(
    reading: Reading, index: int, cut: int, form: str, entry: Entry, previous: str, before: Span | None
) -> bool:
    """Whether a name of one word is a word of the language: بحماس is "with enthusiasm", لافي a man and not to إيفي."""
    following = reading.form(index + 1) if reading.joined(index) else ""
    if following in roles("not_names_before").get(form, ()) or previous in roles("not_names_after").get(form, ()):
        return True
    if _is_adjective_syrian(reading, index, cut, form, previous):
        return True
    listed_beside = before is not None and before.end == index and before.kind == "place"
    if (
        form == "السعوديه"
        and not listed_beside
        and previous.removeprefix("و").removeprefix("ب").startswith(("ال", "لل"))
    ):
        return True
    return cut > 0 and (form == "حماس" or (len(form) < 4 and entry.kind == "organisation"))


def _is_adjective_syrian(reading: Reading, index: int, cut: int, form: str, previous: str) -> bool:
    """قوة سورية, where the state would be written سوريا or stand after no indefinite feminine."""
    adjective = form == "سوريه" and not cut and strip_marks(reading.tokens[index].text).endswith("ة")
    return adjective and previous.endswith(("ه", "ات")) and not previous.startswith(("ال", "لل"))


def _stands_as_place(reading: Reading, index: int, cut: int, form: str, length: int, before: Span | None) -> bool:
    """Whether a doubtful name is led by a word of place, or continues a list of places."""
    share = frequencies().get(form, 0.0) if length == 1 else 0.0
    previous = reading.form(index - 1) if index and reading.joined(index - 1) else ""
    if _has_noun_of_place(reading, index, previous):
        return True
    if not cut and form.startswith("و") and frequencies().get(form[1:], 0.0) > 3 * share:
        return False  # الرياض وجدة
    if form == "وجده" and previous in _BEFORE_NOUNS:
        return True
    if previous in listed("place_leads") or reading.forms[index] == "ب" + form:
        return share < 1.2e-5 and len(form) > 2
    tied = index and before and before.end == index and before.kind == "place" and reading.joined(index - 1, "،,")
    return bool(tied) and share < 4e-5 and (cut > 0 or reading.gap(index - 1).strip() != "")


def _has_noun_of_place(reading: Reading, index: int, previous: str) -> bool:
    """مدينة or بمدينة before the word."""
    return previous in _STRONG_LEADS or any(
        rest in _STRONG_LEADS for rest, _ in _previous_cuts(reading, index, previous)
    )


def _previous_cuts(reading: Reading, index: int, previous: str) -> tuple[tuple[str, int], ...]:
    return reading.cuts(index - 1) if previous else ()
