from itertools import pairwise

import pytest

from articles.models import Right, Role, User
from articles.models.roles import right_for, rights_of


def test_each_role_has_the_rights_of_those_below_it() -> None:
    ladder = [rights_of(role) for role in Role.values]
    assert [len(rights) for rights in ladder] == [1, 2, 3, 4]
    assert all(lower < higher for lower, higher in pairwise(ladder))
    assert rights_of("stranger") == frozenset()


@pytest.mark.parametrize(
    ("permission", "right"),
    [
        ("articles.view_article", Right.READ),
        ("articles.add_note", Right.ANNOTATE),
        ("articles.change_source", Right.CURATE),
        ("articles.delete_original", Right.ADMINISTER),
        ("articles.view_user", Right.ADMINISTER),
        ("auth.view_permission", Right.ADMINISTER),
        ("nonsense", Right.ADMINISTER),
    ],
)
def test_django_permissions_follow_the_same_table(permission: str, right: Right) -> None:
    assert right_for(permission) == right


def test_who_may_not_sign_in_may_do_nothing() -> None:
    user = User(username="x", role=Role.ADMINISTRATOR, is_active=False)
    assert not any(user.may(right) for right in Right)
    assert not user.is_staff
    assert not user.is_superuser


def test_editors_reach_the_admin_and_analysts_do_not() -> None:
    assert User(role=Role.EDITOR).is_staff
    assert not User(role=Role.EDITOR).is_superuser
    assert not User(role=Role.ANALYST).is_staff
