"""What was taken knows where it stood, goes back there, and stays away from nothing that an editor wants kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.language.cleaning import LineRules, clean
from articles.language.line_keys import shape_of
from articles.language.line_rules import RECURRING
from articles.language.removed import Removed, carry_over, put_back

from .texts import HEADLINE, LEDE, SECOND, article

TAKEN = ("الرئيسية / محليات", "رئيس البلدية يقص الشريط", "بغداد - رويترز:", "شارك هذا الخبر", "* كاتب")
PAGE = article(*TAKEN[:2], f"{TAKEN[2]} {LEDE}", SECOND, *TAKEN[3:])


def test_every_piece_has_its_place() -> None:
    cleaned = clean(PAGE, title=HEADLINE)
    assert cleaned.text == article(LEDE, SECOND)
    assert [(piece.text, piece.line, piece.place) for piece in cleaned.removed] == [
        ("الرئيسية / محليات", 0, "line"),
        ("رئيس البلدية يقص الشريط", 0, "line"),
        ("بغداد - رويترز:", 0, "start"),
        ("شارك هذا الخبر", 2, "line"),
        ("* كاتب", 2, "line"),
    ]


@pytest.mark.parametrize("order", [(0, 0, 0, 0, 0), (4, 3, 2, 1, 0), (2, 0, 2, 1, 0)])
def test_all_pieces_put_back_give_the_page_as_it_was(order: tuple[int, ...]) -> None:
    cleaned = clean(PAGE, title=HEADLINE)
    text, removed = cleaned.text, cleaned.removed
    for index in order:
        text, removed = put_back(text, removed, index)
    assert text == PAGE
    assert removed == ()


def test_what_has_no_place_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="no place"):
        put_back(LEDE, [Removed("&", "stray character")], 0)


def test_a_text_that_is_cleaned_again_keeps_the_places_of_what_went_before() -> None:
    page = PAGE.replace("الرئيسية / محليات", "صدى الميناء اليوم").replace("* كاتب", "صحيفة الساحل تشكركم.")
    first = clean(page, HEADLINE)
    second = clean(first.text, HEADLINE, rules=LineRules(recurring=frozenset({shape_of("صدى الميناء اليوم")})))
    removed = carry_over(first.removed, second.removed, second.origins)
    text = second.text
    while removed:
        text, removed = put_back(text, removed, 0)
    assert text == page


@pytest.mark.parametrize("piece", TAKEN)
def test_a_line_that_is_to_be_kept_stays_and_the_others_leave(piece: str) -> None:
    cleaned = clean(PAGE, title=HEADLINE, rules=LineRules(kept=frozenset({shape_of(piece)})))
    assert piece in cleaned.text
    assert piece not in [one.text for one in cleaned.removed]
    assert len(cleaned.removed) >= 2


def test_a_recurring_line_leaves_near_an_edge_and_stays_in_the_middle() -> None:
    rules = LineRules(recurring=frozenset({shape_of("صدى الميناء 12 عاما من الخبر")}))
    line = "صدى الميناء 14 عاما من الخبر"
    lines = [LEDE, *(f"{SECOND} {n}." for n in range(5)), line, *(f"{SECOND} {n}." for n in range(5, 10))]
    assert line in clean(article(*lines), title=HEADLINE, rules=rules).text
    cleaned = clean(article(LEDE, SECOND, line), title=HEADLINE, rules=rules)
    assert [(piece.text, piece.reason) for piece in cleaned.removed] == [(line, RECURRING)]


PIECES = [
    "شارك",
    " فيسبوك ",
    "بغداد",
    " - ",
    "رويترز",
    ": ",
    "(",
    ")",
    "كتب",
    "&",
    "سمات ",
    "\n",
    "ة",
    "أعلنت ",
    "1",
    "/",
]
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(LINES, st.text(max_size=20), st.text(max_size=12))
def test_any_string_is_cleaned_and_can_be_put_together_again(raw: str, title: str, source: str) -> None:
    cleaned = clean(raw, title, source)
    assert len(cleaned.origins) == (len(cleaned.text.split("\n")) if cleaned.text else 0)
    assert list(cleaned.origins) == sorted(cleaned.origins)
    text, removed = cleaned.text, cleaned.removed
    for index in range(len(removed) - 1, -1, -1):
        if removed[index].place:
            text, removed = put_back(text, removed, index)
    assert all(not piece.place for piece in removed)
    for piece in cleaned.removed:
        assert not piece.place or piece.text in text
