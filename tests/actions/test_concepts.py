"""What outlets call by different words is kept, changed and put back."""

import pytest
from django.utils import timezone

from articles.actions.concepts import (
    ConceptError,
    delete_concept,
    forms_in,
    keep_concept,
    keep_starting_concepts,
)
from articles.actions.undo import take_back
from articles.models import Concept, User

pytestmark = pytest.mark.django_db


def test_a_concept_keeps_its_words_in_order(analyst: User) -> None:
    kept = keep_concept(analyst, "  من يحملون   السلاح ", ["مسلحون", " إرهابيون  مجهولون "])
    assert (kept.name, kept.forms, kept.changed_by) == (
        "من يحملون السلاح",
        ["مسلحون", "إرهابيون مجهولون"],
        analyst,
    )


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("مسلحون | إرهابيون", ["مسلحون", "إرهابيون"]),
        ("مسلحون\n\n إرهابيون|", ["مسلحون", "إرهابيون"]),
        ("مسؤول | مسئول", ["مسؤول"]),
        ("|||", []),
        ("« » | !", []),
        (" | ".join(f"كلمة{number}" for number in range(20)), [f"كلمة{number}" for number in range(8)]),
    ],
)
def test_words_are_read_from_lines_and_bars(text: str, forms: list[str]) -> None:
    assert forms_in(text) == forms


@pytest.mark.parametrize(
    ("name", "forms", "code"),
    [
        ("«»", ["أ", "ب"], "empty"),
        ("اسم", ["أ"], "few"),
        ("اسم", ["مسؤول", "مسئول"], "few"),
        ("الأسرى", ["أ", "ب"], "taken"),
    ],
)
def test_a_concept_that_cannot_be_kept_says_why(analyst: User, name: str, forms: list[str], code: str) -> None:
    keep_concept(analyst, "الاسرى", ["أسرى", "سجناء"])
    with pytest.raises(ConceptError) as refused:
        keep_concept(analyst, name, forms)
    assert refused.value.code == code
    assert Concept.objects.count() == 1


def test_a_concept_is_changed_and_keeps_its_own_name(analyst: User) -> None:
    kept = keep_concept(analyst, "الأسرى", ["أسرى", "سجناء"])
    keep_concept(analyst, "الأسرى", ["أسرى", "معتقلون"], kept)
    assert Concept.objects.get().forms == ["أسرى", "معتقلون"]


def test_a_deleted_concept_is_put_back_once(analyst: User) -> None:
    kept = keep_concept(analyst, "الأسرى", ["أسرى", "سجناء"])
    change = delete_concept(analyst, kept, "حُذف")
    assert not Concept.objects.exists()
    assert take_back(change.pk, analyst, timezone.now())
    assert Concept.objects.get().forms == ["أسرى", "سجناء"]
    assert take_back(change.pk, analyst, timezone.now()) is None


def test_a_desk_begins_with_concepts_and_gets_them_but_once(analyst: User) -> None:
    assert keep_starting_concepts() >= 15
    kept = Concept.objects.count()
    assert keep_starting_concepts() == 0
    assert Concept.objects.count() == kept
    assert all(2 <= len(concept.forms) <= 8 for concept in Concept.objects.all())
