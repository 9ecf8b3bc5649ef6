import pytest

from .sentences import reasons


@pytest.mark.parametrize(
    ("reason", "left", "right"),
    [
        ("another agency", "الطريق مغلق، وفق وكالة فرانس برس", "الطريق مغلق، وفق وكالة رووداو"),
        ("stance neutral doubting", "وقال الضابط إن الطريق مغلق", "وزعم الضابط إن الطريق مغلق"),
        ("another verb", "وأعلن الضابط أن الطريق مغلق", "وذكر الضابط أن الطريق مغلق"),
        ("another speaker", "وقال المدير إن الطريق مغلق", "وقال السفير إن الطريق مغلق"),
        ("another speaker", "وأكد الناطق باسم الوزارة أن العمل توقف", "وقال السفير باسم الوزارة أن العمل توقف"),
        ("another role", "وقال مصدر دبلوماسي إن الطريق مغلق", "وقال مصدر حكومي إن الطريق مغلق"),
        ("another rank", "وصل العميد هيثم البياتي إلى المدينة", "وصل اللواء هيثم البياتي إلى المدينة"),
        ("medium on one side", "وقال المدير لقناة المملكة إن الطريق مغلق", "وقال المدير إن الطريق مغلق"),
        ("medium on one side", "وقال المدير في حديث إلى صحيفة الرياض إن الطريق مغلق", "وقال المدير إن الطريق مغلق"),
        ("reported on one side", "وأضافت أن الطريق مغلق منذ أمس", "فيما الطريق مغلق منذ أمس"),
    ],
)
def test_another_source_is_attribution(reason: str, left: str, right: str) -> None:
    assert f"attribution: {reason}" in reasons(left, right)


@pytest.mark.parametrize(
    ("reason", "left", "right"),
    [
        ("another agency", "الطريق مغلق، وفق وكالة فرانس برس", "الطريق مغلق، وفق الوكالة الفرنسية"),
        ("stance neutral doubting", "وقال الضابط إن الطريق مغلق", "وصرح الضابط إن الطريق مغلق"),
        ("another verb", "وأعلن الضابط أن الطريق مغلق", "ومعلناً أن الطريق مغلق"),
        ("another speaker", "وصل المدير إلى الطريق المغلق", "وصل السفير إلى الطريق المغلق"),
        (
            "another speaker",
            "وعاد الناطق باسم الوزارة بعد أن توقف العمل",
            "وسافر السفير باسم الوزارة بعد أن توقف العمل",
        ),
        ("another role", "أغلق مبنى دبلوماسي في المدينة", "أغلق مبنى حكومي في المدينة"),
        ("another rank", "وصل العميد هيثم البياتي إلى المدينة", "وصل العميد هيثم البياتي إلى القرية"),
        ("medium on one side", "وقال المدير أمس إن الطريق مغلق", "وقال المدير إن الطريق مغلق"),
        ("medium on one side", "وقال المدير في حديث إلى أهالي الرياض إن الطريق مغلق", "وقال المدير إن الطريق مغلق"),
        ("reported on one side", "كما الطريق مغلق منذ أمس", "فيما الطريق مغلق منذ أمس"),
    ],
)
def test_the_same_source_or_none_is_no_attribution(reason: str, left: str, right: str) -> None:
    assert f"attribution: {reason}" not in reasons(left, right)
