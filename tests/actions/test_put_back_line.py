"""A line that cleaning took goes back where it stood, stays, and can be taken out again."""

from datetime import UTC, datetime

import pytest

from articles.actions.analyse_articles import analyse_articles
from articles.actions.import_records import import_records
from articles.actions.put_back_line import put_back_line
from articles.actions.store_articles import store_articles
from articles.actions.undo import take_back
from articles.language.line_keys import shape_of
from articles.models import Article, Change, Mention, SourceLine, User
from tests.drafts import TEXT, make_analysed, make_draft
from tests.dumps import dump

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
LINE = "رصيف البصرة (أرشيف)"
RAW = f"{LINE}\nالبصرة - رويترز: {TEXT}\nشارك هذا الخبر"


@pytest.fixture
def article() -> Article:
    made = make_analysed(RAW)
    store_articles([made], NOW)
    return Article.objects.get(pk=made.id)


def put(article: Article, text: str, user: User) -> Change | None:
    index = [piece["text"] for piece in article.removed].index(text)
    return put_back_line(article, index, text, "أعيد", user, NOW)


def findings() -> dict[str, list[str]]:
    """Rows of articles and their finds; a written form that was seen once stays known."""
    return {table: rows for table, rows in dump().items() if table not in ("articles_alias", "articles_entity")}


def check_spans(article: Article) -> None:
    for found in (*article.mentions.all(), *article.quotations.all(), *article.time_references.all()):
        assert article.text[found.start : found.end] == found.text


def test_places_and_agencies_of_what_was_removed_are_kept(article: Article) -> None:
    assert article.text == TEXT
    assert article.removed == [
        {"text": LINE, "reason": "photo caption", "line": 0, "place": "line"},
        {"text": "البصرة - رويترز:", "reason": "dateline", "line": 0, "place": "start"},
        {"text": "شارك هذا الخبر", "reason": "site furniture", "line": 3, "place": "line"},
    ]
    assert (article.dateline, article.credits) == ("البصرة", ["رويترز"])


def test_a_line_goes_back_where_it_stood_and_everything_is_found_anew(article: Article, editor: User) -> None:
    assert put(article, LINE, editor)
    article.refresh_from_db()
    assert article.text == f"{LINE}\n{TEXT}"
    assert [piece["text"] for piece in article.removed] == ["البصرة - رويترز:", "شارك هذا الخبر"]
    assert [piece["line"] for piece in article.removed] == [1, 4]
    assert article.mentions.filter(start=len("رصيف "), text="البصرة").exists()
    assert (article.dateline, article.credits) == ("البصرة", ["رويترز"])
    check_spans(article)


def test_a_piece_at_the_start_of_a_line_goes_back_there(article: Article, editor: User) -> None:
    put(article, "البصرة - رويترز:", editor)
    article.refresh_from_db()
    assert article.text == f"البصرة - رويترز: {TEXT}"
    check_spans(article)


def test_decisions_are_kept(article: Article, editor: User) -> None:
    article.mentions.filter(entity__name="بغداد").update(decision="rejected", decided_by=editor)
    put(article, LINE, editor)
    mention = Mention.objects.get(article=article, entity__name="بغداد")
    assert mention.decision == "rejected"
    article.refresh_from_db()
    check_spans(article)


def test_the_line_is_never_removed_from_its_source_again(article: Article, editor: User) -> None:
    put(article, LINE, editor)
    analyse_articles([article.pk], NOW)
    article.refresh_from_db()
    assert article.text.startswith(LINE)
    list(
        import_records([make_draft(RAW, url="https://almarfa.example/2"), make_draft(RAW, url="", source="غيره")], NOW)
    )
    texts = dict(Article.objects.exclude(pk=article.pk).values_list("source__name", "text"))
    assert texts == {"المرفأ اليوم": f"{LINE}\n{TEXT}", "غيره": TEXT}


def test_other_articles_get_it_back_when_they_are_analysed(article: Article, editor: User) -> None:
    other = make_analysed(f"{RAW}\nوانتهى الحفل مساءً.", url="https://almarfa.example/2")
    store_articles([other], NOW)
    put(article, LINE, editor)
    analyse_articles([other.id], NOW)
    assert Article.objects.get(pk=other.id).text.startswith(f"{LINE}\n")


def test_taking_it_back_leaves_the_article_and_all_that_was_found_in_it_as_they_were(
    article: Article, editor: User
) -> None:
    before = findings()
    change = put(article, LINE, editor)
    assert change
    assert findings() != before
    assert take_back(change.pk, editor, NOW)
    assert findings() == before
    assert not SourceLine.objects.exists()


def test_undo_of_a_learned_line_that_was_put_back_makes_it_recur_again(article: Article, editor: User) -> None:
    SourceLine.objects.create(source=article.source, shape=shape_of(LINE), text=LINE, kind="recurring", articles=9)
    change = put(article, LINE, editor)
    assert change
    assert SourceLine.objects.get().kind == "kept"
    take_back(change.pk, editor, NOW)
    line = SourceLine.objects.get()
    assert (line.kind, line.articles, line.decided_by) == ("recurring", 9, None)


def test_undo_leaves_a_text_that_came_since(article: Article, editor: User) -> None:
    change = put(article, LINE, editor)
    store_articles([make_analysed(f"{TEXT}\nوانتهى الحفل مساءً.")], NOW)
    assert change
    take_back(change.pk, editor, NOW)
    article.refresh_from_db()
    assert article.text.endswith("مساءً.")


@pytest.mark.parametrize(("index", "text"), [(0, "غيره"), (9, LINE), (-1, "شارك هذا الخبر")])
def test_a_piece_that_is_not_there_changes_nothing(article: Article, editor: User, index: int, text: str) -> None:
    before = dump()
    assert put_back_line(article, index, text, "", editor, NOW) is None
    assert dump() == before
    assert not Change.objects.exists()


def test_characters_have_no_place_to_go_back_to(editor: User) -> None:
    made = make_analysed(f"{TEXT}&&")
    store_articles([made], NOW)
    assert put_back_line(Article.objects.get(), 0, "&&", "", editor, NOW) is None
