"""Invitations to follow: a short line with an invitation and the outlet's own channel (``اشترك بقناتنا``)."""

from functools import cache

from ..line_keys import key_of
from ..words import folded

_LONGEST = 110


@cache
def _verbs() -> frozenset[str]:
    return folded("invitations")


@cache
def _channels() -> frozenset[str]:
    return folded("own_channels")


def is_invitation(line: str) -> bool:
    if len(line) > _LONGEST or line[-1:] in '»”"':
        return False
    forms = key_of(line).split()
    return any(form in _verbs() for form in forms[:5]) and any(form in _channels() for form in forms)
