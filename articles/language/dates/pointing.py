"""``وفي هذا العام``, ``هذا الشهر`` after another year or month was told: doubtful, for that one may be meant."""

from dataclasses import replace

from .mention import DOUBTFUL, DateMention

_FARTHEST = 160


def doubted(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """``mentions`` in order, those that may point to the time before them made doubtful."""
    return [
        replace(mention, certainty=min(mention.certainty, DOUBTFUL)) if _points(text, mentions, place) else mention
        for place, mention in enumerate(mentions)
    ]


def _points(text: str, mentions: list[DateMention], place: int) -> bool:
    mention = mentions[place]
    if not place or not mention.text.startswith("هذا") or not mention.rule.startswith("periods"):
        return False
    before = mentions[place - 1]
    between = text[before.end : mention.start]
    if before.granularity != mention.granularity or len(between) > _FARTHEST or "\n" in between:
        return False
    if (before.earliest, before.latest) == (mention.earliest, mention.latest):
        return False
    return mention.granularity == "month" or between.endswith("في ")
