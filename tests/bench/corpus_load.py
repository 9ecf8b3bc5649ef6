"""The synthetic desk in a database of its own, written by two processes straight through COPY.

Indexes are made afterwards, each in one go. A database that is there with the same size, seed and version is used
again: its comment says what it holds.
"""

import gc
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from articles.analysis.reports import signs_of
from articles.analysis.similarity import fingerprints
from articles.language.document import Analysis
from articles.language.entities import EntityMention
from articles.language.normalise import name_key, sort_key
from articles.models import User

from .corpus import OUTLETS, Corpus, Row, Vocabulary, entity_id, source_id

VERSION = 6
"""Raised whenever other rows are made, so that a database of the former ones is not taken for these."""

PROCESSES = 2
READER = "bench"
_NOW = datetime(2026, 11, 2, tzinfo=UTC).isoformat()
_TABLES = (
    *("articles_article", "articles_original", "articles_mention", "articles_story"),
    *("articles_fingerprint", "articles_report"),
)
_ARTICLE = (
    "id, source_id, original_id, story_id, url, kicker, title, title_derived, byline, dateline, text, language,"
    " published_at, published_precision, published_from, received_at, digest, word_count, removed, sentences, credits,"
    " search, copies, analysed_at, story_checked_at"
)
_COLUMNS = {
    "articles_article": _ARTICLE,
    "articles_original": "digest, content, media_type, encoding, name, received_at",
    "articles_fingerprint": "article_id, hashes",
    "articles_report": "article_id, published_at, event, signs, weights",
    "articles_story": "id, title, article_count, source_count, first_published_at, last_published_at",
    "articles_mention": 'article_id, entity_id, start, "end", text, rule, decision, role, certainty, published_at',
}


def use_corpus(articles: int, seed: int, say: Callable[[str], None]) -> None:
    """Points Django at the database of this corpus, which is made and filled where it is not there yet."""
    name = f"newsdesk_bench_{articles}_{seed}"
    wanted = json.dumps({"articles": articles, "seed": seed, "version": VERSION})
    params = connection.get_connection_params()
    with psycopg.connect(**{**params, "dbname": "postgres"}, autocommit=True) as server:
        held = server.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if held and held[0] != wanted:
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
        if not held or held[0] != wanted:
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
            )
    connection.close()
    connection.settings_dict["NAME"] = name
    if held and held[0] == wanted:
        return
    call_command("migrate", verbosity=0)
    _fill(Corpus(articles, seed), say)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(wanted)))


def _fill(corpus: Corpus, say: Callable[[str], None]) -> None:
    say(f"making {corpus.articles:,} articles of {corpus.vocabulary.size:,} words")
    _write_names(corpus)
    corpus.vocabulary.row, corpus.vocabulary.name_weights  # noqa: B018 (made once, before processes part)
    with _without_indexes(say):
        _write_articles(corpus)
        say("rows are in; making indexes")
    _read_and_tag(corpus)
    say("vacuum")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FREEZE, ANALYZE)")
        cursor.execute("CHECKPOINT")


def _write_names(corpus: Corpus) -> None:
    words = corpus.vocabulary
    outlets = [(source_id(number), f"صحيفة {number}", name_key(f"صحيفة {number}")) for number in range(len(OUTLETS))]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_source (id, name, key, sort_key, kind, country, owner, language, reliability,"
            " homepage, created_at) VALUES (%s, %s, %s, %s, 'outlet', '', '', 'ar', 'F', '', now())",
            [(pk, name, key, sort_key(name)) for pk, name, key in outlets],
        )
        seen: set[tuple[str, str]] = set()
        with cursor.copy(
            "COPY articles_entity (id, kind, name, key, sort_key, description, confirmed, created_at) FROM STDIN"
        ) as copy:
            for number in range(words.names):
                name, kind = words.written(number), words.kind(number)
                key = name_key(name)
                if (kind, key) in seen:
                    key = f"{key} {number}"
                seen.add((kind, key))
                copy.write_row((entity_id(number), kind, name, key, sort_key(name), "", False, _NOW))
        cursor.execute(
            "INSERT INTO articles_alias (entity_id, text, key, origin)"
            " SELECT id, name, key, 'text' FROM articles_entity"
        )


def _write_articles(corpus: Corpus) -> None:
    params = connection.get_connection_params()
    connection.close()
    gc.freeze()  # the vocabulary is no rubbish, and looking through it takes time
    children = []
    for part in range(PROCESSES):
        child = os.fork()
        if not child:
            status = 1
            try:
                _write_part(corpus, part, params)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    if any(os.waitpid(child, 0)[1] for child in children):
        raise RuntimeError("a process that wrote articles failed")


def _write_part(corpus: Corpus, part: int, params: dict[str, Any]) -> None:
    params = {name: value for name, value in params.items() if name not in ("cursor_factory", "context")}
    with psycopg.connect(**params, autocommit=True) as writer:
        _trust_rows(writer)
        for number in range(part, corpus.batches, PROCESSES):
            rows, stories = corpus.batch(number)
            with writer.transaction():
                _copy(writer, "articles_story", (map(str, story) for story in stories))
                _copy(writer, "articles_original", map(_original, rows))
                _copy(writer, "articles_article", map(_article, rows))
                _copy(writer, "articles_fingerprint", map(_fingerprint, rows))
                _copy(writer, "articles_report", (_report(row, corpus.vocabulary) for row in rows))
                _copy(writer, "articles_mention", (line for row in rows for line in _mentions(row)))


def _trust_rows(writer: psycopg.Connection[Any]) -> None:
    """Foreign keys and triggers are left out where the account may: the rows are right by how they are made."""
    try:
        writer.execute("SET session_replication_role = replica")
    except psycopg.errors.InsufficientPrivilege:
        writer.rollback()
    writer.execute("SET synchronous_commit = off")


def _copy(writer: psycopg.Connection[Any], table: str, lines: Iterable[Iterable[str]]) -> None:
    text = "".join(["\t".join(line) + "\n" for line in lines])
    with writer.cursor().copy(f"COPY {table} ({_COLUMNS[table]}) FROM STDIN") as copy:
        copy.write(text)


def _digest(row: Row) -> str:
    return sha256(row.id.bytes).hexdigest()


def _original(row: Row) -> Iterable[str]:
    content = row.text.encode().hex()
    return _digest(row), rf"\\x{content}", "text/plain", "utf-8", f"{row.number}.txt", _NOW


def article_values(row: Row) -> Iterable[str]:
    """The columns of ``articles_article`` as COPY reads them."""
    sentences = "[" + ",".join([f"[{start},{end}]" for start, end in row.sentences]) + "]"
    story, copies = (str(key) if key else r"\N" for key in (row.story, row.copies))
    return (
        *(str(row.id), str(source_id(row.source)), _digest(row), story),
        *(f"https://outlet{row.source}.example/2015/07/{row.number}", "", row.title, "f", "كتب المحرر", "بغداد"),
        *(row.text, "ar", row.published.isoformat(), "second", "metadata", _NOW, _digest(row), str(row.words)),
        *("[]", sentences, "[]", row.vector, copies, _NOW, _NOW),
    )


_article = article_values


def _fingerprint(row: Row) -> Iterable[str]:
    return str(row.id), _array(fingerprints(row.text))


def _report(row: Row, vocabulary: Vocabulary) -> Iterable[str]:
    """Of one event are the copies of a text alone: made texts have nothing else in common."""
    named = [
        EntityMention(
            *(start, end, row.text[start:end], vocabulary.kind(name), vocabulary.written(name)),
            *("known name", "", 0.9),
        )
        for start, end, name in row.mentions
    ]
    analysis = Analysis(row.title, title_derived=False, text=row.text, entities=tuple(named), **_NOTHING_ELSE)
    signs = signs_of(analysis, row.published.date())
    event = row.story or row.id
    return str(row.id), row.published.isoformat(), str(event), _array(signs), _array(signs.values())


_NOTHING_ELSE: dict[str, Any] = {
    **dict.fromkeys(("kicker", "byline"), ""),
    **dict.fromkeys(("removed", "sentences", "dates", "quotations", "credits"), ()),
}


def _array(numbers: Iterable[int]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"


def _mentions(row: Row) -> Iterator[Iterable[str]]:
    published = row.published.isoformat()
    for start, end, name in row.mentions:
        text = row.text[start:end]
        yield str(row.id), str(entity_id(name)), str(start), str(end), text, "known name", "", "", "0.9", published


@contextmanager
def _without_indexes(say: Callable[[str], None]) -> Iterator[None]:
    """Takes away all indexes but primary keys, and makes them anew afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), c.conname, c.conrelid::regclass::text,"
            " pg_get_constraintdef(c.oid) FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid"
            " AND c.contype = 'u' WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisprimary",
            [list(_TABLES)],
        )
        indexes = cursor.fetchall()
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
        for name, _made, constraint, table, _rule in indexes:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}" if constraint else f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '2GB'")
        for name, made, constraint, table, rule in indexes:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {constraint} {rule}" if constraint else made)
            say(f"made {name}")
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} RESET (autovacuum_enabled)")


def _read_and_tag(corpus: Corpus) -> None:
    """A reader who finished a sixteenth of the desk and read two more, and a tag on a sixteenth."""
    user = User.objects.create_superuser(READER, role="administrator")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_reading (article_id, user_id, state, important, changed_at)"
            " SELECT id, %s, CASE tenth WHEN '0' THEN 'done' ELSE 'read' END, right(id::text, 2) = 'a0', now()"
            " FROM (SELECT id, right(id::text, 1) AS tenth FROM articles_article) a WHERE tenth IN ('0', '1', '2')",
            [user.pk],
        )
        cursor.execute(
            "INSERT INTO articles_tag (name, key, sort_key, parent_id, colour, created_at)"
            " VALUES (%s, %s, %s, NULL, 'grey', now()) RETURNING id",
            [READER, READER, READER],
        )
        (tag,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO articles_articletag (article_id, tag_id, origin, tagged_at)"
            " SELECT id, %s, 'hand', now() FROM articles_article WHERE substr(id::text, 2, 1) = '7'",
            [tag],
        )


def some(corpus: Corpus, number: int) -> list[Row]:
    """Rows that the desk of this corpus does not hold."""
    rows = (row for batch in range(corpus.batches, corpus.batches + 1_000) for row in _beyond(corpus, batch))
    return list(islice(rows, number))


def _beyond(corpus: Corpus, batch: int) -> list[Row]:
    larger = Corpus.__new__(Corpus)
    larger.articles, larger.seed, larger.vocabulary = (batch + 1) * 1_000, corpus.seed, corpus.vocabulary
    return larger.batch(batch)[0]
