import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.queries.nearest_names import nearest_entities, nearest_sources, nearest_tags
from tests.factories import make_entity, make_source, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources() -> None:
    for name in ("صحيفة إيلاف", "الحياة", "رويترز", "الشرق الأوسط", "Sky News عربية", "عكاظ"):
        make_source(name)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("ايلف", "صحيفة إيلاف"),
        ("إيلااف", "صحيفة إيلاف"),
        ("الحياه", "الحياة"),
        ("الحياات", "الحياة"),
        ("رويتر", "رويترز"),
        ("Reuters", "رويترز"),
        ("الشرق الاوسظ", "الشرق الأوسط"),
        ("sky news", "Sky News عربية"),
    ],
)
def test_a_mistyped_source_is_near_its_name(value: str, meant: str, sources: None) -> None:
    assert [source.name for source in nearest_sources(value)][:1] == [meant]


@pytest.mark.parametrize("value", ["القدس العربي", "xyz", "", "!!", "2015", "ال", "BBC", "%", "'"])
def test_no_source_is_near_what_is_like_none(value: str, sources: None) -> None:
    assert nearest_sources(value) == []


def test_at_most_three_are_given_the_most_alike_first() -> None:
    for name in ("أخبار اليوم", "أخبار الخليج", "أخبار العرب", "أخبار المدينة"):
        make_source(name)
    found = [source.name for source in nearest_sources("اخبار الخليجي")]
    assert found[0] == "أخبار الخليج"
    assert len(found) == 3


def test_a_tag_is_near_by_the_last_name_of_its_path() -> None:
    harbours = make_tag("موانئ")
    aden = make_tag("عدن الكبرى", harbours)
    assert nearest_tags("موانىء") == [harbours]
    assert nearest_tags("موانئ/عدن الكبري") == [aden]
    assert nearest_tags("زراعة") == []


@pytest.mark.parametrize(
    ("value", "meant"),
    [("غوتيرش", "غوتيريش"), ("Guterres", "غوتيريش"), ("سالم الراوى", "سالم الراوي"), ("الراوؤي", "سالم الراوي")],
)
def test_a_mistyped_name_is_near_a_known_one(value: str, meant: str) -> None:
    make_entity("غوتيريش")
    make_entity("سالم الراوي")
    make_entity("سلمى الحاج")
    assert [entity.name for entity in nearest_entities(value)][:1] == [meant]


@pytest.mark.parametrize("value", ["زيمبابوي", "محمد", "", "Merkel"])
def test_no_name_is_near_what_is_like_none(value: str) -> None:
    make_entity("غوتيريش")
    make_entity("سالم الراوي")
    assert nearest_entities(value) == []


def test_of_names_as_near_the_confirmed_one_comes_first_and_a_merged_one_never() -> None:
    kept = make_entity("سالم الراوي", "organisation", confirmed=True)
    plain = make_entity("سالم الراوي")
    make_entity("سالم الراويي", merged_into=kept)
    assert nearest_entities("سالم الراووي") == [kept, plain]


def test_one_look_up_however_many_names_there_are() -> None:
    make_entity("سالم الراوي")
    with CaptureQueriesContext(connection) as one:
        nearest_entities("الراوؤي")
    for number in range(3):
        make_entity(f"سالم الراوي{number}")
    with CaptureQueriesContext(connection) as several:
        nearest_entities("الراوؤي")
    assert len(one) == len(several)
