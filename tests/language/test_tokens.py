from articles.language.stems import index_document
from articles.language.tokens import tokenise


def test_words_keep_their_place_and_their_spelling() -> None:
    text = "أُعلنت النتائج، وبلغت ٣٫٥ في المئة"
    assert [(text[t.start : t.end], t.form) for t in tokenise(text)] == [
        ("أُعلنت", "اعلنت"),
        ("النتائج", "النتائج"),
        ("وبلغت", "وبلغت"),
        ("٣٫٥", "3٫5"),
        ("في", "في"),
        ("المئة", "المئه"),
    ]


def test_a_tatweel_that_stands_alone_is_no_word() -> None:
    assert [token.form for token in tokenise("يارا ـ النعيرية ــ أمس")] == ["يارا", "النعيريه", "امس"]
    assert "''" not in index_document("يارا ـ النعيرية", "ــ")
