"""Kill -9 of each process under use: nothing that was acknowledged is lost, nothing is doubled."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import ROOT, Desk, Visitor, wait_for

pytestmark = pytest.mark.faults

COUNT = 800  # of articles in an import that is killed: several batches
BUILTIN_TASK = "builtin:procrastinate.builtin_tasks.remove_old_jobs"
PLACES = ("المرفأ القديم", "سوق الأقمشة", "محطة القطار", "حديقة البلدية", "جسر النهر")
TROUBLES = ("تسرب في شبكة المياه", "انقطاع في التيار", "ازدحام خانق", "انهيار جدار")


def invented(number: int) -> dict[str, str]:
    """An article about nothing that happened; no two have the same text."""
    place, trouble = PLACES[number % len(PLACES)], TROUBLES[number % len(TROUBLES)]
    day = 1 + number % 28
    return {
        "source": f"صحيفة التجربة {number % 3}",
        "url": f"https://trial.example/{number}",
        "published": f"2026-03-{day:02}T09:00:00+00:00",
        "title": f"{trouble} قرب {place} ({number})",
        "text": f"أفاد شهود، أمس، بوقوع {trouble} قرب {place} في الساعة {number}.\n"
        f'وقال رئيس البلدية سالم الحداد: "أرسلنا الفريق رقم {number} إلى المكان".\n'
        f"ومن المقرر أن يصدر التقرير في {day} نيسان/أبريل.",
    }


def write_articles(path: Path, count: int) -> Path:
    path.write_text("".join(json.dumps(invented(number), ensure_ascii=False) + "\n" for number in range(count)))
    return path


def manage(desk: Desk, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=desk.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip


def finish(process: "subprocess.Popen[str]") -> str:
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    made = Desk("--no-sample")
    made.start()
    finish(manage(made, "import_articles", str(write_articles(made.folder / "one.jsonl", 1))))
    yield made
    made.remove()


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    made = desk.visitor()
    assert made.sign_in("administrator", desk.password()) == 200
    return made


def web_worker(desk: Desk) -> int:
    (master,) = desk.children("gunicorn")
    return int(Path(f"/proc/{master}/task/{master}/children").read_text().split()[0])


VICTIMS: dict[str, Callable[[Desk], int]] = {
    "web server": lambda desk: desk.children("gunicorn")[0],
    "web worker": web_worker,
    "database": lambda desk: desk.server_pid(),
}


@pytest.mark.parametrize("victim", VICTIMS)
def test_every_note_that_was_acknowledged_is_kept_once_whatever_is_killed(
    desk: Desk, visitor: Visitor, victim: str
) -> None:
    with desk.connect() as connection:
        row = connection.execute("SELECT id FROM articles_article").fetchone()
    assert row is not None
    acknowledged = []
    for number in range(45):
        if number in {10, 25}:
            os.kill(VICTIMS[victim](desk), signal.SIGKILL)
        status, _page = visitor.post(f"/articles/{row[0]}/notes/", text=f"{victim} {number}")
        if status == 200:
            acknowledged.append(f"{victim} {number}")
        else:  # what a person does who got no answer: wait until the desk is back, and go on with the next
            wait_for("the desk answers again", lambda: visitor.get("/health/")[0] == 200)
    assert len(acknowledged) >= 30
    desk.stop()
    desk.start()
    with desk.connect() as connection:
        kept = connection.execute("SELECT text FROM articles_note WHERE text LIKE %s", [f"{victim} %"]).fetchall()
    texts = [text for (text,) in kept]
    assert set(acknowledged) <= set(texts)
    assert len(texts) == len(set(texts))


def task_count(desk: Desk, name: str, status: str = "%") -> int:
    with desk.connect() as connection:
        row = connection.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s AND status::text LIKE %s", [name, status]
        ).fetchone()
    assert row is not None
    return int(str(row[0]))


@pytest.mark.parametrize("victim", ["job worker", "database"])
def test_a_job_that_was_deferred_is_done_once_the_desk_is_back(desk: Desk, victim: str) -> None:
    wait_for("a worker runs", lambda: desk.children("procrastinate") != [])
    before = task_count(desk, BUILTIN_TASK)
    for number in range(2):
        finish(manage(desk, "procrastinate", "defer", BUILTIN_TASK, '{"max_hours": 1000}'))
        if number == 0:
            os.kill(desk.children("procrastinate")[0] if victim == "job worker" else desk.server_pid(), signal.SIGKILL)
            wait_for("the desk answers again", lambda: desk.visitor().get("/health/")[0] == 200)
    assert task_count(desk, BUILTIN_TASK) == before + 2
    wait_for("both jobs are done", lambda: task_count(desk, BUILTIN_TASK, "succeeded") == before + 2, 150)


def test_a_job_whose_worker_was_killed_in_its_midst_is_done_by_another(desk: Desk) -> None:
    finish(manage(desk, "import_articles", str(write_articles(desk.folder / "some.jsonl", 400))))
    with desk.connect() as connection:
        ids = [str(pk) for (pk,) in connection.execute("SELECT id FROM articles_article ORDER BY id")]
    before = task_count(desk, "analyse_articles", "succeeded")
    finish(manage(desk, "procrastinate", "defer", "analyse_articles", json.dumps({"ids": ids})))
    wait_for("the job has begun", lambda: task_count(desk, "analyse_articles", "doing") == 1)
    os.kill(desk.children("procrastinate")[0], signal.SIGKILL)
    assert task_count(desk, "analyse_articles", "doing") == 1
    wait_for("another worker has done it", lambda: task_count(desk, "analyse_articles", "succeeded") > before, 180)
    with desk.connect() as connection:
        row = connection.execute("SELECT count(*), count(DISTINCT id) FROM articles_article").fetchone()
    assert row == (len(ids), len(ids))


# What an import makes, without what each database numbers or dates for itself.
CONTENT = {
    "articles": "SELECT id, title, text, published_at FROM articles_article ORDER BY id",
    "mentions": "SELECT article_id, start, \"end\", entity_id FROM articles_mention ORDER BY 1, 2, 3, 4",
    "quotations": "SELECT article_id, start, \"end\" FROM articles_quotation ORDER BY 1, 2, 3",
    "dates": "SELECT article_id, start, \"end\", earliest, latest FROM articles_timereference ORDER BY 1, 2, 3, 4, 5",
    "sources": "SELECT name FROM articles_source ORDER BY name",
}  # fmt: skip


def content(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    with desk.connect() as connection:
        return {name: connection.execute(query).fetchall() for name, query in CONTENT.items()}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[tuple[object, ...]]]]:
    """The file of articles, and what an import of it makes when nothing happens to it."""
    articles = write_articles(tmp_path_factory.mktemp("articles") / "many.jsonl", COUNT)
    calm = Desk("--no-sample")
    try:
        calm.start()
        finish(manage(calm, "import_articles", str(articles)))
        return articles, content(calm)
    finally:
        calm.remove()


@pytest.mark.parametrize("victim", ["import", "database"])
def test_an_import_that_was_killed_and_repeated_ends_like_one_that_was_not(
    undisturbed: tuple[Path, dict[str, list[tuple[object, ...]]]], victim: str
) -> None:
    articles, expected = undisturbed
    desk = Desk("--no-sample")
    try:
        desk.start()
        process = manage(desk, "import_articles", str(articles))

        def under_way() -> bool:
            with desk.connect() as connection:
                stored = connection.execute("SELECT count(*) FROM articles_article").fetchone()
            return stored is not None and 0 < int(str(stored[0])) < COUNT

        wait_for("some are stored and some are not", under_way)
        if victim == "import":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            os.kill(desk.server_pid(), signal.SIGKILL)
        process.communicate(timeout=120)
        assert process.returncode != 0
        wait_for("the desk answers again", lambda: desk.visitor().get("/health/")[0] == 200)
        finish(manage(desk, "import_articles", str(articles)))
        assert f"{COUNT} known" in finish(manage(desk, "import_articles", str(articles)))
        ended = content(desk)
        assert len(ended["articles"]) == COUNT
        assert ended["mentions"]
        assert ended["dates"]
        assert ended == expected
    finally:
        desk.remove()
