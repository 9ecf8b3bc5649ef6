"""The article out of a page, short or hostile, without the menu and without anything that runs."""

import pytest

from articles.ingest.html import declared_encoding, read_page
from articles.ingest.refusals import Reason, Refused

SHORT = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>رصيف جديد في الميناء | المرفأ اليوم</title><script>alert('سرقة')</script></head>
<body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
<h1>رصيف جديد في الميناء</h1><p>افتتح الوزير الرصيف أمس.</p><p>وقال إن العمل انتهى.</p>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_a_page_of_two_sentences_gives_these_and_not_the_menu() -> None:
    page = read_page(SHORT)
    assert page.title == "رصيف جديد في الميناء"
    assert "افتتح الوزير الرصيف أمس." in page.text
    assert "وقال إن العمل انتهى." in page.text
    for furniture in ("الرئيسية", "رياضة", "جميع الحقوق", "سرقة"):
        assert furniture not in page.text


def test_a_long_page_gives_its_paragraphs_in_order_and_not_the_comments() -> None:
    paragraphs = [f"الفقرة رقم {n} تروي ما جرى في الميناء بعد افتتاح الرصيف الجديد وما قاله العمال." for n in range(12)]
    page = read_page(
        "<html><body><header><ul><li>سياسة</li></ul></header><article><h1>رصيف</h1>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        + "</article><section class='comments'><p>تعليق قارئ غاضب</p></section></body></html>"
    )
    positions = [page.text.index(paragraph) for paragraph in paragraphs]
    assert positions == sorted(positions)
    assert "تعليق قارئ" not in page.text
    assert "سياسة" not in page.text


@pytest.mark.parametrize(
    "attack",
    [
        "<script>steal()</script>",
        "<scr<script>ipt>steal()</script>",
        "<img src=x onerror=steal()>",
        "<svg onload=steal()><text>steal()</text></svg>",
        "<iframe srcdoc='<script>steal()</script>'>steal()</iframe>",
        "<style>p{background:url(javascript:steal())}</style>",
        "<template><p>steal()</p></template>",
        "<object data='javascript:steal()'>steal()</object>",
        "<!-- <p>steal()</p> -->",
        "<?php steal() ?>",
        "<noscript><p>steal()</p></noscript>",
        "<a href='javascript:steal()'></a>",
    ],
)
def test_nothing_that_runs_survives(attack: str) -> None:
    page = read_page(
        f"<html><body><article><p>افتتح الوزير الرصيف أمس.</p>{attack}<p>وعاد.</p></article></body></html>"
    )
    assert "<" not in page.text
    assert "steal" not in page.text.replace("ipt>steal()", "")
    assert "افتتح الوزير الرصيف أمس." in page.text


def test_what_the_page_says_of_itself_is_taken() -> None:
    page = read_page(
        """<html><head><meta property="og:title" content="رصيف  جديد">
        <meta property="article:published_time" content="2026-11-01T10:00:00+03:00">
        <meta property="og:site_name" content="المرفأ اليوم"><meta name="author" content="سلمى الحداد">
        <link rel="canonical" href="https://almarfa.example/a"></head><body><p>افتتح الوزير الرصيف.</p></body></html>"""
    )
    assert (page.title, page.published, page.site) == ("رصيف جديد", "2026-11-01T10:00:00+03:00", "المرفأ اليوم")
    assert (page.author, page.url) == ("سلمى الحداد", "https://almarfa.example/a")


def test_linked_data_gives_the_time_where_no_tag_does() -> None:
    page = read_page(
        """<html><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
        "headline": "رصيف", "datePublished": "2026-11-01"}]}</script></head><body><p>افتتح الرصيف.</p></body></html>"""
    )
    assert page.published == "2026-11-01"


def test_no_date_is_guessed_from_the_text() -> None:
    assert read_page("<html><body><p>افتتح الوزير الرصيف في 8 أيلول 2018.</p></body></html>").published == ""


def test_broken_linked_data_is_passed_over() -> None:
    page = read_page("<script type='application/ld+json'>{oops</script><p>افتتح الوزير الرصيف.</p>")
    assert page.text == "افتتح الوزير الرصيف."


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<script>1</script>", "<p> </p>", "<nav>الرئيسية</nav>", "<!-- -->"]
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(Refused) as refused:
        read_page(markup)
    assert refused.value.reason == Reason.NO_ARTICLE


def test_deep_nesting_ends_in_an_answer() -> None:
    depth = 20_000
    markup = "<p>افتتح الوزير الرصيف.</p>" + "<div>" * depth + "<script>steal()</script>" + "</div>" * depth
    assert read_page(markup).text == "افتتح الوزير الرصيف."


def test_the_declared_encoding_is_found() -> None:
    assert declared_encoding(b'<html><meta charset="windows-1256">') == "windows-1256"
    assert (
        declared_encoding(b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6">') == "iso-8859-6"
    )
    assert declared_encoding(b"<html>") == ""
