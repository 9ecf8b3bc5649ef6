"""Rebuilds the frequency list of the search analyser from the package wordfreq, which only this command needs."""

from collections import defaultdict
from collections.abc import Mapping
from importlib import import_module
from math import log10
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...language import words
from ...language.normalise import fold

RAREST = 1.5e-6
"""Share of all running words below which a word is left out."""

HEADER = """\
# How common Arabic words are, in folded spelling: `centibels word word ...`, where a word's share of all running
# words is 10 ** (-centibels / 100). Words rarer than 1.5 in a million are left out.
# Origin: counted together by folded spelling from the data of wordfreq 3.1 (Robyn Speer), CC BY-SA 4.0,
# https://creativecommons.org/licenses/by-sa/4.0/, changed: folded, cut, rounded.
# Made by `manage.py build_word_frequencies`.
"""


class Command(BaseCommand):
    help = "Write the word frequencies of the search analyser anew. Needs `pip install wordfreq` first."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            wordfreq = import_module("wordfreq")
        except ImportError as missing:
            raise CommandError("wordfreq is not installed: pip install wordfreq==3.1.1") from missing
        target = Path(words.__file__).with_name("word_frequencies.txt")
        target.write_text(HEADER + as_lines(wordfreq.get_frequency_dict("ar", "large")), encoding="utf-8")
        self.stdout.write(f"{target}: {target.stat().st_size:,} bytes")


def as_lines(frequencies: Mapping[str, float]) -> str:
    """One line for each step of 5 centibels, words in alphabetical order."""
    shares: dict[str, float] = defaultdict(float)
    for word, share in frequencies.items():
        if all("\u0621" <= letter <= "\u064a" for letter in word):
            shares[fold(word)] += share
    steps: dict[int, list[str]] = defaultdict(list)
    for word, share in shares.items():
        if share >= RAREST and 2 <= len(word) <= 20:
            steps[round(-20 * log10(share)) * 5].append(word)
    return "".join(f"{step} {' '.join(sorted(found))}\n" for step, found in sorted(steps.items()))
