from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils import translation

from articles.templatetags.address import query


@dataclass
class Listed:
    newer: str = ""
    older: str = ""


def pager(listed: Listed, options: str = "") -> str:
    template = Template("{% load address %}{% pager here listed " + options + " %}")
    with translation.override("ar"):
        return template.render(Context({"here": "state=all&older=x", "listed": listed}))


def test_a_parameter_is_set_replaced_and_taken_out() -> None:
    assert query("state=all&older=x", older="", open="a b") == "?state=all&open=a+b"
    assert query("", older=None) == "?"


def test_a_list_of_one_page_has_no_pager() -> None:
    assert "<nav" not in pager(Listed())


def test_a_pager_leads_both_ways_and_keeps_the_rest_of_the_address() -> None:
    page = pager(Listed(newer="n", older="o"), 'anchor="#table"')
    assert 'rel="prev"' in page
    assert 'href="?state=all&amp;newer=n#table"' in page
    assert 'rel="next"' in page
    assert 'href="?state=all&amp;older=o#table"' in page
    assert "أحدث" in page
    assert "أقدم" in page
    assert 'data-key="]"' in page


@pytest.mark.parametrize(("listed", "rel"), [(Listed(newer="n"), "prev"), (Listed(older="o"), "next")])
def test_the_first_and_the_last_page_lead_one_way(listed: Listed, rel: str) -> None:
    page = pager(listed, 'target="#stories"')
    assert page.count("rel=") == 1
    assert f'rel="{rel}"' in page
    assert 'hx-target="#stories"' in page
    assert "hx-boost" not in page
