"""Training the tagger of names, on a few invented sentences."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.language.entities.judging import judge
from articles.language.entities.reading import Reading
from articles.language.entities.tagging import weights
from articles.language.entities.tagging.propose import propose

SENTENCES = (
    "قال O\nكرافتشوك B-PER\nإن O\nالجسر O\nآمن O\n",
    "وأضاف O\nدروفينيك B-PER\nكاستلبرغ I-PER\nأن O\nالطريق O\nمغلق O\n",
    "ووصل O\nالوفد O\nإلى O\nتالينبورغ B-LOC\nأمس O\n",
    "وأعلنت O\nشركة O\nنوردمار B-ORG\nأرباحها O\n",
    "والتقى O\nالفرنسيون B-MISC\nخصومهم O\nفي O\nكلاوسدورف B-LOC\n. O\n",
)


def corpus(folder: Path, text: str = "\n".join(SENTENCES * 12)) -> Path:
    path = folder / "invented.conll"
    path.write_text(text, encoding="utf-8")
    return path


def trained(folder: Path, name: str, **options: object) -> tuple[str, str]:
    target, said = folder / name, StringIO()
    call_command("train_entities", corpus(folder), to=target, iterations=20, stdout=said, **options)
    return target.read_text(encoding="utf-8"), said.getvalue()


def test_names_are_learned_and_found_again(tmp_path: Path) -> None:
    text, _ = trained(tmp_path, "first.weights")
    reading = Reading("قال كرافتشوك إن الوفد وصل إلى كلاوسدورف أمس")
    likely = [one for one in propose(reading, [""] * reading.size, weights.read(text)) if one.probability > 0.5]
    assert {(one.kind, reading.forms[one.first]) for one in likely} == {("person", "كرافتشوك"), ("place", "كلاوسدورف")}


def test_training_twice_gives_the_same_file(tmp_path: Path) -> None:
    assert trained(tmp_path, "first.weights") == tuple(
        part.replace("second", "first") for part in trained(tmp_path, "second.weights")
    )


def test_the_file_says_what_it_was_made_from(tmp_path: Path) -> None:
    text, _ = trained(tmp_path, "first.weights")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert "SHA-256" in "".join(head)
    assert "CC BY-SA 4.0" in "".join(head)


def test_what_is_held_out_is_measured(tmp_path: Path) -> None:
    _, said = trained(tmp_path, "first.weights", hold_out=0.3)
    assert "held out: precision" in said


def test_annotated_articles_are_learned_beside_a_corpus(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for number in range(12):
        (own / f"{number}.xml").write_text("<article>وصل <p>غراندوفيتش</p> صباحاً</article>", encoding="utf-8")
    target = tmp_path / "both.weights"
    call_command("train_entities", corpus(tmp_path), own, to=target, iterations=20, stdout=StringIO())
    text = target.read_text(encoding="utf-8")
    reading = Reading("وصل غراندوفيتش صباحاً")
    likely = [one for one in propose(reading, [""] * reading.size, weights.read(text)) if one.probability > 0.5]
    assert [(one.kind, reading.forms[one.first]) for one in likely] == [("person", "غراندوفيتش")]
    assert [line for line in text.splitlines() if "Trained on" in line] == [
        line for line in text.splitlines() if line.startswith(("# Trained on invented.conll", "# Trained on own,"))
    ]


def judged(folder: Path, **options: object) -> str:
    own = folder / "own"
    own.mkdir(exist_ok=True)
    for number in range(12):
        (own / f"{number}.xml").write_text("<article>وصل <p>غراندوفيتش</p> صباحاً</article>", encoding="utf-8")
    said = StringIO()
    call_command("train_entities", corpus(folder), own, to=folder / "a.weights", iterations=20, stdout=said, **options)
    return said.getvalue()


def test_the_judge_learns_from_annotated_articles(tmp_path: Path) -> None:
    assert "a.judge" in judged(tmp_path)
    text = (tmp_path / "a.judge").read_text(encoding="utf-8")
    judge.read(text)
    assert [line for line in text.splitlines() if line.startswith("# Trained on own, SHA-256")]


def test_training_the_judge_twice_gives_the_same_file(tmp_path: Path) -> None:
    judged(tmp_path)
    first = (tmp_path / "a.judge").read_bytes()
    judged(tmp_path, judge_to=tmp_path / "b.judge")
    assert (tmp_path / "b.judge").read_bytes() == first


def test_the_judge_that_comes_with_newsdesk_is_left_alone_where_the_weights_go_elsewhere(tmp_path: Path) -> None:
    before = judge.PATH.read_bytes()
    judged(tmp_path)
    assert judge.PATH.read_bytes() == before


def test_without_annotated_articles_the_judge_stays_as_it_is(tmp_path: Path) -> None:
    _, said = trained(tmp_path, "first.weights")
    assert "The judge is left as it is" in said
    assert not list(tmp_path.glob("*.judge"))


def test_a_folder_with_a_broken_article_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_text("<article>", encoding="utf-8")
    with pytest.raises(CommandError, match=r"broken\.xml"):
        call_command("train_entities", tmp_path, to=tmp_path / "none.weights")


@pytest.mark.parametrize(
    ("text", "reason"), [("كلمة\n", "has no tag"), ("كلمة B-XYZ\n", "no tag “B-XYZ”"), ("", "nothing")]
)
def test_a_file_that_is_no_corpus_is_refused_with_its_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        call_command("train_entities", corpus(tmp_path, text), to=tmp_path / "none.weights")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("train_entities", tmp_path / "absent.conll", to=tmp_path / "none.weights")


def test_a_line_that_is_no_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="no weights"):
        weights.read("w=قال")
