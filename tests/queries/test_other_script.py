import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.language.query_compiler import to_tsquery
from articles.language.query_marks import find_matches
from articles.language.query_syntax import parse
from articles.language.query_tree import All, OneOf, Phrase, Query, Strength, Word, leaves
from articles.language.stems import index_document
from articles.models import Alias, Article, Entity, User
from articles.queries.article_filters import ArticleFilter
from articles.queries.other_script import widened
from articles.queries.search import Search
from articles.queries.time_limit import within_time
from tests.factories import make_article, make_entity

pytestmark = pytest.mark.django_db


def make(text: str) -> Article:
    return make_article("عنوان", text, search=index_document("عنوان", text))


def known(name: str, *forms: str, origin: str = "list", confirmed: bool = True, kind: str = "person") -> Entity:
    entity = make_entity(name, kind, confirmed=confirmed)
    for form in forms:
        Alias.objects.create(entity=entity, text=form, origin=origin)
    return entity


def texts(query: str, user: User, strength: Strength = Strength.WORD) -> set[str]:
    search = Search(widened(parse(query, strength)), ArticleFilter(), user)
    with within_time():
        return {article.text for article in search.articles()}


def added(query: Query | str) -> set[str]:
    """What the widened query asks for beyond the query, as typed names would be."""
    read = parse(query) if isinstance(query, str) else query
    before = {_forms(leaf) for leaf in leaves(read.root)}
    return {_forms(leaf) for leaf in leaves(widened(read).root)} - before


def _forms(leaf: object) -> str:
    words = leaf.words if isinstance(leaf, Phrase) else (leaf,)
    return " ".join(word.forms[0] for word in words if isinstance(word, Word))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Guterres", {"قال غوتيريش إنه قلق.", "Guterres said so."}),
        ("غوتيريش", {"قال غوتيريش إنه قلق.", "Guterres said so."}),
        ("جوتيريش", {"قال غوتيريش إنه قلق.", "Guterres said so."}),
        ("Reuters", {"نقلت رويترز الخبر.", "(Reuters) عدن"}),
        ("رويترز", {"نقلت رويترز الخبر.", "(Reuters) عدن"}),
        ('"Human Rights Watch"', {"تقرير هيومن رايتس ووتش عن السجون."}),
        ("Human Rights Watch", {"تقرير هيومن رايتس ووتش عن السجون.", "Watch the human rights."}),
        ("تقرير Human Rights Watch", {"تقرير هيومن رايتس ووتش عن السجون."}),
        ("-Reuters عدن", set()),
        ("Reuters OR Guterres", {"نقلت رويترز الخبر.", "(Reuters) عدن", "قال غوتيريش إنه قلق.", "Guterres said so."}),
    ],
)
def test_a_name_of_the_list_is_found_in_both_scripts(query: str, found: set[str], reader: User) -> None:
    for text in (
        "قال غوتيريش إنه قلق.",
        "Guterres said so.",
        "نقلت رويترز الخبر.",
        "(Reuters) عدن",
        "تقرير هيومن رايتس ووتش عن السجون.",
        "تقرير عن السجون",
        "Watch the human rights.",
    ):
        make(text)
    assert texts(query, reader) == found


def test_a_name_that_the_desk_confirmed_leads_to_its_other_forms(reader: User) -> None:
    known("سالم الراوي", "الراوي", "Salem al-Rawi", "al-Rawi")
    make("وصل الراوي إلى الميناء")
    make("Mr al-Rawi arrived")
    assert texts("الراوي", reader) == {"وصل الراوي إلى الميناء", "Mr al-Rawi arrived"}
    assert texts("al-Rawi", reader) == {"وصل الراوي إلى الميناء", "Mr al-Rawi arrived"}
    assert added('"سالم الراوي"') == {"salem al rawi"}
    assert added("Salem al-Rawi") == {"سالم راوي"}


@pytest.mark.parametrize("origin", ["list", "person", "merge"])
def test_a_form_given_to_an_unconfirmed_name_counts(origin: str) -> None:
    known("شركة المرفأ", "Marfa Shipping", origin=origin, confirmed=False, kind="organisation")
    assert added("Marfa Shipping") == {"شركه مرفا"}


def test_a_form_merely_seen_in_a_text_leads_nowhere_and_is_not_added() -> None:
    known("شركة المرفأ", "Marfa Shipping", origin="text", kind="organisation")
    assert added("Marfa Shipping") == set()
    assert added('"شركة المرفأ"') == set()


def test_an_unconfirmed_name_without_a_given_form_leads_nowhere() -> None:
    known("Marfa Shipping", "شركة المرفأ", origin="text", confirmed=False, kind="organisation")
    assert added("Marfa Shipping") == set()


def test_a_merged_name_leads_where_it_went_and_not_to_itself() -> None:
    kept = known("سالم الراوي", "Salem Rawi", confirmed=True)
    make_entity("Salem Rawi", confirmed=True, merged_into=kept)
    assert added('"Salem Rawi"') == {"سالم راوي"}


def test_a_full_name_is_not_widened_to_the_surname_of_others() -> None:
    known("هند المرفأي", "المرفأي", "Hind Marfai")
    assert added('"Hind Marfai"') == {"هند مرفاي"}
    assert added("Hind") == set()


def test_forms_in_the_same_script_are_left_to_spelling() -> None:
    known("سالم الراوي", "أبو سالم", "سالم بن راو")
    assert added('"سالم الراوي"') == set()


def test_at_most_four_forms_are_added() -> None:
    known("شركة المرفأ", *(f"Marfa Number{n} Shipping" for n in "abcdefg"), kind="organisation")
    assert len(added('"شركة المرفأ"')) == 4


def test_what_a_single_added_word_finds_is_not_asked_twice() -> None:
    known("منظمة المرفأ", "Marfa", "Marfa Shipping", kind="organisation")
    assert added('"منظمة المرفأ"') == {"marfa"}


@pytest.mark.parametrize(
    "query",
    [
        "Guter*",
        "=Reuters",
        '"قال Guterres"',
        '"Human Watch"~3',
        "مصدر:Reuters",
        "UN",
        "of",
        "محمد Watch",
        "Human -Rights Watch",
    ],
)
def test_what_is_no_whole_name_stays_as_it_was(query: str) -> None:
    read = parse(query)
    assert widened(read).root == read.root


@pytest.mark.parametrize(
    "query", ["Human, Rights; Watch", "Human (Rights Watch)", "Human OR Rights Watch", "Human\nRights\nWatch"]
)
def test_words_that_something_parts_are_no_name(query: str) -> None:
    assert added(query) == set()


def test_exact_words_are_not_widened() -> None:
    read = parse("Reuters رويترز", Strength.EXACT)
    assert widened(read) == read


def test_the_headline_is_asked_in_both_scripts(reader: User) -> None:
    for title in ("رويترز في عدن", "من عدن"):
        make_article(title, "كتبت رويترز", search=index_document(title, "كتبت رويترز"))
    search = Search(widened(parse("title:Reuters")), ArticleFilter(), reader)
    assert [article.title for article in search.articles()] == ["رويترز في عدن"]


def test_the_added_words_stand_where_the_name_was_typed() -> None:
    query = widened(parse('عدن "United Nations" Guterres'))
    assert [(part.start, part.end) for part in query.parts] == [(0, 3), (4, 20), (21, 29)]
    run = widened(parse("عدن United Nations تقرير"))
    assert [run.text[part.start : part.end] for part in run.parts] == ["عدن", "United Nations", "تقرير"]
    assert run.without(run.parts[1]) == "عدن تقرير"
    assert isinstance(run.parts[1], OneOf)
    assert isinstance(run.parts[1].children[0], All)
    ends = {(leaf.start, leaf.end) for leaf in leaves(run.parts[1].children[1])}
    assert ends == {(4, 18)}


def test_marks_stand_on_the_other_script_too() -> None:
    text = "The UN chief Guterres, and غوتيريش again, of the United Nations (الأمم المتحدة)."
    query = widened(parse('غوتيريش "United Nations"'))
    marked = [text[match.start : match.end] for match in find_matches(text, query)]
    assert marked == ["Guterres", "غوتيريش", "United Nations", "الأمم المتحدة"]


def test_marks_do_not_stand_on_half_of_a_name() -> None:
    query = widened(parse('"الأمم المتحدة"'))
    assert find_matches("The United States and all nations, the UN", query) == []


def test_the_longest_name_wins_and_its_words_are_not_widened_again() -> None:
    assert added("بي بي سي") == {"bbc"}
    assert added("شبه جزيرة القرم") == {"crimea"}
    assert "korea" not in to_tsquery(widened(parse("كوريا"))) or added("كوريا") == set()
    assert added("South Sudan") == {"جنوب سودان"}


def test_a_family_of_words_is_widened_by_the_name_itself() -> None:
    assert added(parse("العراق", Strength.FAMILY)) == {"iraq"}
    assert "iraq" not in to_tsquery(widened(parse("عراقي")))


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        ("Guterres", 1),
        ('Guterres رويترز "Human Rights Watch" سالم الراوي OR عدن -ميناء title:Reuters', 1),
        ("Guter*", 0),
        ("مصدر:إيلاف", 0),
        ("2015", 0),
        ("UN", 0),
        ("", 0),
        ("-", 0),
    ],
)
def test_all_names_are_looked_up_in_one_query_and_nothing_in_none(query: str, queries: int) -> None:
    for number in range(3):
        known(f"سالم الراوي{number}", f"Salem{number} Rawi")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        widened(parse(query))
    assert len(asked) == queries


@pytest.mark.parametrize(
    "query", ["a'b\\c Reuters", "\u200fReuters", "😀 Reuters", '"" Reuters', "((((Reuters", 'Reuters "', "x" * 3000]
)
def test_odd_queries_are_widened_or_left_without_an_error(query: str, reader: User) -> None:
    texts(query, reader)


def test_a_name_with_quotation_marks_in_the_table_is_harmless(reader: User) -> None:
    known('شركة "المرفأ"', 'Marfa "Sea" (Shipping) OR', kind="organisation")
    make("Marfa Sea Shipping or others")
    assert texts('"شركة المرفأ"', reader) == set()
    assert texts("شركة المرفأ", reader) == set()


def test_a_very_long_query_is_widened_quickly() -> None:
    read = parse("Human Rights Watch " * 60)
    assert len(widened(read).parts) < len(read.parts)
