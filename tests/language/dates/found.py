"""What the tests of the date rules compare: a time's words and its days, written short."""

from datetime import date

from articles.language.dates import DateMention, find_dates

SATURDAY = date(2018, 9, 22)


def mentions(text: str, today: date = SATURDAY) -> list[DateMention]:
    return find_dates(text, today)


def times(text: str, today: date = SATURDAY) -> list[tuple[str, str]]:
    """``[("7 أيار", "2018-05-07")]``; a stretch is ``first/last``."""
    return [(found.text, days(found)) for found in find_dates(text, today)]


def days(found: DateMention) -> str:
    if found.earliest == found.latest:
        return found.earliest.isoformat()
    return f"{found.earliest.isoformat()}/{found.latest.isoformat()}"
