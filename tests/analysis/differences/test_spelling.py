import pytest

from .sentences import reasons


@pytest.mark.parametrize(
    ("reason", "left", "right"),
    [
        ("spacing", "بين العراق و روسيا تعاون قديم", "بين العراق وروسيا تعاون قديم"),
        ("clitic", "وقال المدير إن العمل توقف", "قال المدير إن العمل توقف"),
        ("digits", "أغلق الطريق 12 يوماً كاملة", "أغلق الطريق ١٢ يوماً كاملة"),
        ("letters", "أعلنت الهيئة عن الخطة", "أعلنت الهيئه عن الخطة"),
        ("marks", "أُعلن القرار في المدينة", "أعلن القرار في المدينة"),
        ("case", "عاد المسافرون بعد الظهر", "عاد المسافرين بعد الظهر"),
        ("foreign name", "وصل المبعوث إسبن هالفورسن إلى مسقط", "وصل المبعوث إسبن هالفرسن إلى مسقط"),
        ("misspelling", "قاتلت القوات تنظيم داعش في الصحراء", "قاتلت القوات تنظيم داع في الصحراء"),
        ("punctuation", "عاد الوفد، ثم غادر", "عاد الوفد ثم غادر"),
        ("written two ways", "في مؤتمر صحافي أمس", "في مؤتمر صحفي أمس"),
    ],
)
def test_the_same_words_written_otherwise_are_spelling(reason: str, left: str, right: str) -> None:
    assert f"spelling: {reason}" in reasons(left, right)


@pytest.mark.parametrize(
    ("reason", "left", "right"),
    [
        ("spacing", "بين العراق وسوريا تعاون قديم", "بين العراق وروسيا تعاون قديم"),
        ("clitic", "وصل المدير إلى المكتب", "صل المدير إلى المكتب"),
        ("digits", "أغلق الطريق 12 يوماً كاملة", "أغلق الطريق 13 يوماً كاملة"),
        ("letters", "أعلنت الهيئة عن الخطة", "أعلنت الهيئة عن الحملة"),
        ("marks", "أعلن القرار في المدينة", "أعلن القرار في المدينة"),
        ("case", "عاد المسافرون بعد الظهر", "عاد السائحون بعد الظهر"),
        ("foreign name", "وصل المبعوث محمد سالم إلى مسقط", "وصل المبعوث محمود سالم إلى مسقط"),
        ("misspelling", "زار الوزير المدرسة الجديدة", "زار الوزير المدينة الجديدة"),
        ("punctuation", "عاد الوفد، ثم غادر", "عاد الوفد، ثم غادر"),
        ("written two ways", "في مؤتمر صحافي أمس", "في مؤتمر علمي أمس"),
    ],
)
def test_other_words_are_no_spelling(reason: str, left: str, right: str) -> None:
    assert f"spelling: {reason}" not in reasons(left, right)
