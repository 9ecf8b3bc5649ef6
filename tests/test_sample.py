"""The sample desk as a reader finds it: that its files, days, copies and oddities are really there.

Plain Python on purpose: the desk must be right before any rule of newsdesk looks at it.
"""

import html
import json
import re
import unicodedata
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hijridate import Hijri

SAMPLE = Path(__file__).resolve().parent.parent / "articles" / "sample"

WIRES = {
    "02": ("03", "04", "05", "06", "07"),
    "11": ("12", "13", "14", "15"),
    "18": ("19", "20", "21"),
    "24": ("25", "26", "27"),
    "31": ("32", "33", "34", "35"),
    "37": ("38", "39"),
    "41": ("42", "43"),
}
COPIES = [(wire, copy) for wire, copies in WIRES.items() for copy in copies]

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = {
    name: number
    for number, names in {
        1: "يناير جانفي",
        2: "فبراير فيفري",
        3: "مارس آذار/مارس",
        4: "أبريل أفريل",
        5: "مايو ماي",
        6: "يونيو جوان",
        7: "يوليو جويلية تموز/يوليو",
        8: "أغسطس أوت",
        9: "سبتمبر ايلول/سبتمبر",
        10: "أكتوبر",
        11: "نوفمبر تشرين|الثاني/نوفمبر",
        12: "ديسمبر كانون|الأول/ديسمبر",
    }.items()
    for name in (written.replace("|", " ") for written in names.split())
}
HIJRI_MONTHS = {"جمادى الأولى": 5, "جمادى الآخرة": 6}


def decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1256")


def read(row: dict[str, Any]) -> str:
    """The text a reader's eye would take from the file: the article element alone where the file is a page."""
    text = decode((SAMPLE / row["file"]).read_bytes())
    if row["file"].endswith(".html"):
        body = re.search(r"(?s)<article>(.*)</article>", text)
        assert body, row["file"]
        text = html.unescape(re.sub(r"<[^>]+>", "", body.group(1)))
    return text


def words(text: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return [str(int(w)) if w.isdecimal() else w for w in re.findall(r"\w+", bare)]


def shingles(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + 5]) for i in range(len(found) - 4)}


def containment(left: str, right: str) -> float:
    a, b = shingles(left), shingles(right)
    return len(a & b) / min(len(a), len(b))


MANIFEST: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLE / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
]
SOURCES: list[dict[str, Any]] = json.loads((SAMPLE / "sources.json").read_text(encoding="utf-8"))
ROWS = {row["file"][:2]: row for row in MANIFEST}
TEXTS = {number: read(row) for number, row in ROWS.items()}


def whole(number: str) -> str:
    return f"{ROWS[number].get('title', '')}\n{TEXTS[number]}"


def published(number: str) -> date:
    return datetime.fromisoformat(ROWS[number]["published"]).date()


def test_the_desk_has_about_forty_articles_numbered_in_the_order_of_publication() -> None:
    assert 38 <= len(MANIFEST) <= 45
    assert [row["file"][:2] for row in MANIFEST] == [f"{n:02d}" for n in range(1, len(MANIFEST) + 1)]
    moments = [datetime.fromisoformat(row["published"]) for row in MANIFEST]
    assert moments == sorted(moments)


def test_the_manifest_and_the_folder_name_the_same_files() -> None:
    on_disk = {path.name for path in SAMPLE.iterdir() if re.match(r"\d\d-", path.name)}
    assert {row["file"] for row in MANIFEST} == on_disk


def test_the_articles_appear_over_three_weeks_of_autumn_2026() -> None:
    days = [published(number) for number in ROWS]
    assert (min(days), max(days)) == (date(2026, 10, 26), date(2026, 11, 15))
    assert all(row["published"].endswith("+03:00") for row in MANIFEST)


def test_six_outlets_and_two_agencies_publish_and_every_source_is_known() -> None:
    assert sorted(source["kind"] for source in SOURCES) == ["agency"] * 2 + ["outlet"] * 6
    assert {row["source"] for row in MANIFEST} == {source["name"] for source in SOURCES}
    assert all(source["reliability"] in "ABCDEF" for source in SOURCES)


def test_every_address_is_unique_and_lies_on_its_source_s_invented_site() -> None:
    home = {source["name"]: source["homepage"] for source in SOURCES}
    assert all(page.endswith(".example/") for page in home.values())
    assert all(row["url"].startswith(home[row["source"]]) for row in MANIFEST)
    assert len({row["url"] for row in MANIFEST}) == len(MANIFEST)


@pytest.mark.parametrize("number", sorted(ROWS))
def test_an_article_is_short_and_arabic(number: str) -> None:
    assert 120 <= len(words(TEXTS[number])) <= 320
    letters = [c for c in TEXTS[number] if c.isalpha()]
    assert sum("\u0600" <= c <= "\u06ff" for c in letters) / len(letters) > 0.9


def dates_with_weekday() -> list[tuple[str, str, int, int, int]]:
    months = "|".join(sorted(MONTHS, key=len, reverse=True))
    pattern = re.compile(rf"({'|'.join(WEEKDAYS)})(?: الماضي| المقبل)? \(?(\d+) ({months})\b(?: (\d{{4}}))?")
    return [
        (number, weekday, int(year or published(number).year), MONTHS[month], int(day))
        for number in ROWS
        for weekday, day, month, year in pattern.findall(whole(number))
    ]


def test_enough_dates_are_written_with_their_weekday() -> None:
    assert len(dates_with_weekday()) >= 10


@pytest.mark.parametrize(("number", "weekday", "year", "month", "day"), dates_with_weekday())
def test_a_weekday_named_with_a_date_is_the_weekday_of_that_date(
    number: str, weekday: str, year: int, month: int, day: int
) -> None:
    assert WEEKDAYS[date(year, month, day).weekday()] == weekday, number


def weekdays_of_publication() -> list[tuple[str, str, int]]:
    distance = {"اليوم": 0, "أمس": 1, "أول من أمس": 2, "غد": -1, "بعد غد": -2}
    pattern = re.compile(rf"\b(أول من أمس|أمس|اليوم|بعد غد|غد) ({'|'.join(WEEKDAYS)})\b")
    return [(number, weekday, distance[word]) for number in ROWS for word, weekday in pattern.findall(whole(number))]


@pytest.mark.parametrize(("number", "weekday", "days_before"), weekdays_of_publication())
def test_today_and_yesterday_name_the_weekday_that_the_publication_date_gives(
    number: str, weekday: str, days_before: int
) -> None:
    assert WEEKDAYS[(published(number).weekday() - days_before) % 7] == weekday, number


@pytest.mark.parametrize(("number", "gregorian"), [("23", date(2026, 11, 4)), ("43", date(2026, 11, 14))])
def test_a_hijri_date_is_the_gregorian_day_beside_it(number: str, gregorian: date) -> None:
    found = re.search(rf"(\d+) ({'|'.join(HIJRI_MONTHS)}) (\d+) ?هـ", TEXTS[number])
    assert found
    day, month, year = found.groups()
    assert Hijri(int(year), HIJRI_MONTHS[month], int(day)).to_gregorian() == gregorian


@pytest.mark.parametrize(("wire", "copy"), COPIES)
def test_a_copy_holds_at_least_half_of_the_wire_and_is_not_the_wire_itself(wire: str, copy: str) -> None:
    assert 0.5 <= containment(TEXTS[wire], TEXTS[copy]) < 1
    assert ROWS[wire]["source"] != ROWS[copy]["source"]
    assert published(wire) <= published(copy)


def test_some_copies_are_nearly_the_wire_and_some_about_half_of_it() -> None:
    degrees = [containment(TEXTS[wire], TEXTS[copy]) for wire, copy in COPIES]
    assert sum(degree >= 0.85 for degree in degrees) >= 4
    assert sum(degree < 0.7 for degree in degrees) >= 3


def test_articles_of_different_stories_share_no_text() -> None:
    family = {number: wire for wire, copies in WIRES.items() for number in (wire, *copies)}
    for left, right in combinations(ROWS, 2):
        if family.get(left, left) != family.get(right, right):
            assert containment(TEXTS[left], TEXTS[right]) < 0.1, (left, right)


PHENOMENA = [
    ("headline three times", "03", r"(?s)(“ملف السلسال” يعود[^\n]+)\n.*\n\1\n\n\1\n"),
    ("by-line between headlines", "03", r"\nكتب: وكالات\n"),
    ("source, kicker and headline glued", "06", r"^مشارف الخليج خارج الحدود .* سروان ودلمار تستأنفان"),
    ("kicker glued to the headline", "27", r"^صدى الهضبة \| ميادين \| قمع .* متظاهرون سلميون"),
    ("site furniture", "06", r"شارك الخبر\nمقالات ذات صلة\n.*\nزر الذهاب إلى الأعلى\n$"),
    ("related topics", "03", r"مواضيع متعلقة\n$"),
    ("stray ampersands", "04", r"\n&\n\n&\n$"),
    ("stray non-breaking space entity", "19", r"600&nbsp;مليون"),
    ("two month names", "04", r"آذار/مارس المقبل"),
    ("two month names with brackets", "21", r"كانون الثاني \(يناير\) 2023"),
    ("Maghrebi month names", "07", r"14 جويلية 2025"),
    ("Maghrebi month names in Windows-1256", "20", r"أوت الماضي"),
    ("Hijri date", "23", r"٢٤ جمادى الأولى ١٤٤٨ هـ"),
    ("Hijri date", "43", r"4 جمادى الآخرة 1448هـ"),
    ("today and tomorrow", "02", r"\(اليوم وغداً\)"),
    ("the same days by name", "05", r"\(الثلاثاء والأربعاء\)"),
    ("the same days a day later", "06", r"\(أمس واليوم\)"),
    ("today and tomorrow, second round", "42", r"\(اليوم وغداً\)"),
    ("Saturday and Sunday", "43", r"\(السبت والأحد\)"),
    ("yesterday", "01", r"أمس الأحد"),
    ("last Thursday", "17", r"الخميس الماضي"),
    ("three days ago", "10", r"قبل ثلاثة أيام"),
    ("next month", "18", r"الشهر المقبل"),
    ("the day before yesterday", "14", r"أول من أمس"),
    ("quarter", "08", r"الربع الأول من عام 2028"),
    ("titles before a name", "11", r"المدير العام للدفاع المدني اللواء ناصر الدين القطيفي"),
    ("short later mention", "11", r"وأضاف القطيفي"),
    ("compound name with Abd", "18", r"عبد الله أبو النصر"),
    ("compound name with Abu", "37", r"فادي أبو زهرة"),
    ("compound name with Bu and Ibn", "23", r"أبو الفرج عبد السلام ابن زريق"),
    ("guillemets", "02", r"«آلية لتبادل"),
    ("curly quotation marks", "03", r"“جاءت بنية حسنة"),
    ("straight quotation marks", "05", r"\"جاءت بنية حسنة"),
    ("nested quotation", "08", r"«نوقش [^»]*\"لا تتحدثوا إلى أحد[^»]*\"»"),
    ("nested guillemets", "40", r"«اتصل بي [^»]*«أنت باقٍ[^»]*»[^«]*»"),
    ("unclosed guillemets", "15", r"«كتبنا وحذرنا[^»\n]*\n"),
    ("unclosed straight quotation", "22", r"وأضاف: \"[^\"\n]*\n"),
    ("indirect speech", "11", r"وقال المدير العام [^«\n]* إن العبّارة كانت تقل"),
    ("claim", "08", r"ملحق غير معلن"),
    ("denial", "09", r"نفت وزارة الموارد المائية نفياً قاطعاً"),
    ("wrong number", "13", r"لقي 9 أشخاص"),
    ("correction", "16", r"^تصويب .*\n(?s:.*)والصحيح.* 7 "),
    ("Latin designation", "11", r"\bK7\b"),
    ("aircraft names", "28", r"Boeing 737(?s:.*)Airbus A320"),
    ("name in Latin script", "17", r"\(Marco Bellandi\)"),
    ("Arabic-Indic digits", "14", r"٢٣ آخرون"),
    ("hamza written both ways", "10", r"مع اول (?s:.*)أفضل من سابقه"),
    ("hamza written both ways", "21", r"الى ان المصرف"),
    ("harakat", "10", r"إِذا بَقِيَ في السَّهْلِ ماءٌ"),
    ("loaded label: rioters", "25", r"مشاغبون"),
    ("loaded label: protesters", "26", r"محتجين"),
    ("loaded label: demonstrators", "27", r"متظاهرين"),
    ("credit of one agency", "02", r"\(سنابل برس\)"),
    ("other agency credited for the same text", "05", r"لوكالة سروان للأنباء"),
    ("other agency credited for the same text", "33", r"سنابل برس"),
    ("agencies credited without a name", "13", r"وكالات:"),
    ("sub-headline in the text", "10", r"\n\nذهب في السلال\n\n"),
    ("photo caption in the text", "10", r"\(تصوير: جورج أبو ديب\)"),
    ("city introduced as a city", "01", r"مدينة مرسى الريم"),
    ("governorate introduced as one", "11", r"محافظة الساحل الشرقي"),
]


@pytest.mark.parametrize(("phenomenon", "number", "pattern"), PHENOMENA)
def test_the_desk_shows(phenomenon: str, number: str, pattern: str) -> None:
    assert re.search(pattern, TEXTS[number]), f"{phenomenon} is missing from {ROWS[number]['file']}"


def test_only_one_outlet_writes_arabic_indic_digits() -> None:
    writers = {ROWS[number]["source"] for number in ROWS if re.search("[٠-٩]", whole(number))}
    assert writers == {"مشارف الخليج"}


def test_only_one_outlet_writes_maghrebi_month_names() -> None:
    names = r"\b(?:جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت)\b"
    assert {ROWS[number]["source"] for number in ROWS if re.search(names, whole(number))} == {"ضفاف المتوسط"}


def test_the_secret_annex_is_claimed_by_one_outlet_alone() -> None:
    claimed = {ROWS[number]["source"] for number in ROWS if "ملحق غير معلن" in TEXTS[number]}
    assert claimed == {"صدى الهضبة"}


def test_one_article_has_no_headline_at_all() -> None:
    first = TEXTS["10"].split("\n", 1)[0]
    assert "title" not in ROWS["10"]
    assert len(words(first)) > 25
    assert first.endswith("».")


def test_the_files_come_as_text_and_pages_in_four_encodings() -> None:
    raw = {number: (SAMPLE / row["file"]).read_bytes() for number, row in ROWS.items()}
    assert sorted(n for n in ROWS if ROWS[n]["file"].endswith(".html")) == ["13", "29", "33"]
    assert raw["17"].startswith(b"\xef\xbb\xbf")
    assert raw["30"].startswith((b"\xff\xfe", b"\xfe\xff"))
    with pytest.raises(UnicodeDecodeError):
        raw["20"].decode("utf-8")


def test_the_pages_carry_hostile_furniture_outside_the_article() -> None:
    for number in ("13", "29", "33"):
        page = decode((SAMPLE / ROWS[number]["file"]).read_bytes())
        for furniture in ("جميع الحقوق محفوظة", "سياسة الخصوصية", "<nav>"):
            assert furniture in page
            assert furniture not in TEXTS[number]
