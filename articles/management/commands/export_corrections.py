"""What people decided about names, as training data for the tagger."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ...language.tokens import tokenise
from ...models import Article
from ...queries.corrections import CorrectedSentence, corrected_sentences

_TAGS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


class Command(BaseCommand):
    help = (
        "Write the sentences in which people confirmed, added, changed or rejected names. conll: a word and its BIO "
        "tag a line, an empty line after each sentence, as `manage.py train_entities PATH` reads it. jsonl: a sentence "
        "a line with its article and the spans that were confirmed and rejected."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["conll", "jsonl"], default="conll", help="%(default)s unless given")
        parser.add_argument("--to", type=Path, help="the file to write; standard output unless given")
        parser.add_argument(
            "--whole",
            action="store_true",
            help="only sentences in which a person decided about every name that was found: nothing in them is guessed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        articles = Article.objects.all()
        sentences = corrected_sentences(articles, whole=options["whole"])
        write = _as_conll if options["format"] == "conll" else _as_json
        if options["to"]:
            with options["to"].open("w", encoding="utf-8") as file:
                count = _write(file, sentences, write)
            self.stdout.write(f"{options['to']}: {count} sentences")
        else:
            count = _write(self.stdout, sentences, write)
            sys.stderr.write(f"{count} sentences\n")


def _write(file: Any, sentences: Iterator[CorrectedSentence], write: Any) -> int:
    count = 0
    for sentence in sentences:
        file.write(write(sentence))
        count += 1
    return count


def _as_json(sentence: CorrectedSentence) -> str:
    row = {
        "article": str(sentence.article),
        "start": sentence.start,
        "text": sentence.text,
        "names": [{"start": n.start, "end": n.end, "kind": n.kind, "by": n.by} for n in sentence.names],
        "rejected": [{"start": n.start, "end": n.end, "kind": n.kind} for n in sentence.rejected],
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def _as_conll(sentence: CorrectedSentence) -> str:
    """A word that begins before a name (وبغداد) is cut there, as the corpus cuts it."""
    lines = []
    for start, end in _words(sentence):
        lines.append(f"{sentence.text[start:end]} {_tag(start, sentence)}\n")
    return "".join(lines) + "\n"


def _words(sentence: CorrectedSentence) -> Iterator[tuple[int, int]]:
    edges = {edge for name in sentence.names for edge in (name.start, name.end)}
    for token in tokenise(sentence.text):
        cuts = [token.start, *sorted(edge for edge in edges if token.start < edge < token.end), token.end]
        yield from pairwise(cuts)


def _tag(start: int, sentence: CorrectedSentence) -> str:
    for name in sentence.names:
        if name.start <= start < name.end:
            first = not sentence.text[name.start : start].strip("«»“”\"'()")
            return f"{'B' if first else 'I'}-{_TAGS[name.kind]}"
    return "O"
