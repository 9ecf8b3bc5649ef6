import pytest

from .sentences import reasons, words


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("wording: label", "هجوم شنه مسلحون على الحاجز", "هجوم شنه إرهابيون على الحاجز"),
        ("wording: judging word", "قاتلت القوات تنظيم داعش", "قاتلت القوات تنظيم داعش الإرهابي"),
        ("wording: judging word", "نشرت مواقع وثيقة تتضمن زيادة", "نشرت مواقع وثيقة مزعومة تتضمن زيادة"),
        ("wording: courtesy", "استقبل معالي الوزير الوفد", "استقبل الوزير الوفد"),
        ("wording: empty words", "ألزمت بدفع مبلغ وقدره 63 مليون دولار", "ألزمت بدفع 63 مليون دولار"),
        ("wording: courtesy", "حرص الملك - وفقه الله - على العمل", "حرص الملك على العمل"),
        ("wording: courtesy", "وقع الاتفاق أ. سامي الربيعي أمس", "وقع الاتفاق سامي الربيعي أمس"),
        ("wording: empty words", "من جهته عاد الوفد", "عاد الوفد"),
        ("wording: other form", "عقد الوزير اجتماعاً هناك", "عقد الوزير اجتماعات هناك"),
        ("wording: pronoun", "فحص الخبراء أجهزة أمس", "فحص الخبراء أجهزته أمس"),
        ("wording: other words", "جنوح سفينة شحن في الميناء", "جنوح ناقلة حبوب في الميناء"),
        ("spelling: agreement", "بلغت الخسائر مليون دولار", "بلغ الخسائر مليون دولار"),
        (
            "moved: words",
            "يبحث ملف الملاحة في البحر الأحمر وجهود السلام",
            "يبحث جهود السلام وملف الملاحة في البحر الأحمر",
        ),
        ("added: words", "نزل منها رجال", "نزل منها رجال ملثمون"),
        ("omitted: words", "توقف العمل كلياً أمس", "توقف العمل أمس"),
        ("wording: courtesy", "على هدي الملك المؤسس، طيب الله ثراه، سارت البلاد", "على هدي الملك المؤسس سارت البلاد"),
        ("wording: empty words", "حضر الحفل عدد من الضيوف", "حضر الحفل الضيوف"),
        ("wording: judging word", "بفضل حملاتها المتواصلة على الغش", "بفضل حملاتها على الغش"),
        ("wording: empty words", "وفاة أربعة أشخاص في مكان الحادث", "وفاة أربعة في مكان الحادث"),
        ("wording: empty words", "لضبط المخالفين للمادة رقم 122 من النظام", "لضبط المخالفين للمادة 122 من النظام"),
        ("wording: empty words", "التقى به وذلك بالقرب من المركز", "التقى به"),
        ("wording: empty words", "وفي سياق متصل عاد الوفد", "عاد الوفد"),
        ("wording: label", "هذا يجعل البنك أقل عرضة للصدمات", "هذا يجعل المصرف أقل عرضة للصدمات"),
        ("omitted: words", "لقي مصرعه صباح اليوم بإصابات حرجة جراء الحادث", "لقي مصرعه في الحادث"),
        ("omitted: words", "حدث اصطدام فجر اليوم على الطريق", "حدث تصادم على الطريق"),
        ("moved: words", "وصلت أمس إلى ميناء عدن سفينة تحمل مساعدات", "وصلت إلى ميناء عدن أمس سفينة تحمل مساعدات"),
    ],
)
def test_a_choice_of_words_is_told_by_its_reason(kind: str, left: str, right: str) -> None:
    assert kind in reasons(left, right)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("wording: label", "هجوم شنه مسلحون على الحاجز", "هجوم شنه طلاب على الحاجز"),
        ("wording: judging word", "قاتلت القوات تنظيم داعش", "قاتلت القوات تنظيم داعش أمس"),
        ("wording: judging word", "نشرت مواقع وثيقة تتضمن زيادة", "نشرت مواقع وثيقة مالية تتضمن زيادة"),
        ("wording: courtesy", "استقبل نائب الوزير الوفد", "استقبل الوزير الوفد"),
        ("wording: empty words", "دفعت الشركة غرامة وقدرها 63 مليون دولار", "دفعت الشركة 63 مليون دولار"),
        ("wording: courtesy", "حرص الملك وحزب الله على العمل", "حرص الملك على العمل"),
        ("wording: courtesy", "وقع الاتفاق النسخة أ أمس", "وقع الاتفاق النسخة أمس"),
        ("wording: empty words", "من المطار عاد الوفد", "عاد الوفد"),
        ("wording: other form", "عقد الوزير اجتماعاً هناك", "عقد الوزير مؤتمراً هناك"),
        ("wording: pronoun", "فحص الخبراء أجهزة المصنع", "فحص الخبراء أجهزة المعمل"),
        ("wording: other words", "جنوح السفينة في الميناء", "جنوح السفينه في الميناء"),
        ("spelling: agreement", "بلغت الخسائر مليون دولار", "تجاوزت الخسائر مليون دولار"),
        ("moved: words", "يبحث ملف الملاحة وجهود السلام", "يبحث جهود السلام وملف التجارة"),
        ("added: words", "نزل منها رجال", "نزل منها نساء"),
        ("omitted: words", "توقف العمل كلياً أمس", "توقف العمل جزئياً أمس"),
        ("wording: courtesy", "سارت البلاد طيبة الهواء إلى غايتها", "سارت البلاد إلى غايتها"),
        ("wording: empty words", "حضر الحفل وزراء من الضيوف", "حضر الحفل الضيوف"),
        ("wording: judging word", "بفضل حملاتها الليلية على الغش", "بفضل حملاتها على الغش"),
        ("wording: empty words", "وفاة أربعة لبنانيين في مكان الحادث", "وفاة أربعة في مكان الحادث"),
        ("wording: empty words", "لضبط المخالفين للمادة الجزائية 122 من النظام", "لضبط المخالفين للمادة 122 من النظام"),
        ("wording: empty words", "التقى به بالقرب من المركز", "التقى به"),
        ("wording: empty words", "وفي سباق متصل عاد الوفد", "عاد الوفد"),
        ("wording: label", "هذا يجعل البنك أقل عرضة للصدمات", "هذا يجعل المتجر أقل عرضة للصدمات"),
        ("omitted: words", "لقي مصرعه إثر الحادث", "لقي مصرعه في الحادث"),
        ("omitted: words", "حدث اصطدام على الطريق", "حدث تصادم على الطريق"),
        ("moved: words", "وصلت أمس إلى ميناء عدن سفينة تحمل مساعدات", "وصلت إلى ميناء عدن اليوم سفينة تحمل مساعدات"),
    ],
)
def test_other_choices_have_other_reasons(kind: str, left: str, right: str) -> None:
    assert kind not in reasons(left, right)


def test_a_person_whose_name_is_longer_at_its_other_place_was_moved() -> None:
    left = "وافتتح الدكتور سالم الراوي مدير الميناء الطريق الجديد"
    assert reasons(left, "وافتتح مدير الميناء سالم بن علي الراوي الطريق الجديد") == {"moved: words"}
    assert "moved: words" not in reasons(left, "وافتتح مدير الميناء سالم بن علي الشمري الطريق الجديد")


def test_a_word_and_a_whole_clause_are_two_differences() -> None:
    clause = "أغلقت الشرطة الطريق رغم جهود السكان في إعادة فتحه أمام حركة السيارات"
    assert reasons("أغلقت الشرطة الطريق مؤخراً", clause) == {"omitted: words", "added: words"}
    assert reasons("أغلقت الشرطة الطريق مؤخراً", "أغلقت الشرطة الطريق قبل أيام") == {"wording: other words"}


def test_an_adverb_stands_for_no_noun() -> None:
    assert reasons("أبرمت الأمانة مؤخراً ثلاثة", "أبرمت الأمانة عقود ثلاثة") == {"omitted: words", "added: words"}
    assert reasons("أبرمت الأمانة سريعاً ثلاثة", "أبرمت الأمانة عقود ثلاثة") == {"wording: other words"}


def test_a_word_that_judges_is_no_part_of_the_phrase_behind_it() -> None:
    left, right = "نشرته المجلة الشهيرة في عددها الأخير أمس", "نشرته المجلة أمس"
    assert words(left, right, "wording") == [("الشهيرة", "")]
    assert words("نشرته المجلة الملونة في عددها الأخير أمس", right, "wording") == []


def test_a_noun_before_a_name_that_both_have_is_no_part_of_the_words_before_it() -> None:
    left, right = "وكان نادي الفتح السباق في الدخول", "ويعتبر الفتح السباق في الدخول"
    assert words(left, right, "wording") == [("وكان", "ويعتبر")]
    assert words("وكان في الفتح سباق", "ويعتبر الفتح سباق", "wording") == [("وكان في", "ويعتبر")]


def test_two_verbs_are_one_choice_with_what_belongs_to_one_of_them() -> None:
    assert reasons("تجدر الإشارة إلى أن الطريق مغلق", "يذكر أن الطريق مغلق") == {"wording: other words"}


def test_words_of_a_name_that_only_one_side_holds_in_one_are_not_left_out() -> None:
    left, right = "أعلن المرشح لرئاسة «فيفا» برنامجه", "أعلن المرشح لرئاسة الفيفا برنامجه"
    assert words(left, right, "omitted") == []


def test_words_beside_a_name_that_no_name_holds_are_added() -> None:
    left, right = "أعلن المرشح لرئاسة «فيفا» برنامجه", "أعلن المرشح لرئاسة الفيفا الطموح برنامجه"
    assert words(left, right, "added") == [("", "الطموح")]


def test_a_word_that_opposes_others_is_no_difference_from_itself() -> None:
    assert reasons("عاد الوفد من جدة إلى مكة أمس", "عاد الوزير من جدة إلى مكة أمس") == {"wording: other words"}


def test_two_words_that_oppose_each_other_are_a_difference() -> None:
    assert "fact: opposite" in reasons("عاد الوفد من المدينة أمس", "عاد الوزير إلى المدينة أمس")
