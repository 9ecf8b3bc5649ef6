"""What an article's record says beside its text reaches the cleaning."""

from tests.drafts import TEXT, make_analysed


def test_the_author_of_a_record_leaves_the_foot_of_its_text() -> None:
    signed = f"{TEXT}\nشاهر الغيلاني - مستشار الموانئ"
    analysis = make_analysed(signed, author="شاهر الغيلاني").findings.analysis
    assert analysis.text == TEXT
    assert [piece.reason for piece in analysis.removed] == ["by-line"]


def test_a_line_that_names_somebody_else_stays_in_the_text() -> None:
    said = f"{TEXT}\nشاهر الغيلاني - مستشار الموانئ قال إن الرصيف يكفي."
    assert make_analysed(said, author="نورة السالمي").findings.analysis.text == said
