"""What the compare screen calls the kinds of differences, and its sentence for each reason."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Text = str | Promise


class KindWords(NamedTuple):
    """``name`` of the kind, the ``letter`` that stands at its marks, and why something is of this kind at all."""

    name: Text
    letter: Text
    meaning: Text


KINDS: dict[str, KindWords] = {
    "fact": KindWords(
        _("Changed fact"), pgettext_lazy("letter that marks a changed fact", "F"), _("Both cannot be so.")
    ),
    "attribution": KindWords(
        _("Attribution"), pgettext_lazy("letter that marks another attribution", "S"), _("It is said by somebody else.")
    ),
    "wording": KindWords(
        _("Choice of words"), pgettext_lazy("letter that marks a choice of words", "W"), _("The same in other words.")
    ),
    "omitted": KindWords(
        _("Left out"), pgettext_lazy("letter that marks words left out", "O"), _("It stands in the base text alone.")
    ),
    "added": KindWords(
        _("Added"), pgettext_lazy("letter that marks added words", "A"), _("The base text does not have it.")
    ),
    "moved": KindWords(
        _("Moved"), pgettext_lazy("letter that marks moved words", "M"), _("The same, at another place.")
    ),
    "equivalent": KindWords(
        _("Same thing, other words"),
        pgettext_lazy("letter that marks the same thing", "="),
        _("Both mean the same thing."),
    ),
    "spelling": KindWords(
        _("Spelling"), pgettext_lazy("letter that marks another spelling", "~"), _("The same words, written otherwise.")
    ),
}

REASONS: dict[str, Text] = {
    # facts
    "negation": _("One denies what the other says."),
    "modality": _("One says that it may be, the other that it is."),
    "assertion": _("One affirms, the other denies."),
    "tense": _("One says that it was, the other that it will be."),
    "opposite": _("The two words exclude one another."),
    "bound": _("More than, less than or about: the number is bounded differently."),
    "vague number": _("One gives a number, the other only a vague amount."),
    "part of period": _("Another part of the same period."),
    "two of another": _("Two of one thing, two of another."),
    "another kind": _("Another kind of the same thing."),
    "another origin": _("Another people or country."),
    "another office": _("Another office or body."),
    "another person": _("Another person."),
    "another organisation": _("Another body."),
    "another place": _("Another place."),
    "another name": _("Another name."),
    "another date": _("Another date."),
    "another number": _("Another number."),
    # attribution
    "another agency": _("Another agency is credited."),
    "agency on one side": _("Only one names the agency."),
    "another source": _("Another source is given."),
    "another speaker": _("Somebody else is said to speak."),
    "speaker on one side": _("Only one names the speaker."),
    "another role": _("The speaker has another office."),
    "role on one side": _("Only one names the office."),
    "another rank": _("The speaker has another rank."),
    "medium on one side": _("Only one names the medium."),
    "another verb": _("Another verb of saying, with the same stance."),
    "reported on one side": _("Only one says that it was said by somebody."),
    # wording
    "label": _("Two names for the same, and each judges it otherwise."),
    "judging word": _("A word that judges, on one side alone."),
    "courtesy": _("A title of courtesy on one side alone."),
    "empty words": _("Words without content of their own."),
    "pronoun": _("A pronoun for what it belongs to, on one side alone."),
    "other form": _("Another form of the same word."),
    "other words": _("Other words."),
    "too long": _("The passage is too long to look for single words in it."),
    # equivalents
    "same person": _("The same person under another name."),
    "same body": _("The same body under another name."),
    "same agency": _("The same agency under another name."),
    "same place": _("The same place under another name."),
    "same date": _("The same date, given otherwise."),
    "same speaker": _("The same speaker, named otherwise."),
    "same role": _("The same office, named otherwise."),
    "same number": _("The same number, written otherwise."),
    "same length of time": _("The same length of time in other units."),
    "same bound": _("The number is bounded in the same way."),
    "capital for country": _("A capital stands for its country’s government."),
    "abbreviation": _("One writes it short, the other in full."),
    "longer name": _("One gives the name at length."),
    "speaker understood": _("One leaves the speaker to be understood; it names him elsewhere."),
    "person understood": _("One leaves the person to be understood; it names them elsewhere."),
    "people for place": _("An adjective stands for the name of the country."),
    "pronoun for noun": _("A pronoun stands for what the other names."),
    "noun for name": _("A noun stands for the name."),
    "noun of name": _("The noun before the name is left away."),
    # added, left out, moved
    "sentence": _("A whole sentence."),
    "words": _("Words within a sentence."),
    # spelling
    "digits": _("Digits of another script or in another form."),
    "marks": _("Vowel marks or a drawn-out letter."),
    "letters": _("Another hamza, alif, ya or ta marbuta."),
    "spacing": _("Only spaces or signs differ."),
    "clitic": _("Another letter is joined to the word."),
    "case": _("Another ending of the same word."),
    "agreement": _("The verb follows its subject."),
    "same verb": _("The same verb of saying in another form."),
    "foreign name": _("A foreign name in other letters."),
    "written two ways": _("A word that print writes in two ways."),
    "misspelling": _("Probably misspelt."),
    "punctuation": _("Another punctuation mark."),
}

STANCES: dict[str, Text] = {
    "neutral": pgettext_lazy("how a verb of saying presents what it reports", "as it was said"),
    "assertive": pgettext_lazy("how a verb of saying presents what it reports", "as affirmed"),
    "denying": pgettext_lazy("how a verb of saying presents what it reports", "as denied"),
    "doubting": pgettext_lazy("how a verb of saying presents what it reports", "as doubtful"),
    "revealing": pgettext_lazy("how a verb of saying presents what it reports", "as disclosed"),
}


def reason_sentence(kind: str, reason: str) -> str:
    """Why a difference is of its kind, in the reader's language; a reason without a sentence is told by its kind."""
    word, _space, stances = reason.partition(" ")
    if word == "stance":
        here, _space, there = stances.partition(" ")
        if here in STANCES and there in STANCES:
            sentence = _("One verb of saying presents it %(here)s, the other %(there)s.")
            return str(sentence) % {"here": STANCES[here], "there": STANCES[there]}
    return str(REASONS.get(reason) or KINDS[kind].meaning)
