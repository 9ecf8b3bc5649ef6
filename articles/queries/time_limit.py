"""How long a search may take, and what the planner is told of its price."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

TIMEOUT = 2_000
"""Milliseconds for one statement of a search."""


@contextmanager
def within_time(milliseconds: int = TIMEOUT) -> Iterator[None]:
    """A transaction in which no statement runs longer than ``milliseconds``.

    To the planner a look into a vector costs as much as comparing two numbers, and it does not see that the vector is
    fetched from where long values are kept. So operators are given forty times their usual price (at a million articles
    a common word of one source takes 70 ms instead of 370), and reading the whole table is left to the last (6 ms
    instead of 160 for a word in a third of 12,000).
    A table that must be read whole all the same, such as a dozen tags, then seems to cost so much that its statement
    would be compiled (25 ms each time); so nothing is. With less memory than this the places of a common word's hits
    would be kept by the page, and every vector on those pages opened again.
    """
    limits = {
        "statement_timeout": str(milliseconds),
        "enable_seqscan": "off",
        "jit": "off",
        "work_mem": "64MB",
        "cpu_operator_cost": "0.1",
        "enable_mergejoin": "off",
        "max_parallel_workers_per_gather": "0",
    }
    with transaction.atomic(), connection.cursor() as cursor:
        settings = ", ".join("set_config(%s, %s, true)" for _limit in limits)
        cursor.execute(f"SELECT {settings}", [text for limit in limits.items() for text in limit])
        yield
        cursor.execute("; ".join(f"SET LOCAL {name} TO DEFAULT" for name in limits))
