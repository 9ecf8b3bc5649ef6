"""Bytes become the text that was written, whatever Arabic encoding they are in; what is no text is refused."""

import gzip
import lzma
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.encodings import UTF_8_DAMAGED, decode
from articles.ingest.refusals import Reason, Refused

LONG = (
    "افتتح وزير النقل صباح اليوم الخميس رصيفاً جديداً في ميناء المرسى الكبير، وقال إن العمل فيه استغرق ثلاثة أعوام.\n"
    "وأضاف أن الرصيف الذي يبلغ طوله 420 متراً يستقبل السفن الكبيرة؛ فهل يكفي ذلك لخفض أسعار الشحن؟\n"
    "وذكرت إدارة الميناء أن حركة الحاويات زادت بنسبة 12 في المئة خلال الأشهر الستة الماضية، وأنها تتوقع المزيد.\n"
) * 4
HEADLINE = "وزير النقل يفتتح الرصيف الجديد في الميناء"
PHRASES = [
    "قال الوزير إن العمل انتهى",
    "طالبت النقابة بزيادة الأجور",
    "لم تعد الطرق تتسع للسيارات",
    "كشفت دراسة نشرت أمس عن ذلك",
    "مع بدء موسم قطاف الزيتون",
    "ظهر القطار في المحطة القديمة",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "text", [LONG, HEADLINE, *PHRASES], ids=["article", "headline", *map(str, range(len(PHRASES)))]
)
def test_arabic_survives_the_round_trip(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6"),
    ],
)
def test_the_encoding_is_named(encoding: str, name: str) -> None:
    assert decode(LONG.encode(encoding)).encoding == name


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_an_article_with_latin_words_and_numbers_keeps_its_encoding(encoding: str) -> None:
    text = "أعلنت شركة Blue Harbor Shipping أنها نقلت 1,250 حاوية (TEU) عام 2025، وفق تقرير نشره موقع Port Monitor."
    assert decode(text.encode(encoding)).text == text


def test_french_names_in_windows_1256_survive() -> None:
    text = "René Dubois, le président des éditeurs, a parlé à la presse ; الناشرون حضروا."
    assert decode(text.encode("windows-1256")).text == text


def test_windows_1256_wins_where_a_word_is_real_in_both() -> None:
    assert decode("من".encode("windows-1256")).text == "من"


def test_what_a_page_declares_decides_where_the_bytes_do_not() -> None:
    assert decode("كل".encode("iso-8859-6"), declared="ISO-8859-6").text == "كل"


def test_a_wrong_declaration_does_not_spoil_a_clear_text() -> None:
    assert decode(LONG.encode("windows-1256"), declared="iso-8859-6").text == LONG
    assert decode(LONG.encode("utf-8"), declared="windows-1256").text == LONG


def test_utf8_cut_in_the_middle_of_a_letter_is_still_utf8() -> None:
    decoded = decode(LONG.strip().removesuffix(".").encode()[:-1])
    assert decoded.encoding == UTF_8_DAMAGED
    assert decoded.text == LONG.strip()[:-2] + "\ufffd"


def test_one_lost_byte_does_not_turn_an_article_into_mojibake() -> None:
    data = LONG.encode()
    decoded = decode(data[:101] + data[102:])
    assert "\ufffd" in decoded.text
    assert decoded.text.endswith(LONG[200:])


def test_utf16_cut_in_the_middle_keeps_what_came() -> None:
    assert decode(HEADLINE.encode("utf-16")[:-1]).text == HEADLINE[:-1] + "\ufffd"


def test_a_stray_control_character_is_a_blemish_not_binary() -> None:
    assert "\x1a" in decode(f"\x1a\x1a{LONG}".encode()).text


@pytest.mark.parametrize("data", [b"", b"   \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00\x00"])
def test_nothing_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)
    assert refused.value.reason in (Reason.EMPTY, Reason.NO_TEXT)


def test_marks_without_a_letter_are_no_text() -> None:
    with pytest.raises(Refused) as refused:
        decode("«... — ؟»".encode())
    assert refused.value.reason == Reason.NO_TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, Reason.IMAGE),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Reason.IMAGE),
        (b"GIF89a\x01\x00", Reason.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Reason.IMAGE),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Reason.PDF),
        (b"PK\x03\x04\x14\x00\x06\x00", Reason.ARCHIVE),
        (gzip.compress(LONG.encode()), Reason.ARCHIVE),
        (lzma.compress(LONG.encode()), Reason.ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 8, Reason.OFFICE),
        (b"{\\rtf1\\ansi text}", Reason.OFFICE),
        (b"\x7fELF\x02\x01\x01\x00", Reason.BINARY),
        (LONG.encode() + b"\x00" + LONG.encode(), Reason.BINARY),
        (zlib.compress(LONG.encode()), Reason.BINARY),
        (bytes(range(256)) * 4, Reason.BINARY),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)
    assert refused.value.reason == reason


def test_a_foreign_single_byte_encoding_is_refused_rather_than_misread() -> None:
    with pytest.raises(Refused) as refused:
        decode("Министр открыл новый причал в порту".encode("koi8-r"))
    assert refused.value.reason == Reason.ENCODING


def test_too_much_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        decode(b"a" * 101, largest=100)
    assert refused.value.reason == Reason.TOO_LARGE


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except Refused:
        return
    assert "\x00" not in text


LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ"


@given(st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=1, max_size=30).map(" ".join))
def test_any_arabic_letters_survive_utf8_and_utf16(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(text.encode(encoding)).text == text
