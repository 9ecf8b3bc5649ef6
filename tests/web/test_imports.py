"""Adding articles in the browser: look first, then store; nothing typed is lost, and nobody adds who may not."""

import gzip
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import jobs
from articles.actions.import_upload import discard_abandoned, import_upload
from articles.models import Article, Entity, ImportRun, Revision, Source, User
from tests.drafts import TEXT
from tests.factories import make_source

ClientOf = Callable[[User], Client]
ADD, PREVIEW = reverse("add"), reverse("preview")
PASTE = {
    "source": "المرفأ اليوم",
    "published_on": "2026-11-10",
    "published_at": "08:30",
    "url": "https://almarfa.example/pier?utm_source=x",
    "title": "رصيف جديد في البصرة",
    "text": TEXT + "\nزر الذهاب إلى الأعلى",
}


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def desk(analyst: User, client_of: ClientOf) -> Client:
    return client_of(analyst)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def lines(count: int) -> bytes:
    return b"".join(
        json.dumps({"source": "صحيفة", "url": f"https://a.example/{n}", "text": f"{TEXT} {n}"}).encode() + b"\n"
        for n in range(count)
    )


def send(desk: Client, *files: SimpleUploadedFile, **fields: str) -> Any:
    return desk.post(PREVIEW, {"kind": "files", "uploads": list(files), **fields})


@pytest.mark.django_db
@pytest.mark.parametrize("address", [ADD, PREVIEW, "/add/1/"])
def test_a_reader_who_posts_gets_403(address: str, reader: User, client_of: ClientOf) -> None:
    assert client_of(reader).post(address, PASTE).status_code == 403
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_a_reader_does_not_see_the_form_and_a_stranger_signs_in_first(reader: User, client_of: ClientOf) -> None:
    assert client_of(reader).get(ADD).status_code == 403
    assert Client().get(ADD).status_code == 302
    assert Client().post(ADD, PASTE).status_code == 302


def test_wrong_verbs_are_refused(desk: Client) -> None:
    assert desk.get(PREVIEW).status_code == 405
    assert desk.put(ADD).status_code == 405
    assert desk.delete("/add/1/").status_code == 405


def test_the_page_offers_both_ways_and_names_known_sources(desk: Client) -> None:
    make_source("صوت سروان")
    page = desk.get(ADD).content.decode()
    assert 'name="text"' in page
    assert 'name="uploads"' in page
    assert '<option value="صوت سروان">' in page


def test_a_preview_shows_what_would_be_stored_and_stores_nothing(desk: Client) -> None:
    response = desk.post(PREVIEW, PASTE)
    page = response.content.decode()
    assert response.status_code == 200
    assert 'data-kind="place">بغداد<' in page
    assert "سالم الراوي" in page
    assert "زر الذهاب إلى الأعلى" in page.partition("add-ways")[0], "removed parts are shown"
    assert f'formaction="{ADD}"' in page
    assert "رصيف جديد في البصرة" in page.partition('id="paste"')[2], "the form keeps what was typed"
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def test_a_pasted_text_is_stored_and_opened(desk: Client) -> None:
    response = desk.post(ADD, PASTE)
    article = Article.objects.get()
    assert response.headers["Location"] == reverse("article", args=[article.pk])
    assert article.url == "https://almarfa.example/pier"
    assert article.published_at.isoformat() == "2026-11-10T05:30:00+00:00"
    assert (article.published_precision, article.published_from) == ("second", "metadata")
    assert article.text == TEXT
    gone = {"text": "زر الذهاب إلى الأعلى", "reason": "site furniture", "line": 3, "place": "line"}
    assert article.removed == [gone]
    assert article.mentions.exists()
    assert ProcrastinateJob.objects.filter(task_name="group_stories").count() == 1


def test_a_day_alone_is_a_day(desk: Client) -> None:
    desk.post(ADD, {**PASTE, "published_at": ""})
    article = Article.objects.get()
    assert (article.published_at.isoformat(), article.published_precision) == ("2026-11-10T09:00:00+00:00", "day")


def test_the_same_again_changes_nothing_and_says_so(desk: Client) -> None:
    desk.post(ADD, PASTE)
    assert 'data-tone="caution"' in desk.post(PREVIEW, PASTE).content.decode()
    desk.post(ADD, PASTE)
    assert Article.objects.count() == 1
    assert not Revision.objects.exists()
    assert ProcrastinateJob.objects.filter(task_name="group_stories").count() == 1


def test_another_text_at_the_same_address_is_a_new_version(desk: Client) -> None:
    desk.post(ADD, PASTE)
    desk.post(ADD, {**PASTE, "text": TEXT + "\nوانتهى الحفل."})
    assert Article.objects.get().text.endswith("وانتهى الحفل.")
    assert Revision.objects.get().text == TEXT


@pytest.mark.parametrize("address", [ADD, PREVIEW])
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"source": ""}, "source"),
        ({"source": "س" * 201}, "source"),
        ({"text": ""}, "text"),
        ({"text": " … "}, "text"),
        ({"text": f"{TEXT}\n" * 3_000}, "text"),
        ({"text": "زر الذهاب إلى الأعلى", "title": ""}, "text"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://a.example/" + "a" * 3000}, "url"),
        ({"published_on": "9999-12-31"}, "published_on"),
        ({"published_on": "soon"}, "published_on"),
        ({"published_on": ""}, "published_on"),
        ({"title": "ع" * 501}, "title"),
    ],
)
def test_bad_input_comes_back_with_the_reason_and_all_that_was_typed(
    desk: Client, address: str, wrong: dict[str, str], field: str
) -> None:
    response = desk.post(address, {**PASTE, **wrong})
    assert response.status_code == 422
    assert list(response.context["paste"].errors) == [field]
    page = response.content.decode()
    typed = {**PASTE, **wrong}
    kept = "text" if field != "text" else "title"
    assert typed[kept][:30] in page
    assert 'aria-invalid="true"' in page
    assert not Article.objects.exists()


def test_a_script_in_a_pasted_text_is_text(desk: Client) -> None:
    page = desk.post(PREVIEW, {**PASTE, "text": f"{TEXT}\n<script>alert(1)</script>"}).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_small_file_is_previewed_then_stored_at_once(desk: Client, analyst: User) -> None:
    response = send(desk, upload("خبر.txt", TEXT.encode("windows-1256")), source="صوت سروان", published_on="2026-11-09")
    run = ImportRun.objects.get()
    assert response.headers["Location"] == run.get_absolute_url()
    assert (run.state, run.user, run.name, run.source) == ("preview", analyst, "خبر.txt", "صوت سروان")
    page = desk.get(run.get_absolute_url()).content.decode()
    assert "سالم الراوي" in page
    assert not Article.objects.exists()
    desk.post(run.get_absolute_url(), {"act": "start"})
    article = Article.objects.get()
    assert (article.source.name, article.published_from, article.original.encoding) == (
        "صوت سروان",
        "option",
        "windows-1256",
    )
    run.refresh_from_db()
    assert (run.state, run.read, run.new) == ("done", 1, 1)
    assert run.finished_at


@pytest.mark.django_db(transaction=True)
def test_uploaded_files_are_gone_once_they_are_in(desk: Client) -> None:
    send(desk, upload("a.txt", TEXT.encode()), source="س")
    run = ImportRun.objects.get()
    assert [file.name for file in run.path.iterdir()] == ["a.txt"]
    desk.post(run.get_absolute_url(), {"act": "start"})
    assert not run.path.exists()
    with connection.cursor() as cursor:  # Django empties its own tables after a test that commits, no others
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def test_a_large_import_is_a_job_that_keeps_its_progress(desk: Client) -> None:
    send(desk, upload("a.jsonl.gz", gzip.compress(lines(30) + b"{oops\n")))
    run = ImportRun.objects.get()
    assert "https://a.example/0" in desk.get(run.get_absolute_url()).content.decode()
    desk.post(run.get_absolute_url(), {"act": "start"})
    run.refresh_from_db()
    assert run.state == "waiting"
    [job] = ProcrastinateJob.objects.filter(task_name="import_upload")
    assert job.args == {"run": run.pk}
    page = desk.get(run.get_absolute_url()).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert "<progress" in page
    import_upload(run.pk)
    run.refresh_from_db()
    assert (run.state, run.read, run.new, run.rejected) == ("done", 31, 30, 1)
    assert Article.objects.count() == 30
    page = desk.get(run.get_absolute_url()).content.decode()
    assert "hx-trigger" not in page.partition("<main")[2]
    assert "a.jsonl.gz" in page
    assert "Expecting property name" in page


def test_an_import_goes_on_where_a_kill_left_it(desk: Client) -> None:
    send(desk, upload("a.jsonl", lines(250)))
    run = ImportRun.objects.get()
    desk.post(run.get_absolute_url(), {"act": "start"})
    from articles.actions import import_upload as module

    real = module.import_records

    def killed(*args: Any, **options: Any) -> Any:
        yield next(real(*args, **options))
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "import_records", killed)
        with pytest.raises(KeyboardInterrupt):
            import_upload(run.pk)
    run.refresh_from_db()
    assert (run.state, run.read, run.new) == ("running", 100, 100)
    import_upload(run.pk)
    run.refresh_from_db()
    assert (run.state, run.read, run.new, run.known) == ("done", 250, 250, 0)


def test_progress_comes_as_a_fragment_for_htmx(desk: Client) -> None:
    send(desk, upload("a.jsonl", lines(3)))
    run = ImportRun.objects.get()
    ImportRun.objects.update(state="running", read=2, bytes_done=10)
    response = desk.get(run.get_absolute_url(), headers={"HX-Request": "true"})
    assert response.content.decode().strip().startswith('<div class="stack" id="import-run"')
    assert "HX-Request" in response.headers["Vary"]


def test_what_cannot_be_stored_is_said_before_it_is_tried(desk: Client) -> None:
    send(desk, upload("a.pdf", b"%PDF-1.4"), upload("b.txt", b"%PDF-1.4"), upload("c.txt", b""), source="س")
    run = ImportRun.objects.get()
    response = desk.get(run.get_absolute_url())
    assert [row[0] for row in response.context["rejects"]] == ["a.pdf", "b.txt", "c.txt"]
    assert 'value="start"' not in response.content.decode()


def test_files_that_are_missing_or_too_large_come_back_with_what_was_typed(desk: Client, settings: Any) -> None:
    response = send(desk, source="صوت سروان")
    assert response.status_code == 422
    assert 'value="صوت سروان"' in response.content.decode()
    settings.NEWSDESK_LARGEST_UPLOAD = 10
    response = send(desk, upload("a.txt", TEXT.encode()), source="صوت سروان")
    assert response.status_code == 422
    assert list(response.context["upload"].errors) == ["uploads"]
    assert not ImportRun.objects.exists()


def test_names_of_files_cannot_leave_their_folder(desk: Client, tmp_path: Path) -> None:
    send(desk, upload("../../evil.txt", TEXT.encode()), upload("evil.txt", TEXT.encode()), source="س")
    run = ImportRun.objects.get()
    assert sorted(file.name for file in run.path.iterdir()) == ["_evil.txt", "evil.txt"]
    assert not list(tmp_path.glob("*.txt"))


def test_a_list_beside_its_files_is_understood(desk: Client) -> None:
    manifest = json.dumps({"file": "a.txt", "source": "صوت سروان", "published": "2026-11-01"}).encode()
    send(desk, upload("a.txt", TEXT.encode()), upload("manifest.jsonl", manifest))
    run = ImportRun.objects.get()
    desk.post(run.get_absolute_url(), {"act": "start"})
    import_upload(run.pk)
    assert Article.objects.get().source.name == "صوت سروان"


def test_an_upload_can_be_discarded_until_it_is_started(desk: Client) -> None:
    send(desk, upload("a.txt", TEXT.encode()), source="س")
    run = ImportRun.objects.get()
    response = desk.post(run.get_absolute_url(), {"act": "discard"})
    assert response.headers["Location"] == ADD
    assert not ImportRun.objects.exists()
    assert not run.path.exists()
    send(desk, upload("a.txt", TEXT.encode()), source="س")
    run = ImportRun.objects.get()
    desk.post(run.get_absolute_url(), {"act": "start"})
    desk.post(run.get_absolute_url(), {"act": "discard"})
    desk.post(run.get_absolute_url(), {"act": "start"})
    assert ImportRun.objects.get().new == 1


def test_only_who_uploaded_starts_or_discards(desk: Client, editor: User, client_of: ClientOf) -> None:
    send(desk, upload("a.txt", TEXT.encode()), source="س")
    run = ImportRun.objects.get()
    other = client_of(editor)
    assert other.get(run.get_absolute_url()).status_code == 200
    for act in ("start", "discard"):
        assert other.post(run.get_absolute_url(), {"act": act}).status_code == 404
    assert ImportRun.objects.get().state == "preview"


def test_an_unknown_run_or_act_is_refused(desk: Client) -> None:
    assert desk.get("/add/999/").status_code == 404
    assert desk.post("/add/999/", {"act": "start"}).status_code == 404
    send(desk, upload("a.txt", TEXT.encode()), source="س")
    assert desk.post(ImportRun.objects.get().get_absolute_url(), {"act": "explode"}).status_code == 400


def test_uploads_that_nobody_approved_are_forgotten_after_two_days(desk: Client) -> None:
    send(desk, upload("a.txt", TEXT.encode()), source="س")
    run = ImportRun.objects.get()
    assert discard_abandoned(timezone.now()) == 0
    assert discard_abandoned(timezone.now() + timedelta(days=3)) == 1
    assert not run.path.exists()


def test_the_number_of_queries_does_not_grow(desk: Client) -> None:
    def cost(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(address)
        return len(queries)

    send(desk, upload("a.jsonl", lines(1)))
    once = cost(ADD), cost(ImportRun.objects.newest_first()[0].get_absolute_url())  # type: ignore[attr-defined]
    for _ in range(3):
        send(desk, upload("a.jsonl", lines(1)))
    run = ImportRun.objects.newest_first()[0]  # type: ignore[attr-defined]
    import_upload(run.pk)
    assert (cost(ADD), cost(run.get_absolute_url())) == once


def test_jobs_of_analysis_take_some_hundred_articles_each(db: None) -> None:
    assert jobs.defer_analysis(f"00000000-0000-0000-0000-{n:012}" for n in range(450)) == 3
    sizes = [
        len(job.args["ids"]) for job in ProcrastinateJob.objects.filter(task_name="analyse_articles").order_by("id")
    ]
    assert sizes == [200, 200, 50]


def test_entities_confirmed_by_people_show_in_the_preview(desk: Client) -> None:
    Entity.objects.create(kind="place", name="رصيف جديد", confirmed=True)
    page = desk.post(PREVIEW, PASTE).content.decode()
    assert 'data-kind="place">رصيف جديد<' in page
