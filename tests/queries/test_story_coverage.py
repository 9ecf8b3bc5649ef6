"""What each outlet of a story has, from the database."""

from datetime import timedelta

import pytest

from articles.language.sentences import split_sentences
from articles.models import Article, Story
from articles.queries.story_coverage import MOST_SENTENCES, Name, row_beside, story_coverage
from tests.factories import NOON, make_article, make_entity, make_mention, make_quotation, make_source, make_story

pytestmark = pytest.mark.django_db

NOUNS = ["الميناء", "السفينة", "الرصيف", "الحوض", "القمح", "الطاقم", "الراوي", "النقابة", "البحارة", "التحقيق"]
NOUNS += ["الموج", "الرمال", "الشحن", "المرفأ", "الملاحة"]
VERBS = ["أغلقت", "تفقدت", "راقبت", "غادرت", "أنقذت", "حملت", "فتحت", "درست", "بلغت", "رفعت"]


def sentence(number: int, variant: int = 0) -> str:
    """A sentence of some twenty words that is like no other; a variant has another number and another noun."""
    words = [VERBS[number % 10], *(NOUNS[(number * step + step) % 15] for step in range(1, 9))]
    words[5] = NOUNS[(number + variant) % 15]
    return f"{' '.join(words)} رقم {number * 7 + 20} مع {variant + 3} سفن في المدينة {number} {NOUNS[number % 15]}ية."


def make_long_story(outlets: int, sentences: int) -> Story:
    salem = make_entity()
    articles = []
    for number in range(outlets):
        text = "\n".join(sentence(n, number if (n + number) % 3 else 0) for n in range(sentences))
        cut = [[one.start, one.end] for one in split_sentences(text)]
        source, at = make_source(f"وسيلة {number}"), NOON + timedelta(minutes=number)
        article = make_article(text=text, sentences=cut, source=source, published_at=at)
        for start, end in cut:
            make_mention(article, salem, start, start + 5)
            make_quotation(article, start, end, speaker_entity=salem)
        articles.append(article)
    return make_story(*articles)


def test_twelve_articles_of_thirty_sentences_are_read_whole() -> None:
    found = story_coverage(make_long_story(12, 30))
    assert [len(article.sentences) for article in found.articles] == [30] * 12
    assert len(found.facts.sentences) >= 30


def test_an_article_is_read_as_far_as_its_sixtieth_sentence() -> None:
    story = make_long_story(2, MOST_SENTENCES + 5)
    found = story_coverage(story)
    assert [len(article.sentences) for article in found.articles] == [MOST_SENTENCES + 5] * 2
    assert found.cut == found.articles
    ends = [article.sentences[MOST_SENTENCES - 1][1] for article in found.articles]
    for fact in (*found.facts.sentences, *found.facts.names, *found.facts.quotations):
        assert all(cell.span is None or cell.span[1] <= ends[cell.column] for cell in fact.cells)


def test_names_are_told_by_what_they_mean_and_not_by_how_they_are_written() -> None:
    salem = make_entity("سالم الراوي")
    articles = [
        make_article(text=text, source=make_source(text[:12]))
        for text in ("سالم الراوي في الميناء اليوم.", "الراوي زار أمس رصيف الشحن.")
    ]
    make_mention(articles[0], salem, 0, 11)
    make_mention(articles[1], salem, 0, 6)
    (fact,) = story_coverage(make_story(*articles)).facts.names
    assert fact.key == Name(salem.pk, "سالم الراوي", "person")
    assert [cell.sign for cell in fact.cells] == ["present", "present"]


def test_the_first_article_of_each_outlet_stands_in_the_order_of_time() -> None:
    late, early, again = (
        make_article(
            text=f"خبر {n} من الميناء اليوم.", source=make_source(name), published_at=NOON + timedelta(hours=hour)
        )
        for n, (name, hour) in enumerate((("الرصيف", 5), ("السارية", 1), ("السارية", 3)))
    )
    story = make_story(late, early, again)
    assert story_coverage(story).articles == [early, late]
    Article.objects.filter(pk=early.pk).update(story=None)
    assert story_coverage(story).articles == [again, late]


def test_a_story_without_articles_has_no_facts() -> None:
    found = story_coverage(make_story())
    assert (found.articles, found.facts.sentences, found.quoted, found.unread) == ([], (), (), 0)


def test_a_passage_is_found_in_the_row_where_two_articles_are_laid_side_by_side() -> None:
    cut = [[0, 24], [25, 48], [49, 75]]
    texts = "افتتح الوزير رصيفا جديدا\nوغادرت السفن الميناء غدا\nثم بدأ التحقيق في الجنوح", "ثم بدأ التحقيق في الجنوح"
    base, other = (
        make_article(text=text, sentences=[one for one in cut if one[1] <= len(text)] or [[0, len(text)]])
        for text in (f"{texts[0]}..", texts[1])
    )
    assert [row_beside(base, other, at) for at in (0, 30, 50)] == [1, 2, 3]
    assert row_beside(base, other, 10_000) is None
