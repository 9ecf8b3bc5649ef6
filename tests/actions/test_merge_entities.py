from typing import Any

import pytest
from django.utils import timezone

from articles.actions.merge_entities import merge_entities, preview_merge
from articles.actions.undo import take_back
from articles.models import Alias, Entity, Mention, Quotation, User
from tests.factories import make_article, make_entity, make_mention, make_quotation


@pytest.fixture
def twins(db: None) -> tuple[Entity, Entity]:
    """One man under two names, named twice by two articles, once by both names on one span."""
    short, full = make_entity("الراوي"), make_entity("سالم الراوي")
    Alias.objects.create(entity=short, text="أبو جابر")
    Alias.objects.create(entity=full, text="ابو جابر")
    first, second = make_article(text="قال سالم الراوي إن الرصيف جاهز."), make_article(text="وصل الراوي أمس.")
    make_mention(first, full, 4, 15)
    make_mention(first, short, 9, 15)
    make_mention(second, full, 4, 10)
    make_mention(second, short, 4, 10)
    make_quotation(first, 16, 30, speaker_entity=short)
    return short, full


def everything() -> list[Any]:
    return [
        sorted(Mention.objects.values_list("pk", "entity", "start", "end", "text", "decision", "decided_by", "role")),
        sorted(Alias.objects.values_list("pk", "entity", "text", "key", "origin")),
        sorted(Quotation.objects.values_list("pk", "speaker_entity")),
        sorted(Entity.objects.values_list("pk", "merged_into__name")),
    ]


def test_a_merge_moves_mentions_quotations_and_forms(twins: tuple[Entity, Entity], editor: User) -> None:
    short, full = twins
    merge_entities([short], full, editor)
    assert not Mention.objects.filter(entity=short).exists()
    assert sorted(full.mentions.values_list("start", "end")) == [(4, 10), (4, 15), (9, 15)]
    assert full.quotations.count() == 1
    assert sorted(full.aliases.values_list("text", flat=True)) == sorted(["سالم الراوي", "الراوي", "ابو جابر"])
    short.refresh_from_db()
    assert short.merged_into == full


def test_undo_of_a_merge_restores_every_row(twins: tuple[Entity, Entity], editor: User) -> None:
    short, full = twins
    before = everything()
    change = merge_entities([short], full, editor)
    assert everything() != before
    assert take_back(change.pk, editor, timezone.now())
    assert everything() == before


def test_the_preview_says_what_the_merge_then_does(twins: tuple[Entity, Entity], editor: User) -> None:
    short, full = twins
    before = everything()
    preview = preview_merge([short], full)
    assert everything() == before
    assert (preview.mentions, preview.repeated, preview.articles, preview.quotations) == (1, 1, 2, 1)
    assert preview.forms == ("الراوي",)
    merge_entities([short], full, editor)
    assert full.mentions.count() == 2 + preview.mentions


def test_a_decision_of_a_person_survives_where_two_mentions_share_a_span(
    twins: tuple[Entity, Entity], editor: User
) -> None:
    short, full = twins
    decided = Mention.objects.get(entity=short, start=4)
    decided.decision, decided.decided_by = Mention.Decision.CONFIRMED, editor
    decided.save()
    before = everything()
    change = merge_entities([short], full, editor)
    assert full.mentions.get(start=4, end=10).decided_by == editor
    take_back(change.pk, editor, timezone.now())
    assert everything() == before


def test_what_led_to_a_merged_entity_leads_on_to_the_new_one_and_back(
    twins: tuple[Entity, Entity], editor: User
) -> None:
    short, full = twins
    nickname = make_entity("أبو جابر الراوي")
    merge_entities([nickname], short, editor)
    before = everything()
    change = merge_entities([short], full, editor)
    nickname.refresh_from_db()
    assert nickname.merged_into == full
    take_back(change.pk, editor, timezone.now())
    assert everything() == before


def test_three_names_of_one_span_become_one_mention_and_three_again(db: None, editor: User) -> None:
    article = make_article(text="وصل الراوي أمس.")
    names = [make_entity(name) for name in ("الراوي", "سالم الراوي", "سالم جابر الراوي")]
    for name in names:
        make_mention(article, name, 4, 10)
    before = everything()
    change = merge_entities(names, names[1], editor)
    assert Mention.objects.count() == 1
    take_back(change.pk, editor, timezone.now())
    assert everything() == before


def test_mentions_that_came_after_the_merge_stay_with_the_target(twins: tuple[Entity, Entity], editor: User) -> None:
    short, full = twins
    change = merge_entities([short], full, editor)
    late = make_mention(make_article(text="عاد الراوي."), full, 4, 10)
    take_back(change.pk, editor, timezone.now())
    late.refresh_from_db()
    assert late.entity == full


@pytest.mark.parametrize("which", ["itself", "merged before", "into a merged one"])
def test_what_cannot_be_merged_is_refused_and_changes_nothing(
    twins: tuple[Entity, Entity], editor: User, which: str
) -> None:
    short, full = twins
    third = make_entity("سالم")
    merge_entities([third], full, editor)
    third.refresh_from_db()
    pair = {"itself": (short, short), "merged before": (third, short), "into a merged one": (short, third)}[which]
    before = everything()
    with pytest.raises(ValueError, match=r"."):
        merge_entities([pair[0]], pair[1], editor)
    with pytest.raises(ValueError, match=r"."):
        preview_merge([pair[0]], pair[1])
    assert everything() == before
