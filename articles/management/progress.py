"""How far a long command is: one line that renews itself on a terminal, a plain line now and then elsewhere."""

import time
from typing import Protocol

from ..ingest.drafts import Meter

_EVERY = {True: 0.2, False: 10.0}  # seconds between lines, on a terminal and elsewhere
_WIDTH = 24


class Output(Protocol):
    def write(self, msg: str, /, *, ending: str | None = None) -> None: ...
    def flush(self) -> None: ...
    def isatty(self) -> bool: ...


class Progress:
    def __init__(self, output: Output, meter: Meter) -> None:
        self._output, self._meter = output, meter
        self._terminal = output.isatty()
        self._began = self._told = time.monotonic()
        self._line = ""

    def tell(self, count: int) -> None:
        """Say that ``count`` records are done, if it is time to say something."""
        now = time.monotonic()
        if now - self._told < _EVERY[self._terminal]:
            return
        self._told = now
        line = describe(count, now - self._began, self._meter)
        if self._terminal:
            self._output.write(f"\r{line:<{len(self._line)}}", ending="")
            self._output.flush()
            self._line = line
        else:
            self._output.write(line)

    def close(self) -> None:
        if self._line:
            self._output.write(f"\r{'':<{len(self._line)}}\r", ending="")


def describe(count: int, seconds: float, meter: Meter) -> str:
    """``[#####-----] 1,234 articles, 58 a second, 4 min left``."""
    share = min(1.0, meter.done / meter.total) if meter.total else 0.0
    bar = "#" * round(share * _WIDTH)
    rate = f"{count / seconds:.0f} a second" if seconds else ""
    left = f", {_time(seconds / share - seconds)} left" if share > 0 else ""
    return f"[{bar:-<{_WIDTH}}] {count:,} articles, {rate}{left}"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
