"""So long from now: ``بعد أسبوعين من الآن``, ``سيعقد بعد يومين``.

After a verb of the past the same words count from what was told before (عاد بعد يومين), so that only من الآن or a verb
of the future makes them a date.
"""

from datetime import date

from .ago import LARGEST, from_now
from .arithmetic import shift, unit_interval
from .lengths import length_at
from .mention import DOUBTFUL, LIKELY, SURE, Found
from .pieces import about_at, unit_at
from .reading import Reading
from .tense import lean


def read(reading: Reading, index: int, today: date) -> Found | None:
    if reading.word(index) != "بعد" or reading.form(index) == "وبعد" or not reading.joined(index):
        return None
    if unit_at(reading, index - 1)[1] == "one" and unit_at(reading, index - 1) == unit_at(reading, index + 1):
        return None  # يوما بعد يوم
    at = about_at(reading, index + 1)
    length = length_at(reading, at)
    if length is None or not 0 < length.count <= LARGEST[length.unit]:
        return None
    end = from_now(reading, length, ("من", "علي"))
    if not end:
        return None
    told = end > length.end
    around = None if told else lean(reading, index, end)
    if around and (around.direction != "next" or around.certainty < DOUBTFUL):
        return None
    day = shift(length.unit, today, length.count)
    interval = unit_interval(length.unit, day, 0) if day else None
    certainty = SURE if told and at == index + 1 and not length.rough else LIKELY
    if around and around.certainty < LIKELY:
        certainty = DOUBTFUL
    return Found(end, *interval, length.unit, f"after.{length.unit}", certainty=certainty) if interval else None
