"""Where the outlet goes on about who reports, and where the clause does. The events are invented."""

import pytest

from articles.language.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("وقال الخبير إن العينة سليمة، رافضاً نشر التقرير.", "العينة سليمة"),
        ("وقالت الخبيرة إن النتائج سليمة تماما، رافضة نشر التقرير.", "النتائج سليمة تماما"),
        ("وأعلن المدير أن المخازن فارغة، متهما التجار بالاحتكار.", "المخازن فارغة"),
        ("وذكرت البلدية أن الطريق مفتوح، شاكرة السكان على صبرهم.", "الطريق مفتوح"),
        ("وأكد المهندسون أن السد سليم، رافضين مغادرة الموقع.", "السد سليم"),
        ("وقال الوزير إن القافلة وصلت، ساخرا من منتقديه.", "القافلة وصلت"),
        ("وأفاد المرصد بأن الضباب سيكثف ليلا، داعيا السائقين إلى التمهل.", "الضباب سيكثف ليلا"),
    ],
)
def test_a_participle_of_the_speaker_ends_the_clause(text: str, clause: str) -> None:
    assert next(found.text for found in find_quotations(text) if not found.direct) == clause


@pytest.mark.parametrize(
    "clause",
    [
        "القصف استهدف مبنى، موقعا ثلاثة قتلى",
        "الحافلة انقلبت، مخلفة أربعة جرحى",
        "النائب غادر الجلسة، رافضا التصويت",
        "النائبة غادرت الجلسة، رافضة التصويت",
        "السفينة أبحرت، متجهة إلى الجنوب",
        "القافلة توقفت، رافضة التقدم",
        "الطقس بارد، ممطر، عاصف",
    ],
)
def test_a_participle_of_the_clause_stays_in_it(clause: str) -> None:
    speaker = "الوزير" if "النائبة" not in clause else "الوزيرة"
    verb = "قال" if speaker == "الوزير" else "قالت"
    assert [found.text for found in find_quotations(f"و{verb} {speaker} إن {clause}.")] == [clause]
