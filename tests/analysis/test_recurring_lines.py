"""A source's own lines are learned; what its writers repeat is not."""

import random

from articles.analysis.recurring_lines import recurring_lines
from articles.language.line_keys import shape_of

FOOTER = "صدى الميناء: عين على الساحل"


LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def texts(count: int = 40) -> list[list[str]]:
    """Articles that share nothing but their manner."""
    return [
        [
            f"افتتحت البلدية جسرا في حي {LETTERS[n % 28] * (3 + n // 28)} بعد أعوام من العمل الذي طال.",
            f"وحضر سكان {LETTERS[n % 28] * (3 + n // 28)}.",
        ]
        for n in range(count)
    ]


def learned(articles: list[list[str]]) -> list[str]:
    return [line.text for line in recurring_lines(articles)]


def with_line(line: str, every: int, at: int | None = None) -> list[list[str]]:
    articles = texts()
    for number, lines in enumerate(articles):
        if number % every == 0:
            lines.insert(len(lines) if at is None else at, f"{line} {number}" if line == FOOTER else line)
    return articles


def test_a_label_at_the_end_of_a_part_of_the_articles_is_learned_whatever_number_it_bears() -> None:
    (found,) = recurring_lines(with_line(FOOTER, 4))
    assert (found.shape, found.articles) == (shape_of(f"{FOOTER} 7"), 10)


def test_a_label_above_the_text_is_learned() -> None:
    assert learned(with_line("أخبار الساحل", 3, at=0)) == ["أخبار الساحل"]


def test_the_order_of_articles_does_not_matter() -> None:
    articles = with_line(FOOTER, 4)
    mixed = random.Random(4).sample(articles, len(articles))
    assert recurring_lines(mixed) == recurring_lines(articles)


def test_a_line_of_four_articles_is_not_learned() -> None:
    assert learned(with_line(FOOTER, 10)) == []


def test_a_sentence_has_to_stand_in_far_more_articles() -> None:
    sentence = "ولم يصدر تعليق من البلدية حتى الآن."
    assert sentence not in learned(with_line(sentence, 4))
    assert sentence in learned([[*lines[:1], sentence] for lines in texts()])


def test_copies_of_one_story_count_once() -> None:
    copies = [[texts()[0][0], f"الخبر كما ورد من {LETTERS[n] * 4}", "جسر الميناء"] for n in range(20)]
    assert "جسر الميناء" not in learned([*texts(), *copies])


def test_a_refrain_in_the_middle_of_texts_is_not_learned() -> None:
    articles = [[*lines, *(f"فقرة {n} من نص طويل." for n in range(9))] for lines in texts()]
    for lines in articles[:20]:
        lines.insert(6, "يا بحر يا صديقي")
    articles[0].append("يا بحر يا صديقي")
    assert learned(articles) == []


def test_a_line_at_either_end_alike_is_not_learned() -> None:
    articles = texts()
    for number, lines in enumerate(articles[:20]):
        lines += [f"فقرة {n} {number}." for n in range(9)]
        lines.insert(0 if number % 2 else len(lines), "البحر أمامنا")
    assert "البحر أمامنا" not in learned(articles)


def test_the_greeting_with_which_columns_end_is_their_writers_own() -> None:
    assert learned(with_line("والله ولي التوفيق", 4)) == []


def test_no_article_and_empty_articles_teach_nothing() -> None:
    assert recurring_lines([]) == ()
    assert recurring_lines([[]] * 9) == ()
