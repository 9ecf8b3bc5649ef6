"""Records analysed in order, here or in processes of their own, which never see the database."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing.connection import wait
from types import MappingProxyType

from ..ingest.drafts import Reject
from ..ingest.records import Record
from ..ingest.refusals import Reason, Refused
from ..language.entities import Gazetteer, KnownName, find_entities
from ..language.line_rules import LineRules
from ..language.normalise import name_key
from .analysed_article import AnalysedArticle, KnownText, analyse_draft

Task = Record | KnownText
Outcome = AnalysedArticle | KnownText | Reject
KeptLines = Mapping[str, frozenset[str]]

CHUNK = 16
_CHUNKS_AHEAD = 3  # for each process: bounds what waits in memory

_gazetteer: Gazetteer | None = None
_kept: KeptLines = {}


def analyse_records(
    records: Iterable[Task], names: tuple[KnownName, ...], jobs: int = 1, kept: KeptLines = MappingProxyType({})
) -> Iterator[Outcome]:
    """One outcome for each record, in the same order; ``names`` are known beside the standard gazetteer, and ``kept``
    are the lines that cleaning leaves in the texts of a source, by its folded name.

    What fails is a reject with the reason, and the rest go on.
    """
    if jobs <= 1:
        gazetteer = Gazetteer.standard().with_names(names)
        yield from (_outcome(record, gazetteer, kept) for record in records)
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _start_worker, (names, dict(kept)))
    try:
        yield from _in_order(iter(records), pool, jobs * _CHUNKS_AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(records: Iterator[Task], pool: ProcessPoolExecutor, ahead: int) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    while chunk := list(islice(records, CHUNK)):
        waiting.append(pool.submit(_analyse_chunk, chunk))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _outcome(record: Task, gazetteer: Gazetteer | None, kept: KeptLines) -> Outcome:
    if isinstance(record, Reject | KnownText):
        return record
    try:
        return analyse_draft(record, gazetteer, LineRules(kept=kept.get(name_key(record.source), frozenset())))
    except Refused as refused:
        return record.reject(refused.reason, refused.detail)
    except Exception as error:  # noqa: BLE001  (one record must not cost the others; it is reported with its cause)
        return record.reject(Reason.ANALYSIS_FAILED, f"{type(error).__name__}: {error}"[:300])


def _analyse_chunk(records: list[Task]) -> list[Outcome]:
    return [_outcome(record, _gazetteer, _kept) for record in records]


def _start_worker(names: tuple[KnownName, ...], kept: KeptLines) -> None:
    global _gazetteer, _kept  # noqa: PLW0603  (one for the life of the process)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _gazetteer = Gazetteer.standard().with_names(names)
    _kept = kept
    find_entities("", _gazetteer)
    # The lists stay as long as the process: each full collection would walk them for nothing.
    gc.collect()
    gc.freeze()


def _leave_with_parent() -> None:
    """A pool whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
