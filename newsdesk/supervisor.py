"""Keeps the desk's processes running: starts them, starts again what dies, stops all of them in order."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_GLANCE = 0.25  # seconds between two looks at the children
_SHORT_LIFE = 10.0  # seconds; one that died sooner waits before it is started again, each time longer
_LONGEST_WAIT = 30.0
_TRIES = 4  # short lives in a row, before anything of its kind has worked, that end the whole
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """One process to keep. ``patience``: seconds that it gets to finish its work when it is told to stop."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    patience: float = 15.0
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    short_lives: int = 0
    not_before: float = 0.0
    has_lasted: bool = False

    def start(self) -> None:
        environment = {**os.environ, **self.environment}
        # A group of its own: Ctrl-C in the terminal is for the supervisor, which then stops the children in order.
        self.process = subprocess.Popen(
            self.command,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent(),  # noqa: PLW1509  # one thread, and the call is a system call
        )
        self.started = time.monotonic()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            _signal_group(self.process.pid, signal.SIGKILL)
            self.process.wait()


class GaveUp(Exception):  # noqa: N818  # it says what happened
    """A child never got going."""


class Supervisor:
    """Runs ``children`` until SIGINT, SIGTERM or SIGHUP. ``revive`` starts the database if it died and says whether."""

    def __init__(
        self, children: Sequence[Child], report: Callable[[str], None], revive: Callable[[], bool] = lambda: False
    ) -> None:
        self._children = children
        self._report = report
        self._revive = revive
        self.stopping = False

    def run(self, when_started: Callable[[], bool] = lambda: True) -> None:
        """Returns when told to stop and everything has stopped. ``when_started`` is asked at every look until it is
        true: whether the web answers, and then it may say so. Raises GaveUp where a child never got going."""
        previous = {number: signal.signal(number, self._told_to_stop) for number in _STOP_SIGNALS}
        announced = False
        try:
            for child in self._children:
                child.start()
            while not self.stopping:
                announced = announced or when_started()
                self._look()
                time.sleep(_GLANCE)
        finally:
            for child in self._children:
                child.stop()
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _told_to_stop(self, _number: int, _frame: object) -> None:
        self.stopping = True

    def _look(self) -> None:
        if self._revive():
            self._report("The database had stopped and was started again.")
        for child in self._children:
            if self.stopping:
                return
            self._tend(child)

    def _tend(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is not None:
            code = child.process.poll()
            if code is None:
                child.has_lasted = child.has_lasted or now - child.started > _SHORT_LIFE
                return
            _signal_group(child.process.pid, signal.SIGTERM)  # what it had started
            child.process = None
            child.short_lives = child.short_lives + 1 if now - child.started < _SHORT_LIFE else 0
            if child.short_lives >= _TRIES and not child.has_lasted:
                raise GaveUp(
                    f"The {child.name} ended {_TRIES} times at once, last with {_ending(code)}; see above why."
                )
            wait = min(2.0 ** (child.short_lives - 1), _LONGEST_WAIT) if child.short_lives > 1 else 0.0
            child.not_before = now + wait
            self._report(f"The {child.name} ended with {_ending(code)} and is started again.")
        if now >= child.not_before:
            child.start()


_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"status {code}"


def _signal_group(pid: int, number: signal.Signals) -> None:
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):  # macOS says the second of a group of corpses
        return


def _end_with_parent() -> Callable[[], None] | None:
    """On Linux, has the kernel end the child should the supervisor be killed, so that no stray keeps the port."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def ask() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask
