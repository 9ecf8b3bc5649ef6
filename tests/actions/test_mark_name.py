"""What a person says a name is: at once, in the whole article, against every rule, and only until it is undone."""

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.actions.analyse_articles import analyse_articles
from articles.actions.decide_mention import decide_mention
from articles.actions.mark_name import Marking, Target, add_mention, change_mention
from articles.actions.store_articles import store_articles
from articles.actions.undo import take_back
from articles.models import Alias, Article, Entity, Mention, SetAside, User
from tests.drafts import make_analysed
from tests.dumps import dump
from tests.factories import make_article, make_entity, make_mention

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
TEXT = "أعلنت زرنوقة افتتاح الرصيف.\nوقال سالم الراوي إن زرنوقة ستعمل في بغداد."


@pytest.fixture
def article() -> Article:
    made = make_analysed(TEXT, title="رصيف جديد في البصرة")
    store_articles([made], NOW)
    return Article.objects.get(pk=made.id)


def add(article: Article, words: str, user: User, kind: str = "organisation", **target: Any) -> Marking:
    article.refresh_from_db()
    start = article.text.index(words)
    meant = Target(**target) if target else Target(kind=kind, name=words)
    return add_mention(article.pk, (start, start + len(words)), words, meant, user, NOW)


def marked(article: Article, words: str) -> set[tuple[str, str, str]]:
    rows = article.mentions.filter(text=words)
    return set(rows.values_list("entity__name", "entity__kind", "decision"))


def test_a_name_is_marked_in_all_its_places_and_by_whom(article: Article, analyst: User) -> None:
    marking = add(article, "زرنوقة", analyst)
    rows = article.mentions.filter(entity__name="زرنوقة")
    assert [article.text[m.start : m.end] for m in rows] == ["زرنوقة", "زرنوقة"]
    assert set(rows.values_list("rule", "certainty", "decision", "decided_by")) == {
        ("by hand", 1.0, "confirmed", analyst.pk)
    }
    assert rows.filter(pk=marking.mention).exists()
    assert marking.learnt == "زرنوقة"
    assert Entity.objects.get(name="زرنوقة").confirmed


def test_undoing_leaves_the_desk_as_it_was(article: Article, analyst: User) -> None:
    before = dump()
    marking = add(article, "سالم الراوي إن", analyst, kind="place")
    assert dump() != before
    take_back(marking.change.pk, analyst, NOW)
    assert dump() == before


def test_what_a_person_added_survives_finding_anew_and_is_found_elsewhere(article: Article, analyst: User) -> None:
    add(article, "زرنوقة", analyst)
    other = make_article(text="وصلت زرنوقة إلى المدينة.")
    analyse_articles([article.pk, other.pk], NOW)
    assert article.mentions.filter(entity__name="زرنوقة", decision="confirmed").count() == 2
    assert list(other.mentions.values_list("entity__name", "rule")) == [("زرنوقة", "gazetteer.own")]


def test_the_added_mention_is_found_again_where_its_words_moved(article: Article, analyst: User) -> None:
    add(article, "الرصيف", analyst, kind="place")
    newer = "الرصيف الآخر قديم.\nأما هنا فقد أعلنت زرنوقة افتتاح الرصيف.\nوقال سالم الراوي إن زرنوقة ستعمل."
    store_articles([make_analysed(newer, content=b"newer")], NOW)
    article.refresh_from_db()
    row = article.mentions.get(entity__name="الرصيف", rule="by hand")
    assert (row.start, row.decision) == (article.text.index("الرصيف.\n"), "confirmed")


def test_words_that_went_leave_the_mention_set_aside_until_they_come_back(article: Article, analyst: User) -> None:
    add(article, "الرصيف", analyst, kind="place")
    whole = article.text
    made = make_analysed("لا شيء من ذلك هنا.\nقال سالم الراوي كلاماً آخر.", content=b"other")
    store_articles([made], NOW)
    lost = SetAside.objects.get(article=article)
    assert (lost.model, lost.reason, lost.text, lost.decided_by) == ("mention", "lost", "الرصيف", analyst)
    assert not article.mentions.filter(text="الرصيف").exists()
    Article.objects.filter(pk=article.pk).update(text=whole)
    analyse_articles([article.pk], NOW)
    assert ("الرصيف", "place", "confirmed") in marked(article, "الرصيف")
    assert not SetAside.objects.exists()


def test_a_lost_mention_follows_its_entity_into_a_merge_and_goes_with_it(article: Article, analyst: User) -> None:
    add(article, "الرصيف", analyst, kind="place")
    whole = article.text
    store_articles([make_analysed("نص آخر تماماً عن أمر آخر.", content=b"other")], NOW)
    into = make_entity("مرفأ المدينة", kind="place")
    Entity.objects.filter(name="الرصيف").update(merged_into=into)
    Article.objects.filter(pk=article.pk).update(text=whole)
    analyse_articles([article.pk], NOW)
    assert ("مرفأ المدينة", "place", "confirmed") in marked(article, "الرصيف")


def test_a_rejection_keeps_other_kinds_away_from_its_place(article: Article, analyst: User) -> None:
    start = article.text.index("بغداد")
    # A rule of yesterday took the place for a person; today's rules find the place.
    article.mentions.filter(text="بغداد").delete()
    wrong = make_mention(article, make_entity("بغداد"), start, start + 5)
    decide_mention(wrong, "rejected", analyst)
    analyse_articles([article.pk], NOW)
    assert marked(article, "بغداد") == {("بغداد", "person", "rejected")}


def test_without_the_rejection_the_rules_would_find_it(article: Article) -> None:
    article.mentions.filter(text="بغداد").delete()
    analyse_articles([article.pk], NOW)
    assert marked(article, "بغداد") == {("بغداد", "place", "")}


def test_another_kind_keeps_the_address_of_the_mark_and_survives(article: Article, analyst: User) -> None:
    mention = article.mentions.get(text="بغداد")
    marking = change_mention(mention, Target(kind="organisation", name="بغداد"), analyst, NOW)
    assert marking.mention == mention.pk
    assert marked(article, "بغداد") == {("بغداد", "organisation", "confirmed")}
    analyse_articles([article.pk], NOW)
    assert marked(article, "بغداد") == {("بغداد", "organisation", "confirmed")}


def test_another_target_takes_all_its_twins_and_is_undone_with_its_form(article: Article, analyst: User) -> None:
    other = make_entity("سالم جابر الراوي")
    before = dump()
    mention = article.mentions.get(text="سالم الراوي")
    marking = change_mention(mention, Target(entity=other.pk), analyst, NOW)
    assert marked(article, "سالم الراوي") == {("سالم جابر الراوي", "person", "confirmed")}
    assert Alias.objects.get(entity=other, text="سالم الراوي").origin == "person"
    take_back(marking.change.pk, analyst, NOW)
    assert dump() == before


def test_a_decision_is_undone_as_it_was(article: Article, analyst: User) -> None:
    mention = article.mentions.get(text="بغداد")
    before = dump()
    change = decide_mention(mention, "confirmed", analyst)
    take_back(change.pk, analyst, NOW)
    assert dump() == before


def test_what_somebody_confirmed_is_not_crossed(article: Article, analyst: User, editor: User) -> None:
    decide_mention(article.mentions.get(text="سالم الراوي"), "confirmed", editor)
    count = Mention.objects.count()
    with pytest.raises(ValueError, match="سالم الراوي"):
        add(article, "الراوي إن", analyst)
    assert Mention.objects.count() == count


def test_the_same_mark_twice_is_refused(article: Article, analyst: User) -> None:
    add(article, "زرنوقة", analyst)
    with pytest.raises(ValueError, match="زرنوقة"):
        add(article, "زرنوقة", analyst)


@pytest.mark.parametrize(
    ("span", "text"),
    [((0, 4), "ليس هذا"), ((0, 0), ""), ((5, 3), "أع"), ((-1, 3), "أعل"), ((0, 10_000), "أعلنت"), ((5, 6), " ")],
)
def test_a_span_that_does_not_hold_its_words_is_refused(
    article: Article, analyst: User, span: tuple[int, int], text: str
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        add_mention(article.pk, span, text, Target(kind="person", name="سالم"), analyst, NOW)


def test_a_name_over_two_lines_or_of_four_hundred_letters_is_refused(article: Article, analyst: User) -> None:
    with pytest.raises(ValueError, match=r".+"):
        add(article, "الرصيف.\nوقال", analyst)
    long = make_article(text="ا" * 400)
    with pytest.raises(ValueError, match=r".+"):
        add(long, "ا" * 301, analyst)


@pytest.mark.parametrize(
    "target",
    [
        Target(),
        Target(kind="animal", name="سالم"),
        Target(kind="person", name="«»"),
        Target(kind="person", name="ا" * 301),
        Target(entity=Entity.id_for("person", "لا أحد")),
    ],
)
def test_a_target_that_is_none_is_refused(article: Article, analyst: User, target: Target) -> None:
    with pytest.raises(ValueError, match=r".+"):
        add_mention(article.pk, (6, 12), "زرنوقة", target, analyst, NOW)


def test_a_common_word_is_marked_here_and_not_looked_for_elsewhere(article: Article, analyst: User) -> None:
    text = "قال حزب الأمل كلمته. والأمل كبير."
    party = make_article(text=text)
    marking = add(party, "الأمل", analyst, kind="organisation")
    assert marking.learnt == ""
    assert not Entity.objects.get(kind="organisation", name="الأمل").confirmed
    other = make_article(text="يبقى الأمل كبيراً.")
    analyse_articles([other.pk, party.pk], NOW)
    assert not other.mentions.exists()
    assert ("الأمل", "organisation", "confirmed") in marked(party, "الأمل")


def test_a_form_of_somebody_else_is_not_taken_from_them(article: Article, analyst: User) -> None:
    make_entity("زرنوقة", kind="organisation", confirmed=True)
    marking = add(article, "زرنوقة", analyst, kind="place")
    assert marking.learnt == ""
    assert not Alias.objects.filter(entity__kind="place", origin="person").exists()


def test_astral_letters_before_the_words_do_not_move_them(analyst: User) -> None:
    article = make_article(text="😀😀 وصلت زرنوقة.")
    marking = add(article, "زرنوقة", analyst)
    assert Mention.objects.get(pk=marking.mention).start == 8
