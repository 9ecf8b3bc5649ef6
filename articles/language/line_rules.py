"""What is known of the lines of one source: which recur across its articles, and which an editor wants kept."""

from dataclasses import dataclass

RECURRING = "recurring line of the source"


@dataclass(frozen=True, slots=True)
class LineRules:
    """Shapes of lines (see ``line_keys.shape_of``). What is ``kept`` is never removed, whatever the rule."""

    recurring: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


NO_RULES = LineRules()
