import hashlib

import pytest

from articles.analysis.similarity import BANDS, SIGNATURE_BYTES, bands, containment, jaccard, shingles, signature

from .wires import COPY, UNRELATED, WIRE


def test_a_shingle_is_five_folded_words() -> None:
    assert shingles("أُغلِقَ الميناءُ الشرقيُّ صباحَ اليومِ الثلاثاء") == {
        "اغلق الميناء الشرقي صباح اليوم",
        "الميناء الشرقي صباح اليوم الثلاثاء",
    }


def test_four_words_have_no_shingle_and_no_signature() -> None:
    assert shingles("أغلق الميناء الشرقي اليوم") == frozenset()
    assert signature("أغلق الميناء الشرقي اليوم") == b""
    assert bands(b"") == ()


def test_punctuation_and_spelling_make_no_other_shingle() -> None:
    assert shingles("قال المسؤول: إن «الهيئة» أوقفت العمل.") == shingles("قال المسئول ان الهيئه اوقفت العمل")


def test_containment_is_measured_on_the_smaller_text() -> None:
    whole = frozenset("abcdefgh")
    assert containment(frozenset("abxy"), whole) == 0.5
    assert containment(whole, frozenset("abxy")) == 0.5
    assert jaccard(frozenset("abxy"), whole) == 0.2


def test_nothing_shares_nothing_with_nothing() -> None:
    assert containment(frozenset(), frozenset("a")) == 0.0
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_equal_texts_have_equal_signatures_of_512_bytes() -> None:
    assert len(signature(WIRE)) == SIGNATURE_BYTES == 512
    assert signature(WIRE) == signature(WIRE.replace("الهيئة", "الهيئه"))
    assert signature(WIRE) != signature(UNRELATED)


def test_a_stored_signature_stays_comparable_with_one_made_today() -> None:
    # Another value means that rensa's algorithm changed: then every stored signature has to be made again.
    assert (
        hashlib.sha256(signature(WIRE)).hexdigest()
        == "1cdc923abe79a645697deaa626df8b14944b5cd31eee0f165bb6659ef202f8be"
    )


def test_copies_meet_in_a_band_and_strangers_in_none() -> None:
    assert len(bands(signature(WIRE))) == BANDS == 64
    assert set(bands(signature(WIRE))) & set(bands(signature(COPY)))
    assert not set(bands(signature(WIRE))) & set(bands(signature(UNRELATED)))


def test_a_signature_that_was_cut_is_refused() -> None:
    with pytest.raises(ValueError, match="512 bytes, not 511"):
        bands(signature(WIRE)[:-1])
