"""Bodies that are named by what they are: ``وزارة الدفاع العراقية``, ``جامعة بغداد``, ``تحالف "سائرون"``."""

from .gazetteer import Gazetteer
from .lexicon import NameWord, listed, nations, origins, roles
from .marks import Mark
from .mention import Span
from .reading import QUOTES, Reading

_LONGEST = 8
_CLUBS = frozenset(["نادي", "فريق", "منتخب"])
_TEAMS = _CLUBS | {"بنك"}
_GENERIC = frozenset(
    [
        "المرور",
        "التدريس",
        "التدريب",
        "الوصافه",
        "الصداره",
        "المحافظه",
        "المنطقه",
        "المحليه",
        "الماضيه",
        "السير",
        "الملاحه",
        "الطيران",
        "التجاره",
        "القطارات",
        "النقل",
        "المستقبل_",
        "الاداره",
        "المدينه",
        "الشرطه",
        "الدوله",
        "الجامعه",
        "الحي",
        "القياده",
        "الامن_",
        "العمل_",
        "الشركه",
        "المنزل",
        "العالم",
        "الناس",
        "الحكومه",
        "النظام",
    ]
)


def find(reading: Reading, known: list[Span]) -> list[Span]:
    """Patterned names. ``known`` are the gazetteer's spans, which may lie inside them."""
    places = frozenset(span.first for span in known if span.kind == "place" and not span.cut)
    known_at = {span.first: span for span in known}
    found: list[Span] = []
    end = 0
    for index in reading.having(Mark.ORGANISATION):
        span = _at(reading, index, places) if index >= end else None
        if span and _adds_to(reading, span, known_at):
            found.append(span)
            end = span.end
    return found


def _adds_to(reading: Reading, span: Span, known_at: dict[int, Span]) -> bool:
    """Whether a pattern says more than the known body at the same place: مجلس النواب العراقي does, حزب الله اللبناني
    does not."""
    inside = known_at.get(span.first)
    if inside is None or inside.end - inside.first < 2 or inside.kind != "organisation":
        return True
    return (
        reading.form(span.end - 1) in nations()
        and span.end == inside.end + 1
        and inside.name.split()[0] in _PER_COUNTRY
    )


def _at(reading: Reading, index: int, places: frozenset[int]) -> Span | None:
    heads = roles("organisation_heads")
    for form, cut in reading.cuts(index):
        strength = next((key for key in ("strong", "weak", "outlet", "definite", "national") if form in heads[key]), "")
        if strength:
            return _named(reading, index, cut, form, strength, places)
    return None


def _named(reading: Reading, index: int, cut: int, form: str, strength: str, places: frozenset[int]) -> Span | None:
    if form in ("قياده", "رئاسه", "اداره") and reading.forms[index].startswith(("ب", "وب")):
        return None
    if strength == "national":
        return _national(reading, index, cut, form)
    if strength != "definite":
        quoted = _quoted(reading, index, cut) if form != "ديوان" else None  # a book of poems
        if quoted:
            return quoted
    if strength == "outlet" and form != "وكاله":
        return None
    end = _chain_end(reading, index + 1)
    if strength == "definite":
        enough = _is_definite_name(reading, index, end)
    elif index + 1 in places and end > index + 1 and strength != "strong":
        return None
    elif end == index + 1:
        return _of_place(reading, index, cut, places) if strength == "strong" or form in _OF_PLACES else None
    else:
        enough = strength == "strong" or _weak_is_enough(reading, index, end, form)
    if not enough or (end == index + 2 and reading.form(index + 1) in _GENERIC):
        return None
    return _span(reading, index, end, cut, "organisation.pattern", 0.85 if strength == "strong" else 0.7)


_OF_PLACES = frozenset(("بلديه", "شرطه", "مستشفي", "مديريه", "فريق", "منتخب"))
_ONE_PER_COUNTRY = frozenset(["الاتحاد", "الجامعه", "المحكمه", "البنك"])
_SAYS_RANK = frozenset(
    [
        "الاعلي",
        "العامه",
        "العام",
        "الوطني",
        "الوطنيه",
        "المركزي",
        "المركزيه",
        "العليا",
        "الدولي",
        "الدوليه",
        "العربي",
        "العربيه",
        "الاسلامي",
    ]
)
_BY_TWO_WORDS = frozenset(
    [
        "لجنه",
        "مجلس",
        "خليه",
        "قياده",
        "مديريه",
        "دائره",
        "مركز",
        "معهد",
        "جمعيه",
        "اتحاد",
        "وكاله",
        "جبهه",
        "تحالف",
        "مؤسسه",
    ]
)
_PER_COUNTRY = frozenset(["مجلس", "المحكمة", "محكمة", "خلية", "قيادة", "جمعية", "الهلال"])
_KNOWN_BODIES = frozenset(["الوزراء", "النواب", "الشوري", "الامن", "الشيوخ", "الامه", "الشعب", "المحافظه", "القضاء"])


def _weak_is_enough(reading: Reading, index: int, end: int, form: str) -> bool:
    forms = frozenset(reading.forms[index + 1 : end])
    if _says_which(reading, index + 1) or (end - index >= 3 and form in _BY_TWO_WORDS):
        return True
    return end - index >= 3 and bool(forms & (nations() | _SAYS_RANK))


def _is_definite_name(reading: Reading, index: int, end: int) -> bool:
    """``المجلس الأعلى للقضاء``, ``المحكمة الاتحادية``: one definite word must make it this one body."""
    forms = reading.forms[index + 1 : end]
    sure = bool({"الاتحاديه", "العليا", "المركزي", "الدستوريه"} & set(forms))
    sure = sure or (bool(nations() & set(forms)) and reading.form(index) in _ONE_PER_COUNTRY)
    for_something = any(form.startswith("لل") for form in forms)
    highest = {"الاعلي", "العامه", "الوطنيه", "الوطني", "الملكيه", "العام"} & set(forms)
    return sure or (for_something and len(forms) >= 2) or bool(highest and len(forms) >= 2)


def _says_which(reading: Reading, index: int) -> bool:
    form = reading.form(index)
    return (
        form in _KNOWN_BODIES or form in origins() or form.startswith("لل") or reading.kind(index) is NameWord.DEFINITE
    )


def _chain_end(reading: Reading, index: int) -> int:
    """The end of a run of definite words from ``index``."""
    at = index
    purposes = 0
    while at - index < _LONGEST and reading.joined(at - 1) and _belongs(reading, at, at == index):
        purposes += reading.form(at).startswith("لل")
        if purposes > 1 or (at > index and _ends_team(reading, index, at)):
            break
        at += 1
    while at > index and reading.form(at - 1).startswith(("وال", "لل")) and at - index == 1:
        at -= 1
    return at


def _ends_team(reading: Reading, index: int, at: int) -> bool:
    """Whether a club's or a party's name ended before word ``at``: ``نادي القصيم الأدبي`` goes on, ``نادي الاتحاد
    اللاعبين`` does not."""
    head, form = reading.cuts(index - 1)[-1][0], reading.form(at)
    if reading.form(index - 1) in _TEAMS or head in _TEAMS:
        if form.startswith("وال"):
            return True
        club = head in _CLUBS or reading.form(index - 1) in _CLUBS
        return club and not (form.endswith("ي") or form in origins() or form in ("الاول", "الاولمبيه", "الرياضيه"))
    return False


def _belongs(reading: Reading, index: int, first: bool) -> bool:
    form = reading.form(index)
    bare = form[1:] if form.startswith("وال") else form
    if bare in listed("words_after_names") or not reading.free(index, index + 1):
        return False
    if bare.startswith("ال") and len(bare) > 3:
        return not (form.startswith("وال") and (first or _opens_another(bare)))
    return form.startswith("لل") and len(form) > 4 and not first


def _opens_another(bare: str) -> bool:
    heads = roles("organisation_heads")
    return bare in heads["definite"] or bare in heads["national"] or Gazetteer.standard().longest(bare) > 0


def _national(reading: Reading, index: int, cut: int, form: str) -> Span | None:
    """``الجيش العراقي``, ``الخارجية الأميركية`` (the ministry)."""
    following = reading.form(index + 1)
    if not reading.joined(index) or following not in origins() or not following.startswith("ال"):
        return None
    feminine = form.endswith("ه") or form in ("المخابرات", "الاستخبارات")
    if following not in nations() or following.endswith("ه") != feminine:
        return None
    if reading.form(index - 1) in roles("people_titles")["office"] and form in ("الخارجيه", "الداخليه"):
        return None
    name = reading.written(index, index + 2, cut)
    if form in ("الخارجيه", "الداخليه"):
        name = f"وزارة {name}"
    return Span(index, index + 2, cut, "organisation", name, "organisation.national", 0.8)


def _quoted(reading: Reading, index: int, cut: int) -> Span | None:
    """A head and its name in quotation marks, of four words at most; an adjective of creed may follow."""
    gap = reading.gap(index)
    if not gap.strip() or len(gap) > 4 or not set(gap.strip()) <= QUOTES:
        return None
    for end in range(index + 2, min(index + 6, reading.size + 1)):
        after = reading.text[reading.tokens[end - 1].end : reading.tokens[end - 1].end + 1]
        if after in QUOTES and after:
            name = reading.written(index, end, cut)
            close = reading.tokens[end - 1].end + 1
            return Span(index, end, cut, "organisation", name, "organisation.quoted", 0.85, close=close)
        if not reading.joined(end - 1):
            return None
    return None


def _of_place(reading: Reading, index: int, cut: int, places: frozenset[int]) -> Span | None:
    """``جامعة بغداد``."""
    if index + 1 in places and reading.joined(index):
        return _span(reading, index, index + 2, cut, "organisation.of_place", 0.85)
    return None


def _span(reading: Reading, index: int, end: int, cut: int, rule: str, certainty: float) -> Span:
    return Span(index, end, cut, "organisation", reading.written(index, end, cut), rule, certainty)
