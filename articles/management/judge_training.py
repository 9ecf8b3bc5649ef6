"""Trains the judge of claims (``entities/judging``) on articles of which the tagger has learned nothing."""

import tempfile
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..language.entities.combining import claims_of
from ..language.entities.judging import judge
from ..language.entities.judging.claims import Claim, is_noun_left_out
from ..language.entities.judging.evidence import Evidence
from ..language.entities.reading import Reading
from ..language.entities.tagging.propose import propose
from ..language.entities.tagging.weights import Weights
from .training_examples import Example, names_of

OPTIONS = {"c1": 0.3, "c2": 0.7, "max_iterations": 300}
"""Chosen on articles that were held out (docs/architecture.md)."""
PARTS = 3
_LEAST_USES = 3
_NAME, _NONE = "name", "none"

Seen = tuple[dict[str, float], str]


def train(
    crfsuite: Any,
    theirs: Sequence[Example],
    ours: Sequence[Example],
    tagger_of: Callable[[Sequence[Example]], Weights],
    head: str,
) -> str:
    """The text of a file of the judge's weights. The articles are cut in parts; the claims of each are those of a
    tagger that ``tagger_of`` has trained on the others, as the claims of an article from outside are."""
    seen: list[Seen] = []
    for part in range(PARTS):
        weights = tagger_of([*_without(theirs, part), *_without(ours, part)])
        seen += [claim for claim, _ in _claims(_part(ours, part), weights)]
        seen += [claim for claim, doubtful in _claims(_part(theirs, part), weights) if not doubtful]
    uses = Counter(name for evidence, _ in seen for name in evidence)
    trainer = crfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(OPTIONS)
    for evidence, label in seen:
        trainer.append([{name: value for name, value in evidence.items() if uses[name] >= _LEAST_USES}], [label])
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "judge.crfsuite")
        trainer.train(file)
        model = crfsuite.Tagger()
        model.open(file)
        learned: dict[str, float] = {}
        for (name, label), weight in model.info().state_features.items():
            learned[name] = learned.get(name, 0.0) + (weight if label == _NAME else -weight)
        model.close()
    return judge.write(learned, head)


def _part(examples: Sequence[Example], part: int) -> Sequence[Example]:
    """A run of articles: what one hand wrote stays together as far as it can."""
    return examples[part * len(examples) // PARTS : (part + 1) * len(examples) // PARTS]


def _without(examples: Sequence[Example], part: int) -> Sequence[Example]:
    return [*examples[: part * len(examples) // PARTS], *examples[(part + 1) * len(examples) // PARTS :]]


def _claims(part: Sequence[Example], weights: Weights) -> Iterator[tuple[Seen, bool]]:
    """The evidence of each claim and what it is; and whether it is a body that a rule finds and the labels do not have:
    ANERcorp calls no army and few ministries one."""
    for example in part:
        claimed = claims_of(example.reading, example.ruled, propose(example.reading, example.tags, weights))
        evidence = Evidence(example.reading, claimed, example.ruled)
        names = set(names_of(example.labels))
        for claim in claimed:
            named = _is_name(example.reading, claim, names)
            ruled = claim.kind == "organisation" and claim.ruled is not None and not named
            yield (judge.named(claim, *evidence.of(claim)), _NAME if named else _NONE), ruled


def _is_name(reading: Reading, claim: Claim, names: Container[tuple[int, int, str]]) -> bool:
    """Whether a claim is a marked name, or one with the noun (نادي) that may as well stand before it."""
    whole = (claim.first, claim.end, claim.kind) in names
    nouned = claim.end - claim.first > 1 and is_noun_left_out(reading, claim.first)
    return whole or (nouned and (claim.first + 1, claim.end, claim.kind) in names)
