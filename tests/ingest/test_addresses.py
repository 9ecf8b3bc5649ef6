"""One page, one address, one id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.addresses import article_id, canonical_url
from articles.ingest.refusals import Reason, Refused

ARABIC = "https://almarfa.example/أخبار/رصيف-جديد"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("", ""),
        ("  ", ""),
        ("HTTPS://AlMarfa.Example/News", "https://almarfa.example/News"),
        ("https://almarfa.example", "https://almarfa.example/"),
        ("almarfa.example/a", "https://almarfa.example/a"),
        ("//almarfa.example/a", "https://almarfa.example/a"),
        ("http://almarfa.example:80/a", "http://almarfa.example/a"),
        ("https://almarfa.example:443/a", "https://almarfa.example/a"),
        ("https://almarfa.example:8443/a", "https://almarfa.example:8443/a"),
        ("https://almarfa.example./a", "https://almarfa.example/a"),
        ("https://rima:secret@almarfa.example/a", "https://almarfa.example/a"),
        ("https://almarfa.example/a#comments", "https://almarfa.example/a"),
        ("https://almarfa.example/a?utm_source=x&id=7&UTM_Medium=y", "https://almarfa.example/a?id=7"),
        ("https://almarfa.example/a?fbclid=abc", "https://almarfa.example/a"),
        ("https://almarfa.example/a?", "https://almarfa.example/a"),
        ("https://almarfa.example/a?q=&p=2", "https://almarfa.example/a?q=&p=2"),
        ("https://almarfa.example/b/../a/./c", "https://almarfa.example/a/c"),
        (
            "https://almarfa.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%d8%b1%d8%b5%d9%8a%d9%81-%d8%ac%d8%af%d9%8a%d8%af",
            ARABIC,
        ),
        (ARABIC, ARABIC),
        ("https://almarfa.example/a%7Eb", "https://almarfa.example/a~b"),
        ("https://almarfa.example/a%2fb", "https://almarfa.example/a%2Fb"),
        ("https://almarfa.example/a b", "https://almarfa.example/a%20b"),
        ("https://almarfa.example/100%", "https://almarfa.example/100%25"),
        ("https://almarfa.example/%E0%E1", "https://almarfa.example/%E0%E1"),
        ("https://المرفأ.example/خبر", "https://xn--mgbt4b6df8e.example/خبر"),
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
        ('https://almarfa.example/"><script>', "https://almarfa.example/%22%3E%3Cscript%3E"),
    ],
)
def test_addresses_of_one_page_have_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical.replace("xn--mgbt4b6df8e", "المرفأ".encode("idna").decode())


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "ftp://almarfa.example/a",
        "file:///etc/passwd",
        "https://",
        "https:///a",
        "https://al marfa/a",
        "https://almarfa.example:port/a",
        "https://almarfa.example:99999/a",
        "https://[::1/a",
        "mailto:rima@almarfa.example",
        "خبر عن الميناء",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        canonical_url(url)
    assert refused.value.reason == Reason.BAD_ADDRESS


def test_an_address_too_long_to_keep_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        canonical_url("https://almarfa.example/" + "a" * 2000)
    assert refused.value.reason == Reason.LONG_ADDRESS


@given(st.text(max_size=60))
def test_a_canonical_address_is_its_own_canonical_form(path: str) -> None:
    try:
        once = canonical_url(f"https://almarfa.example/{path}")
    except Refused:
        return
    assert canonical_url(once) == once


def test_the_id_follows_from_the_address_and_from_nothing_else() -> None:
    first = article_id(ARABIC, "المرفأ اليوم", "نص")
    assert first == article_id(f"{ARABIC}?utm_source=rss#top", "اسم آخر", "نص آخر")
    assert first == article_id(ARABIC.replace("https", "http"), "", "")
    assert first != article_id(f"{ARABIC}-2", "المرفأ اليوم", "نص")


def test_without_an_address_the_id_follows_from_source_and_text() -> None:
    first = article_id("", "المرفأ اليوم", "افتتح الوزير  الرصيف.\n")
    assert first == article_id("", "المرفا اليوم", "افتتح الوزير الرصيف.")
    assert first != article_id("", "صوت سروان", "افتتح الوزير الرصيف.")
    assert first != article_id("", "المرفأ اليوم", "افتتح الوزير الميناء.")


def test_ids_are_the_same_on_every_machine() -> None:
    assert str(article_id("https://almarfa.example/a", "", "")) == "ee637ea9-83da-5f59-b94f-610270647d6c"
