"""What the search page calls things."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..language.query_tree import FieldName, Reason, Strength
from ..models import Kind
from ..queries.search import Sort

REASONS: dict[Reason, Promise] = {
    Reason.QUOTE: _("a quotation mark without its partner"),
    Reason.BRACKET: _("a bracket without its partner"),
    Reason.OPERATOR: _("nothing stands beside it to join or leave out"),
    Reason.COMMON: _("too common a word to search for"),
    Reason.SHORT: _("the beginning of a word needs two letters"),
    Reason.EMPTY: _("holds no word"),
    Reason.LONG: _("only the first 2,000 characters are read"),
    Reason.MANY: _("only the first 64 words are read"),
    Reason.DEEP: _("brackets within too many brackets"),
    Reason.VALUE: _("nothing is written after the colon"),
    Reason.DATE: _("no date that exists; a year, a year and month, or a whole day will do"),
    Reason.STATE: _("no reading state; there are unread, read, important, done and todo"),
    Reason.FAR: _("words are looked for at most 20 places apart"),
    Reason.MANY_NEAR: _("only a few words that stand near each other can be asked for at once"),
    Reason.NO_SOURCE: _("no source has this name"),
    Reason.NO_TAG: _("no tag has this name"),
    Reason.NO_ENTITY: _("no name like this is known"),
    Reason.NO_STORY: _("no story like this is known"),
}
FIELDS: dict[FieldName, Promise] = {
    FieldName.SOURCE: _("Source"),
    FieldName.TAG: _("Tag"),
    FieldName.ENTITY: _("Name"),
    FieldName.SPEAKER: _("Speaker"),
    FieldName.AFTER: _("From"),
    FieldName.BEFORE: pgettext_lazy("time", "Before"),
    FieldName.STORY: _("Story"),
    FieldName.STATE: _("Reading state"),
}
FILTERS: dict[str, Promise] = {
    "source": _("Source"),
    "camp": _("Camp"),
    "tag": _("Tag"),
    "entity": _("Name"),
    "kind": _("Names"),
    "outlets": _("Size of the story"),
    "month": _("Month"),
    "after": _("From"),
    "before": _("Until"),
    "state": _("Reading state"),
}
"""By parameter of the address, less its ``not_``."""

FACETS: dict[str, Promise] = {
    "source": _("Sources"),
    "kind": _("Kinds of names"),
    "person": _("People"),
    "organisation": _("Organisations"),
    "place": _("Places"),
    "tag": _("Tags"),
    "month": _("Months"),
    "outlets": _("Size of the story"),
    "state": _("Reading state"),
}
STATES: dict[str, Promise] = {
    "todo": _("To do"),
    "unread": _("Unread"),
    "read": _("Read"),
    "important": _("Important"),
    "done": _("Done"),
}
OUTLETS: dict[str, Promise] = {
    "1": _("One outlet alone"),
    "2-4": _("2 to 4 outlets"),
    "5+": _("5 outlets and more"),
}
KINDS: dict[str, Promise] = {
    Kind.PERSON: _("Names a person"),
    Kind.ORGANISATION: _("Names an organisation"),
    Kind.PLACE: _("Names a place"),
}
SORTS: dict[Sort, Promise] = {
    Sort.NEWEST: _("Newest"),
    Sort.OLDEST: _("Oldest"),
    Sort.RELEVANCE: _("Relevance"),
}
STRENGTHS: dict[Strength, tuple[Promise, Promise]] = {
    Strength.EXACT: (_("As typed"), _("these letters exactly, with hamza and without anything joined to the word")),
    Strength.WORD: (_("The same word"), _("in any spelling, with و ب ل ال joined to it, in singular and plural")),
    Strength.FAMILY: (_("Its family"), _("also what is derived from it: العراق, عراقي, عراقيون")),
}
EXAMPLES: tuple[tuple[str, Promise], ...] = (
    ("العراق", _("also والعراق, بالعراق, للعراق and every spelling")),
    ("«وزارة الدفاع»", _("these words side by side; any quotation marks will do")),
    ("سوريا أو لبنان", _("one of the two; OR will do as well")),
    ("حدود -تركيا", _("the first word without the second")),
    ("مصدر:إيلاف بعد:2015", _("from this source, from this time on")),
)
LANGUAGE: tuple[tuple[Promise, tuple[tuple[str, Promise], ...]], ...] = (
    (
        _("Words"),
        (
            ("الانتخابات بغداد", _("both words, wherever they stand; و or AND between them says the same")),
            ("«وزارة الدفاع»", _("these words side by side; any quotation marks will do")),
            ('"الوزير بغداد"~5', _("these words at most 5 places apart, in either order")),
            ("سوريا أو لبنان", _("one of the two; OR will do as well")),
            ("حدود -تركيا", _("the first word without the second")),
            ("وزير (العراق أو سوريا)", _("brackets keep together what belongs together")),
            ("سوري*", _("whatever begins so")),
            ("=مسؤول", _("this word exactly as typed, whatever the rest is")),
        ),
    ),
    (
        _("Fields"),
        (
            ("مصدر:إيلاف", _("from a source; source: will do as well")),
            ('وسم:"حرب اليمن"', _("with a tag, or one below it; tag:")),
            ("كيان:غوتيريش", _("naming a person, organisation or place, however it is spelled; entity:")),
            ("متحدث:غوتيريش", _("quoting somebody; speaker:")),
            ("عنوان:العراق", _("a word of the headline; title:")),
            (
                "بعد:2015 قبل:2017",
                _("published from a year, a month or a day on, and before another; after: and before:"),
            ),
            ("قصة:الميناء", _("of a story with this in its headline; story:")),
            ("حالة:مهم", _("as you left it: unread, read, important, done, todo; state:")),
            ("-مصدر:إيلاف العراق", _("a minus leaves out what a field says, too")),
        ),
    ),
)
