import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.sentences import split_sentences
from articles.models import Article, Entity, Mention, Quotation, Source, Story, User
from tests.analysis.wires import COPY, THIRD, WIRE
from tests.factories import (
    NOON,
    make_article,
    make_camp,
    make_entity,
    make_mention,
    make_quotation,
    make_source,
    make_story,
    make_time_reference,
)

ClientOf = Callable[[User], Client]
DEARER = THIRD.replace("مليوني", "ثلاثة ملايين")
SPEECH = "قال سالم الراوي إن فرق الإنقاذ ستعمل على تعويم السفينة خلال يومين قبل وصول الأمواج العالية."
SHORTER = "قال سالم الراوي إن فرق الإنقاذ ستعمل على تعويم السفينة خلال يومين."


def told(text: str, outlet: str, hours: float = 0, **fields: Any) -> Article:
    """An article of ``outlet``, so many hours after noon."""
    cut = [[one.start, one.end] for one in split_sentences(text)]
    at = NOON + timedelta(hours=hours)
    return make_article(text=text, source=make_source(outlet), sentences=cut, published_at=at, **fields)


def named(article: Article, entity: Entity) -> Mention:
    start = article.text.index(entity.name)
    return make_mention(article, entity, start, start + len(entity.name))


def quoted(article: Article, speaker: str = "سالم الراوي", **fields: Any) -> Quotation:
    start = article.text.index("فرق")
    return make_quotation(article, start, len(article.text.rstrip()) - 1, speaker=speaker, direct=False, **fields)


@pytest.fixture
def wire_story(db: None) -> Story:
    return make_story(told(WIRE, "صحيفة الرصيف"), told(COPY, "موقع السارية", 5), told(DEARER, "إذاعة المرفأ", 48))


def signs(response: Any) -> list[str]:
    """A row each: what every outlet has, as it is shown."""
    table = response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    letters = {"present": "v", "differs": "#", "absent": "-", "only": "1"}
    return [
        "".join(letters[sign] for sign in re.findall(r'<td data-sign="(\w+)"', row))
        for row in table.split("</tr>")[:-1]
    ]


def seen(client: Client, story: Story, **asked: str) -> Any:
    response = client.get(reverse("story_coverage", args=[story.pk]), asked)
    assert response.status_code == 200
    return response


def test_each_sentence_says_which_outlet_has_it_and_which_has_it_otherwise(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    response = seen(client_of(reader), wire_story, sort="order")
    assert [article.source.name for article in response.context["columns"]] == [
        *("صحيفة الرصيف", "موقع السارية", "إذاعة المرفأ")
    ]
    rows = signs(response)
    assert rows[0] == "vvv"
    assert rows[1] == "vv-"
    assert rows[2:4] == ["vv-", "v#-"]
    assert rows[4:] == ["v-v", "-v#"]


def test_what_outlets_of_one_camp_alone_tell_is_counted_and_shown(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    quay, mast, port = (article.source for article in Article.objects.order_by("published_at"))
    shore = make_camp("الشاطئ", quay, mast)
    make_camp("الجميع", quay, mast, port)
    make_camp("غيرهم", make_source("بعيدة"))
    inland = make_camp("البر", port)
    response = seen(client_of(reader), wire_story, sort="order", only=str(shore.pk))
    assert [(camp.value, len(camp.facts)) for camp in response.context["camps"]] == [(inland, 0), (shore, 3)]
    assert signs(response) == ["vv-", "vv-", "v#-"]
    assert "الشاطئ فقط" in response.content.decode()
    empty = seen(client_of(reader), wire_story, only=str(inland.pk)).content.decode()
    assert "لم تنفرد وسائل هذا المعسكر" in empty
    for nonsense in ("x", "999999", "\u0000"):
        assert len(signs(seen(client_of(reader), wire_story, only=nonsense))) == 6


def test_what_differs_stands_in_the_cell_and_opens_the_two_side_by_side(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    html = seen(client_of(reader), wire_story).content.decode()
    first, copy, third = Article.objects.filter(story=wire_story).order_by("published_at")
    cell = html.partition("<mark>ثلاثة ملايين</mark>")[0].rpartition('<td data-sign="differs">')[2]
    assert '<span class="instead"><bdi dir="rtl">ثلاثة ملايين</bdi></span>' in cell
    at = COPY.index("وتقدر")
    assert f'href="?base={copy.pk}&amp;beside={third.pk}&amp;at={at}"' in html
    assert f'href="?base={first.pk}&amp;beside={copy.pk}&amp;at=0"' in html
    assert "وارد بخلاف: إذاعة المرفأ" in html


def test_a_cell_leads_to_the_comparison_at_the_row_of_its_sentence(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    client, address = client_of(reader), reverse("story_coverage", args=[wire_story.pk])
    _, copy, third = Article.objects.filter(story=wire_story).order_by("published_at")
    asked = {"base": copy.pk, "beside": third.pk, "at": COPY.index("وتقدر")}
    response = client.get(address, asked)
    assert response.status_code == 302
    leads, _, row = response["Location"].partition("#row-")
    assert leads == f"/compare/?a={copy.pk}&a={third.pk}"
    html = client.get(leads).content.decode().partition(f'id="row-{row}"')[2].partition("</tr>")[0]
    assert "وتقدر كلفة التعطل" in html
    for wrong in ({"at": "x"}, {"at": "9999999"}):
        assert client.get(address, asked | wrong)["Location"] == leads
    for wrong in ({"base": "x"}, {"beside": str(make_article().pk)}, {"base": ""}):
        assert client.get(address, asked | wrong).status_code == 404


def test_disagreement_comes_first_unless_the_address_asks_for_the_order_of_telling(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    client = client_of(reader)
    by_disagreement, in_order = (signs(seen(client, wire_story, sort=sort)) for sort in ("", "order"))
    assert sorted(by_disagreement) == sorted(in_order)
    assert all("#" in row for row in by_disagreement[:2])
    assert by_disagreement[-1] == "vvv"
    assert by_disagreement != in_order


@pytest.mark.parametrize("asked", [{"part": "nonsense"}, {"sort": "nonsense"}, {"rows": "-3"}, {"rows": "٥"}])
def test_what_cannot_be_read_in_the_address_shows_the_sentences(
    client_of: ClientOf, reader: User, wire_story: Story, asked: dict[str, str]
) -> None:
    client = client_of(reader)
    assert signs(seen(client, wire_story, **asked)) == signs(seen(client, wire_story))


def test_names_are_counted_by_what_they_mean_and_another_in_their_place_is_shown(
    client_of: ClientOf, reader: User, db: None
) -> None:
    one = told("وصل وزير النقل سالم الراوي إلى ميناء الرأس الأخضر صباح الثلاثاء.", "الرصيف")
    other = told("وصل وزير النقل هاني السعدي إلى ميناء الرأس الأخضر صباح الثلاثاء.", "السارية", 1)
    salem, hani = make_entity("سالم الراوي"), make_entity("هاني السعدي")
    port = make_entity("ميناء الرأس الأخضر", "place")
    for article, entity in ((one, salem), (other, hani), (one, port), (other, port)):
        named(article, entity)
    response = seen(client_of(reader), make_story(one, other), part="names", sort="order")
    assert signs(response) == ["1#", "vv", "#1"]
    assert reverse("entity", args=[salem.pk]) in response.content.decode()


def test_dates_meet_by_the_day_and_numbers_by_their_value(client_of: ClientOf, reader: User, db: None) -> None:
    one = told("أعلنت الهيئة اليوم إغلاق الميناء بعد تلف 4000 طن من القمح.", "الرصيف")
    other = told("أعلنت الهيئة أمس إغلاق الميناء بعد تلف أربعة آلاف طن من القمح.", "السارية", 24)
    for article, word in ((one, "اليوم"), (other, "أمس")):
        start = article.text.index(word)
        make_time_reference(article, start, start + len(word), earliest=NOON.date(), latest=NOON.date())
    assert signs(seen(client_of(reader), make_story(one, other), part="dates")) == ["vv", "vv"]


def test_a_quotation_that_one_cuts_and_another_ascribes_elsewhere_is_told(
    client_of: ClientOf, reader: User, db: None
) -> None:
    whole, cut, other = told(SPEECH, "الرصيف"), told(SHORTER, "السارية", 1), told(SPEECH, "المرفأ", 2)
    quoted(whole, speaker_entity=make_entity("سالم الراوي"))
    quoted(cut)
    quoted(other, "هاني السعدي", speaker_entity=make_entity("هاني السعدي"))
    response = seen(client_of(reader), make_story(whole, cut, other), part="quotations")
    assert signs(response) == ["v##"]
    (one,) = response.context["shared"]
    assert [form.variants for form in one.forms] == [("whole",), ("cut",), ("ascribed",)]
    text = " ".join(re.sub(r"<[^>]+>", " ", response.content.decode().partition('id="quoted"')[2]).split())
    for words in ("مقتطع", "الناقص: قبل وصول الأمواج العالية", "منسوب إلى غيره", "القائل: هاني السعدي"):
        assert words in text


def test_what_a_person_rejected_is_no_fact(client_of: ClientOf, reader: User, db: None) -> None:
    one, other = told(SPEECH, "الرصيف"), told(SPEECH, "السارية", 1)
    salem = make_entity("سالم الراوي")
    for article in (one, other):
        mention, quotation = named(article, salem), quoted(article)
        for row in (mention, quotation):
            row.decision = "rejected"
            row.save(update_fields=["decision"])
    client, story = client_of(reader), make_story(one, other)
    assert signs(seen(client, story, part="names")) == []
    assert "لا اقتباس يرد في مقالات وسيلتين" in seen(client, story, part="quotations").content.decode()


def test_of_an_outlet_only_its_first_article_is_read(client_of: ClientOf, reader: User, wire_story: Story) -> None:
    again = told(THIRD, "صحيفة الرصيف", 72)
    Article.objects.filter(pk=again.pk).update(story=wire_story)
    assert again not in seen(client_of(reader), wire_story).context["columns"]


@pytest.mark.django_db
def test_of_many_outlets_the_earliest_twelve_are_shown_and_the_rest_counted(client_of: ClientOf, reader: User) -> None:
    story = make_story(*[told(WIRE, f"وسيلة {number}", number) for number in range(14)])
    response = seen(client_of(reader), story)
    assert [article.source.name for article in response.context["columns"]] == [f"وسيلة {n}" for n in range(12)]
    assert "تُركت وسيلتان جاءتا بعدها: تُعرض أول 12." in response.content.decode()


def of_outlets(story: Story, *names: str) -> str:
    return reverse("story_coverage", args=[story.pk]) + "?" + "&".join(f"outlet={Source.id_for(one)}" for one in names)


@pytest.mark.django_db
def test_outlets_are_chosen_in_the_address_also_those_past_the_twelfth(client_of: ClientOf, reader: User) -> None:
    story = make_story(*[told(WIRE, f"وسيلة {number}", number) for number in range(14)])
    client = client_of(reader)
    response = client.get(of_outlets(story, "وسيلة 13", "وسيلة 0", "وسيلة 5"))
    assert [one.source.name for one in response.context["columns"]] == ["وسيلة 0", "وسيلة 5", "وسيلة 13"]
    html = response.content.decode()
    assert "اخترت ألا تظهر 11 وسيلة من وسائل هذه القصة" in html
    assert len(re.findall(r'name="outlet" value="[^"]+" checked', html)) == 3
    assert set(re.findall(r'href="\?([^"]*)part=names"', html)) == {
        "&amp;".join(f"outlet={Source.id_for(f'وسيلة {n}')}" for n in (13, 0, 5)) + "&amp;"
    }
    everything = client.get(of_outlets(story, *(f"وسيلة {number}" for number in range(13))))
    assert len(everything.context["columns"]) == 12
    assert "اختير أكثر من 12: يظهر أول 12." in everything.content.decode()


@pytest.mark.django_db
def test_the_form_offers_all_outlets_and_ticks_those_shown(client_of: ClientOf, reader: User) -> None:
    story = make_story(*[told(WIRE, f"وسيلة {number}", number) for number in range(14)])
    html = seen(client_of(reader), story, part="names").content.decode()
    boxes = re.findall(r'name="outlet" value="[^"]+"( checked)?', html)
    assert boxes == [" checked"] * 12 + [""] * 2
    assert '<input type="hidden" name="part" value="names">' in html
    two = seen(client_of(reader), make_story(told(WIRE, "الأولى"), told(COPY, "الثانية", 1))).content.decode()
    assert 'name="outlet"' not in two, "there is nothing to choose"


@pytest.mark.django_db
@pytest.mark.parametrize("outlet", ["", "x", "\u0000", "00000000-0000-0000-0000-000000000000"])
def test_an_outlet_that_does_not_tell_the_story_is_not_chosen(
    client_of: ClientOf, reader: User, wire_story: Story, outlet: str
) -> None:
    client = client_of(reader)
    whole = seen(client, wire_story).context["columns"]
    assert seen(client, wire_story, outlet=outlet).context["columns"] == whole


@pytest.mark.django_db
def test_a_story_of_one_outlet_says_that_there_is_nothing_to_compare(client_of: ClientOf, reader: User) -> None:
    response = seen(client_of(reader), make_story(told(WIRE, "الرصيف"), told(COPY, "الرصيف", 1)))
    assert set(signs(response)) == {"1"}
    assert "لم تنشر هذه القصة إلا وسيلة واحدة" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["…", "كلمة", "كلمة واحدة بعد أخرى بلا نقطة " * 4_000])
def test_texts_of_next_to_nothing_and_endless_ones_give_a_page(client_of: ClientOf, reader: User, text: str) -> None:
    story = make_story(
        *[make_article(text=text, source=make_source(name), sentences=[[0, len(text)]]) for name in ("أ", "ب")]
    )
    response = seen(client_of(reader), story)
    assert ("قُرئت أوائلها وحدها لطولها" in response.content.decode()) is (len(text) > 20_000)


@pytest.mark.django_db
def test_texts_and_names_are_shown_as_text(client_of: ClientOf, reader: User) -> None:
    hostile = "<script>alert(1)</script> قال الوزير في الميناء اليوم كلاما كثيرا"
    story = make_story(*[told(f"{hostile} {n} آلاف.", f'"><script>{n}', n) for n in (3, 4)])
    html = seen(client_of(reader), story).content.decode()
    assert "<script>alert" not in html
    assert '"><script>' not in html
    assert html.count("&lt;script&gt;") > 4


@pytest.mark.django_db
def test_former_ids_lead_on_and_unknown_ones_are_404(client_of: ClientOf, reader: User) -> None:
    client, member = client_of(reader), told(WIRE, "الرصيف")
    story = make_story(member, told(COPY, "السارية", 1))
    response = client.get(reverse("story_coverage", args=[member.pk]))
    assert (response.status_code, response["Location"]) == (302, reverse("story_coverage", args=[story.pk]))
    assert client.get(reverse("story_coverage", args=[uuid4()])).status_code == 404
    assert client.get(reverse("story_coverage", args=[make_story().pk])).status_code == 404


def test_nothing_is_shown_to_whoever_has_not_signed_in_and_nothing_is_taken(
    client_of: ClientOf, editor: User, wire_story: Story
) -> None:
    address = reverse("story_coverage", args=[wire_story.pk])
    assert Client().get(address).status_code == 302
    assert client_of(editor).post(address).status_code == 405


def test_the_page_of_the_story_leads_here(client_of: ClientOf, reader: User, wire_story: Story) -> None:
    html = client_of(reader).get(reverse("story", args=[wire_story.pk])).content.decode()
    assert f'href="{reverse("story_coverage", args=[wire_story.pk])}"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["sentences", "names", "dates", "quotations"])
def test_the_number_of_queries_does_not_grow_with_articles_and_facts(
    client_of: ClientOf, reader: User, part: str
) -> None:
    client = client_of(reader)

    def count(outlets: int, text: str) -> int:
        articles = [told(text, f"وسيلة {number}", number) for number in range(outlets)]
        for article in articles:
            named(article, Entity.objects.filter(name="سالم الراوي").first() or make_entity("سالم الراوي"))
            make_quotation(article, 0, 30, speaker_entity=make_entity(f"قائل {uuid4()}"))
            make_time_reference(article)
        story = make_story(*articles)
        with CaptureQueriesContext(connection) as caught:
            seen(client, story, part=part)
        return len(caught)

    assert count(1, SPEECH) == count(3, f"{SPEECH} {WIRE}")
