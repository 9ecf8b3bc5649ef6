"""`manage.py up`: one command from an empty folder to a desk, and back to nothing running."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.desk import ROOT, Desk, wait_for

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """A desk that runs; a test that stops it starts it again."""
    made = Desk("--no-sample", covered=True)
    made.start()
    yield made
    made.remove()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_first_start_prints_a_password_that_opens_the_desk(desk: Desk) -> None:
    visitor = desk.visitor()
    assert visitor.sign_in("administrator", desk.password()) == 200
    assert visitor.is_signed_in()


def test_a_wrong_password_does_not_open_the_desk(desk: Desk) -> None:
    visitor = desk.visitor()
    visitor.sign_in("administrator", desk.password() + "x")
    assert not visitor.is_signed_in()


def test_the_desk_listens_to_this_machine_alone(desk: Desk) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.2", desk.port))  # taken, had it listened to every address


def test_the_web_is_started_again_when_it_is_killed(desk: Desk) -> None:
    (before,) = desk.children("gunicorn")
    os.kill(before, signal.SIGKILL)
    wait_for("the web answers again", lambda: desk.children("gunicorn") not in ([], [before]))
    wait_for("the web answers again", lambda: desk.visitor().get("/account/login/")[0] == 200)
    assert "web server ended with signal SIGKILL and is started again" in desk.output


def test_the_job_worker_is_started_again_when_it_is_killed(desk: Desk) -> None:
    wait_for("a worker runs", lambda: desk.children("procrastinate") != [])
    (before,) = desk.children("procrastinate")
    os.kill(before, signal.SIGKILL)
    wait_for("a worker runs again", lambda: desk.children("procrastinate") not in ([], [before]))


def test_the_database_is_started_again_when_it_is_killed_and_the_web_finds_it(desk: Desk) -> None:
    visitor = desk.visitor()
    visitor.sign_in("administrator", desk.password())
    assert visitor.get("/")[0] == 200
    before = desk.server_pid()
    os.kill(before, signal.SIGKILL)
    wait_for("the database runs again", lambda: desk.server_is_there() and desk.server_pid() != before)
    wait_for("the web finds it", lambda: visitor.get("/")[0] == 200, 30)


def test_a_second_desk_on_the_same_port_is_refused_with_another_to_try(desk: Desk) -> None:
    second = subprocess.run(
        [sys.executable, "manage.py", "up", "--port", str(desk.port)],
        cwd=ROOT, env=desk.environment(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert second.returncode == 1
    assert f"PORT={desk.port + 1}" in second.stderr
    assert desk.visitor().get("/account/login/")[0] == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_web_jobs_and_database(desk: Desk, number: int) -> None:
    running = [*desk.children("gunicorn"), *desk.children("procrastinate"), desk.server_pid()]
    assert desk.stop(number) == 0
    assert all(gone(pid) for pid in running)
    assert not desk.server_is_there()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", desk.port))
    desk.start()


def test_the_second_start_takes_less_than_ten_seconds_and_prints_no_password(desk: Desk) -> None:
    desk.stop()
    desk.covered = False
    assert desk.start() < 10
    assert "passwords" not in desk.output
    assert desk.visitor().sign_in("administrator", desk.password()) == 200


def test_a_desk_whose_supervisor_was_killed_starts_again_at_once(desk: Desk) -> None:
    assert desk.process is not None
    running = [*desk.children("gunicorn"), *desk.children("procrastinate")]
    desk.process.kill()
    desk.process.wait()
    desk.start()
    wait_for("the strays end", lambda: all(gone(pid) for pid in running), 30)
    assert desk.stop() == 0
    assert not desk.server_is_there()
    desk.start()


def test_a_web_that_cannot_start_ends_the_desk_and_says_where_to_look() -> None:
    desk = Desk()
    try:
        ended = subprocess.run(
            [sys.executable, "manage.py", "up", "--port", str(desk.port), "--no-sample"],
            cwd=ROOT, env={**desk.environment(), "GUNICORN_CMD_ARGS": "--no-such-option"},
            capture_output=True, text=True, check=False, timeout=180,
        )  # fmt: skip
        assert ended.returncode == 1
        assert "The web server ended" in ended.stderr
        assert not desk.server_is_there()
    finally:
        desk.remove()
