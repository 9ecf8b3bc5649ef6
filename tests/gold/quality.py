"""``python -m tests.gold.quality``: how good the language core is, against its floors and the bars it is to reach.

Fails below a floor, or where the gold has changed since the floors were pinned. ``--pin`` writes what is measured as
the new floors; where one of them would sink it refuses, unless ``--lower`` is given too.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import external, real_pairs, reuse
from .articles import read_folder
from .compared import comparisons
from .floors import FLOORS, Floors, sinking
from .measures import date_expressions, measure
from .pairs import PairError, read_pairs
from .tables import Measure, Table

GOLD = Path(__file__).parent
OURS = "ours"
COMPARED = "compared"
MEASURED = ("news", "adversarial", "unseen")
TUNED_ON = ("tuning", "quotations")
REAL_PAIRS = {"compared_real": real_pairs.FOLDER, "compared_real_facts": real_pairs.FACTS}


def gold_files() -> list[Path]:
    articles = [file for name in MEASURED for file in (GOLD / name).glob("*.xml")]
    return [*articles, *GOLD.glob("dates*.tsv"), *(GOLD / "compare" / "judged").glob("*.pair")]


def own_tables() -> list[Table]:
    """Everything that the project itself holds."""
    tables = [table for name in MEASURED for table in measure(name, read_folder(GOLD / name))]
    return [*tables, *date_expressions(), *comparisons("compared_judged", read_pairs(GOLD / "compare" / "judged"))]


def tuning_tables() -> list[Table]:
    """What is measured for whoever mends rules: no floor is held on it, so it may grow at any time."""
    tables = [table for name in TUNED_ON for table in measure(name, read_folder(GOLD / name))]
    pairs = read_pairs(GOLD / "compare" / "tuning")
    tables += comparisons("compared_tuning", pairs, with_mistakes=True)
    if real_pairs.CORPUS.is_file():
        pairs = real_pairs.read_real_pairs(real_pairs.TUNING)
        tables += comparisons("compared_real_tuning", pairs, with_mistakes=True)
    return tables


def real_comparisons() -> dict[str, tuple[str, list[Table]]]:
    """The pairs of SaudiNewsNet by their group; none where the corpus is not here."""
    if not real_pairs.CORPUS.is_file():
        return {}
    files = [file for folder in REAL_PAIRS.values() for file in folder.glob("*.tsv")]
    pairs = {name: real_pairs.read_real_pairs(folder) for name, folder in REAL_PAIRS.items()}
    return {COMPARED: (external.digest(files), [table for each in pairs.items() for table in comparisons(*each)])}


def report(tables: Iterable[Table], floors: Floors) -> str:
    """One table a kind: what was measured, the floor, the bar."""
    lines: list[str] = []
    for table in tables:
        lines += ["", f"{table.title}", f"  {'':43}{'of':>6}{'measured':>10}{'floor':>9}{'bar':>8}"]
        lines += [_row(m, floors.value(m.key)) for m in table.measures]
    return "\n".join(lines) + "\n"


def _row(m: Measure, floor: float | None) -> str:
    bar = "" if m.bar is None else f"{'<' if m.most else ''}{m.bar:g}"
    reached = m.bar is None or (m.value < m.bar if m.most else m.value >= m.bar)
    pinned = "" if floor is None else f"{'≤' if m.most else ''}{floor:.4f}"
    return f"  {m.key:43}{m.of:>6}{m.value:>10.4f}{pinned:>9}{bar:>8}{'' if reached else '  below its bar'}"


def mistakes(tables: Iterable[Table], shown: Sequence[str]) -> str:
    """Mistakes of the sets in ``shown``; of the others only how many there are."""
    lines: list[str] = []
    for table in tables:
        source = table.measures[0].key.partition(".")[0]
        if not table.mistakes:
            continue
        lines += ["", f"{table.title}: {len(table.mistakes)} mistakes"]
        lines += [f"  {line}" for line in table.mistakes] if source in shown else []
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    groups = {OURS: (external.digest(gold_files()), own_tables())}
    if not options.own_only:
        groups |= external.measure() | reuse.measure() | real_comparisons()
    floors = Floors.read()
    tables = [
        *tuning_tables(),
        *([] if options.own_only else reuse.tuning_tables()),
        *(table for _, group in groups.values() for table in group),
    ]
    sets = [
        *("news", *TUNED_ON, "copies_tuning", "copies_hard", "compared_tuning", "compared_real_tuning"),
        *("expressions", "hard", "dev"),
        *(["adversarial"] if options.show_adversarial else []),
        *options.show,
    ]
    if not options.quiet:
        sys.stdout.write(mistakes(tables, sets))
    sys.stdout.write(report(tables, floors))
    for corpus in ("anercorp", "aqmar", reuse.NAME):
        if corpus not in groups and not options.own_only:
            sys.stdout.write(f"\n{corpus}: not here (../shared/corpora/{corpus})\n")
    return pin(groups, floors, lower=options.lower) if options.pin else hold(groups, floors)


def hold(groups: dict[str, tuple[str, list[Table]]], floors: Floors) -> int:
    """Says what is below its floor and which gold has changed; 1 where there is any."""
    problems: list[str] = []
    for name, (digest, tables) in groups.items():
        problems += floors.broken(name, digest, [m for table in tables for m in table.measures])
    sys.stdout.write("".join(f"\n{problem}" for problem in problems) + "\n" * bool(problems))
    return 1 if problems else 0


def pin(groups: dict[str, tuple[str, list[Table]]], floors: Floors, *, lower: bool) -> int:
    """Writes what is measured as the floors of the groups that are here; those of others stay."""
    measured = {name: (d, [m for table in tables for m in table.measures]) for name, (d, tables) in groups.items()}
    sunk = [line for name, (_, found) in measured.items() for line in sinking(floors, name, found)]
    if sunk and not lower:
        sys.stdout.write("\nNot pinned: these floors would sink (--lower says that this is meant):\n")
        sys.stdout.write("".join(f"  {line}\n" for line in sunk))
        return 1
    for name, (digest, found) in measured.items():
        floors = floors.with_group(name, digest, found)
    floors.write()
    sys.stdout.write(f"\nPinned in {FLOORS.name}.\n" + "".join(f"  lowered: {line}\n" for line in sunk))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.quality", description=__doc__)
    parser.add_argument("--quiet", action="store_true", help="no list of mistakes")
    parser.add_argument("--show-adversarial", action="store_true", help="the mistakes on the articles held apart, too")
    parser.add_argument(
        "--show", action="append", default=[], metavar="SET", help="those of anercorp, aqmar, unseen or copies, too"
    )
    parser.add_argument("--own-only", action="store_true", help="the project's own gold alone")
    parser.add_argument("--pin", action="store_true", help="make what is measured the floors")
    parser.add_argument("--lower", action="store_true", help="with --pin: floors may sink")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except PairError as error:
        sys.exit(str(error))
