"""Short lines without a verb or a stop above the first paragraph or below the last one of an article whose headline is
known: captions without a mark of their own, writers' names, kickers.

A sub-heading looks the same, so that nothing is taken from an article that has such lines between its paragraphs.
"""

from functools import cache

from ..line_keys import key_of
from ..names_in_lines import is_name
from ..page import Page
from ..words import folded

_LONGEST = 70
_MOST_WORDS = 10
_PARAGRAPH = 100
_ENDS_LIKE_TEXT = (".", "؟", "!", "…", ":", "،", "؛", ",", ";", "-", "»", "”", '"', "*")
_OPENS_LIKE_A_LIST = tuple('*-–—•#0123456789٠١٢٣٤٥٦٧٨٩(«“"[{.:@')
_BRACKETS, _FEW_WORDS = frozenset('(«“"['), 3  # a name above what may open with a quotation
_MOST_AT_END = 4
_CAPTIONS_OPEN_WITH = frozenset(("من", "في", "خلال", "اثناء", "بين", "مع", "امام", "داخل", "علي", "احد", "احدي"))


@cache
def _closings() -> frozenset[str]:
    return folded("closings")


@cache
def _chapters() -> frozenset[str]:
    return folded("chapter_words")


def is_label(line: str) -> bool:
    """A few words of Arabic that end without a stop and open neither a list nor a chapter nor a further clause."""
    quoted = line.endswith("»") and line.find("«") > 3
    if len(line) > _LONGEST or (line.endswith(_ENDS_LIKE_TEXT) and not quoted) or line.startswith(_OPENS_LIKE_A_LIST):
        return False
    words = line.split()
    if len(words) > _MOST_WORDS or any(word in ("..", "...", "***", "=") for word in words):
        return False
    forms = key_of(line).split()
    return bool(forms) and len(line) > 2 and forms[0] not in _chapters() and not any(map(str.isdigit, line))


def take(page: Page) -> None:
    if not page.title_given:
        return
    _take_name_of_title(page)
    top, end = _top(page), _end(page)
    if top == 0 and end == len(page):
        return
    if any(is_label(line) for line in page.texts(top, end)):
        if not _are_sub_headings(page, top, end):
            return
        top, end = 0, max(end, len(page) - 1)
    told = f" {key_of(page.title)} {' '.join(key_of(line) for line in page.texts(top, end))} "
    known = frozenset(told.split())
    for index in range(len(page) - 1, end - 1, -1):
        if _closes_an_article(page.text(index), known, is_report=page.is_report):
            break
        page.drop(index, _reason(page.text(index), told, "photo caption"))
    for index in range(top - 1, -1, -1):
        page.drop(index, _reason(page.text(index), told, "caption or kicker"))


def _top(page: Page) -> int:
    """How many labels stand above the first paragraph: at most two."""
    count = 0
    while count < min(2, len(page) - 1) and is_label(page.text(count)) and not _joins(page.text(count)):
        count += 1
    below = page.text(count) if count < len(page) else ""
    bracketed = below[:1] in _BRACKETS and all(len(line.split()) <= _FEW_WORDS for line in page.texts(0, count))
    return count if len(below) >= _PARAGRAPH and (bracketed or not below.startswith(_OPENS_LIKE_A_LIST)) else 0


def _take_name_of_title(page: Page) -> None:
    """The writer's name above or below a column whose headline opens with it (``سالم العلي: ...``)."""
    name = page.title.partition(":")[0]
    if ":" not in page.title or not is_name(name):
        return
    for index in (len(page) - 1, 0):
        if len(page) > 1 and index < len(page) and key_of(page.text(index)) == key_of(name):
            page.drop(index, "by-line")


def _are_sub_headings(page: Page, top: int, end: int) -> bool:
    """Whether each label between the paragraphs stands above one, so that what is left below the last of them is no
    sub-heading; nor is a line that opens with a word and a colon, as those of tables do."""
    if end == len(page) or any(":" in line or "www" in line for line in page.texts(end)):
        return False
    lines = page.texts(top, end)
    labels = [index for index, line in enumerate(lines) if is_label(line)]
    return all(len(line) >= _PARAGRAPH // 2 for line in (lines[i + 1] for i in labels if i + 1 < len(lines)))


def _joins(line: str) -> bool:
    """Whether a line opens as a clause that goes on (``ولا تعطين``)."""
    first = key_of(line).partition(" ")[0]
    return first[0] in "وف" and first[1:] in folded("function_words")


def _is_function_word(form: str) -> bool:
    return form in folded("function_words") and form not in _CAPTIONS_OPEN_WITH


def _end(page: Page) -> int:
    """Where the labels below the last paragraph begin."""
    first = len(page)
    while first > 1 and len(page) - first <= _MOST_AT_END and _is_label_at_end(page, first - 1):
        first -= 1
    above = page.text(first - 1) if first else ""
    ends = above.rstrip("\u200e\u200f ").endswith((".", "؟", "!", "»", "”", '"', ")", "…"))
    shortest = _PARAGRAPH if any(not is_name(line) for line in page.texts(first)) else _PARAGRAPH // 2
    return first if ends and len(above) >= shortest and len(page) - first <= _MOST_AT_END else len(page)


def _is_label_at_end(page: Page, index: int) -> bool:
    line = page.text(index)
    return is_label(line.lstrip(". ") if page.is_report else line)


def _closes_an_article(line: str, known: frozenset[str], *, is_report: bool) -> bool:
    """The writer's own last words: a greeting, a further clause, or words that the article has not used. A caption
    names what the article tells of; below a report from somewhere it may say more, and two points join it to another.
    """
    if is_report and line.startswith(".."):
        return False
    forms = key_of(line).split()
    if any(form in _closings() for form in forms) or _is_function_word(forms[0]) or "،" in line:
        return True
    joined = forms[0][1:] if forms[0][0] in "وف" else ""
    if _joins(line) or joined in known or joined in folded("reporting_verbs", "past_verbs"):
        return True
    if is_name(line):
        return all(form in known for form in forms)
    content = [form for form in forms if len(form) > 3]
    if is_report and len(forms) > 2:
        return False
    return not content or 3 * sum(stem_known(form, known) for form in content) < len(content)


def stem_known(form: str, known: frozenset[str]) -> bool:
    bare = form.removeprefix("ال")
    return form in known or bare in known or f"ال{bare}" in known or f"و{form}" in known or f"ب{form}" in known


def _reason(line: str, told: str, otherwise: str) -> str:
    """A name that neither the headline nor the text has is the writer's: a photograph shows whom the article names."""
    return "by-line" if is_name(line) and f" {key_of(line)} " not in told else otherwise
