"""Trains the tagger of names anew, with the package python-crfsuite, which only this command needs."""

import hashlib
import random
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...language.entities import by_rules
from ...language.entities.gazetteer import Gazetteer
from ...language.entities.judging import judge
from ...language.entities.reading import Reading
from ...language.entities.tagging import annotated, conll, features, inventing, propose, surroundings, weights
from .. import judge_training
from ..training_examples import Example, names_of, read

OPTIONS = {"c1": 0.3, "c2": 0.1, "max_iterations": 100, "feature.possible_transitions": 1}
"""Chosen on a seventh of the training data that was held out (docs/architecture.md)."""

UNTOLD = 0.5
"""The share of invented people of whom the rules' finds are kept from the tagger."""
Group = list[conll.Sentence]

HEAD = """\
# Weights of {what}.
# Made by `manage.py train_entities {names}` with python-crfsuite {version}: {options}.
{digests}{invented}\
# Credit: ANERcorp (Yassine Benajiba, Paolo Rosso, José Miguel Benedí Ruiz 2007; split of the CAMeL Lab), labels as
# corrected by CLEANANERCorp. Licence of these weights as of the data: CC BY-SA 4.0,
# https://creativecommons.org/licenses/by-sa/4.0/; changed: these are numbers learned from the data, none of its text.
"""
TAGGER = "the tagger of names: feature, then a letter for each label and hundredths (see tagging/weights.py)"
JUDGE = "the judge of names: evidence and thousandths (see judging/judge.py); the tagger's options are in its own file"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file or folder to learn from: sentences of words and labels, in groups, or whole articles."""

    name: str
    digest: str
    groups: list[Group]
    annotated: list[conll.Labelled]


class Command(BaseCommand):
    help = "Train the tagger of names on annotated articles. Needs `pip install python-crfsuite` first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", type=Path, nargs="+", metavar="PATH",
            help="articles, a word and its label a line, as ANERcorp has them; or a folder of annotated XML",
        )  # fmt: skip
        parser.add_argument("--to", type=Path, default=weights.PATH, help="the file to write; %(default)s")
        parser.add_argument("--judge-to", type=Path, help=f"the judge's file to write; {judge.PATH}, or beside --to")
        parser.add_argument("--hold-out", type=float, default=0.0, help="a share of the articles to measure on instead")
        parser.add_argument("--seed", type=int, default=1, help="of the names drawn and of the run that is held out")
        parser.add_argument("--invent", action="store_true", help="learn from sentences with invented people too")
        parser.add_argument("--iterations", type=int, default=OPTIONS["max_iterations"])

    def handle(self, *args: Any, **options: Any) -> None:
        corpora = [corpus(path) for path in options["paths"]]
        groups = [group for one in corpora for group in one.groups]
        learnt, held = split(groups, options["hold_out"], options["seed"])
        own = [labelled for one in corpora for labelled in one.annotated]
        if not (learnt or own):
            raise CommandError(f"{options['paths'][0]}: there is nothing to learn from")
        more = inventing.invented(learnt, options["seed"]) if options["invent"] else []
        theirs = [*map(read, map(conll.join, learnt)), *read_invented(more, options["seed"])]
        ours = list(map(read, own))
        chosen = OPTIONS | {"max_iterations": options["iterations"]}
        trained = train([*theirs, *ours], chosen, head(TAGGER, corpora, chosen, options, more))
        options["to"].write_text(trained, encoding="utf-8")
        texts = len(learnt) + len(own)
        self.stdout.write(
            f"{options['to']}: {len(trained.encode()):,} bytes, from {texts} articles, {len(more)} invented"
        )
        if len(ours) >= judge_training.PARTS:
            told = head(JUDGE, corpora, judge_training.OPTIONS, options, more)
            beside = judge.PATH if options["to"] == weights.PATH else options["to"].with_suffix(judge.PATH.suffix)
            self._train_judge(theirs, ours, chosen, told, options["judge_to"] or beside)
        else:
            self.stdout.write("The judge is left as it is: it learns from folders of annotated articles alone.")
        if held:
            kept = [read(conll.join(sentences)) for sentences in held]
            self.stdout.write(f"on {len(held)} articles held out: {measured(kept, weights.read(trained))}")

    def _train_judge(
        self, theirs: Sequence[Example], ours: Sequence[Example], chosen: dict[str, float], told: str, to: Path
    ) -> None:
        def tagger_of(examples: Sequence[Example]) -> weights.Weights:
            return weights.read(train(examples, chosen, ""))

        judged = judge_training.train(_crfsuite(), theirs, ours, tagger_of, told)
        to.write_text(judged, encoding="utf-8")
        self.stdout.write(f"{to}: {len(judged.encode()):,} bytes, from {len(ours)} annotated articles")


def corpus(path: Path) -> Corpus:
    """What a file of words and labels, or a folder of annotated XML, holds. CommandError: what is wrong, and where."""
    files = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    digest = hashlib.sha256()
    groups: list[Group] = []
    articles: list[conll.Labelled] = []
    for file in files:
        try:
            content = file.read_bytes()
            digest.update(content)
            if file.suffix == ".xml":
                articles.append(annotated.read(content))
            else:
                groups += conll.groups(content.decode())
        except (OSError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error
    return Corpus(path.name, digest.hexdigest(), groups, articles)


def read_invented(texts: Iterable[conll.Labelled], seed: int) -> Iterator[Example]:
    """Articles with invented people, half of whom the rules are not asked about, so that the tagger learns to do
    without them."""
    choice = random.Random(seed)  # noqa: S311 - no secret is made of it
    for labelled in texts:
        reading = Reading(labelled.text)
        spans = by_rules(reading, Gazetteer.standard())
        kept = [span for span in spans if span.kind != "person" or choice.random() >= UNTOLD]
        tags = surroundings.rule_tags(reading.size, kept)
        yield Example(reading, kept, tags, conll.labels_of(reading, labelled))


def split(groups: Sequence[Group], share: float, seed: int) -> tuple[list[Group], list[Group]]:
    """Articles to learn from and a run of articles held out: of one article, all or nothing but at the two ends."""
    size = round(share * len(groups))
    first = random.Random(seed).randrange(len(groups) - size + 1)  # noqa: S311 - no secret is made of it
    return [*groups[:first], *groups[first + size :]], list(groups[first : first + size])


def train(examples: Iterable[Example], options: dict[str, float], head: str) -> str:
    """The text of a weights file."""
    crfsuite = _crfsuite()
    trainer = crfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(options)
    for example in examples:
        words = features.spellings(example.reading)
        gaps = surroundings.gaps_of(example.reading)
        around = surroundings.survey(example.reading, words, example.tags, gaps)
        for first, end in surroundings.stretches(example.reading, gaps):
            found = features.of_stretch(words, gaps, example.tags, around, first, end)
            trainer.append(list(found), example.labels[first:end])
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "names.crfsuite")
        trainer.train(file)
        tagger = crfsuite.Tagger()
        tagger.open(file)
        model = tagger.info()
        written = weights.write(model.state_features, model.transitions, head)
        tagger.close()
    return written


def head(
    what: str,
    corpora: Sequence[Corpus],
    chosen: dict[str, float],
    options: dict[str, Any],
    more: Sequence[conll.Labelled],
) -> str:
    """What the file says of how it was made."""
    whole = hashlib.sha256()
    for labelled in more:
        whole.update(f"{labelled.text}\0{' '.join(labelled.labels)}\0".encode())
    drawn = (
        f"# And on {len(more)} articles with invented people, seed {options['seed']}, SHA-256 {whole.hexdigest()}.\n"
    )
    return HEAD.format(
        what=what,
        names=" ".join(one.name for one in corpora),
        version=version("python-crfsuite"),
        options=", ".join(f"{name} {value:g}" for name, value in chosen.items()),
        digests="".join(f"# Trained on {one.name}, SHA-256 {one.digest}.\n" for one in corpora),
        invented=drawn if more else "",
    )


def measured(examples: Iterable[Example], trained: weights.Weights) -> str:
    """Precision, recall and F1 of exact names, of those that are likelier than not."""
    right = found = there = 0
    for example in examples:
        proposed = propose.propose(example.reading, example.tags, trained)
        names = {(one.first, one.end, one.kind) for one in proposed if one.probability >= 0.5 and one.kind != "other"}
        gold = set(names_of(example.labels))
        right, found, there = right + len(names & gold), found + len(names), there + len(gold)
    precision, recall = right / max(found, 1), right / max(there, 1)
    f1 = 2 * right / max(found + there, 1)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} of {there} names"


def _crfsuite() -> Any:
    try:
        return import_module("pycrfsuite")
    except ImportError as missing:
        raise CommandError("python-crfsuite is not installed: pip install python-crfsuite==0.9.12") from missing
