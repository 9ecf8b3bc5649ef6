"""The cast: Rima reads, Anas analyses, Eman edits, Adam administers."""

import sys
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from articles.models import Role, User

PASSWORD = "correct horse battery staple"


@pytest.fixture
def reader(db: None) -> User:
    return User.objects.create_user("rima", PASSWORD, name="ريما", role=Role.READER)


@pytest.fixture
def analyst(db: None) -> User:
    return User.objects.create_user("anas", PASSWORD, name="أنس", role=Role.ANALYST)


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("eman", PASSWORD, name="إيمان", role=Role.EDITOR)


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_user("adam", PASSWORD, name="آدم", role=Role.ADMINISTRATOR)


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Settings) -> None:
    """Tests run without collected static files: addresses carry no hashes."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """``no_cover`` in a process of several: pytest-cov measures there twice, and stops one of the two alone."""
    tracer = sys.gettrace() if item.get_closest_marker("no_cover") else None
    if tracer is None:
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
