"""Places of one spelling: the article says which is meant."""

import pytest

from articles.language.entities import Gazetteer, KnownName, find_entities

STANDARD = Gazetteer.standard()


def places(text: str, gazetteer: Gazetteer = STANDARD) -> list[str]:
    return [mention.name for mention in find_entities(text, gazetteer) if mention.kind == "place"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل الوفد إلى عمّان أمس", "عمّان"),
        ("قال وزير المياه الأردني في عمان إن", "عمّان"),
        ("قالت الحكومة اللبنانية إن طرابلس هادئة", "طرابلس الشام"),
    ],
)
def test_the_other_place_is_taken_where_the_article_speaks_for_it(text: str, name: str) -> None:
    assert name in places(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل الوفد إلى عمان أمس", "عُمان"),
        ("قال وزير المياه العماني في عمان إن", "عُمان"),
        ("قالت الحكومة الليبية إن طرابلس هادئة", "طرابلس"),
        ("التقى الوفدان الأردني والعماني في عمان", "عُمان"),
    ],
)
def test_the_listed_place_stays_where_nothing_outweighs_it(text: str, name: str) -> None:
    assert name in places(text)


def test_an_analyst_s_own_place_is_never_another() -> None:
    own = STANDARD.with_names([KnownName("عمان", "place", ())])
    assert places("قال وزير المياه الأردني في عمان إن", own) == ["عمان"]
