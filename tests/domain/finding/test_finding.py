"""What is stored is found as it is written, and as one types it: a table of words in many scripts, through the real FTS5."""

import csv
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.finding.folding import fold, fold_with_places
from interview_desk.domain.finding.highlights import find_highlights
from interview_desk.domain.finding.tokens import build_index_words, build_query_terms
from interview_desk.store.file import file_identity

with Path(__file__).with_name("words.tsv").open(encoding="utf-8", newline="") as table:
    WORDS = [
        (row["stored"], row["query"], row["found|not"])
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]
INDEX = next(
    part for _, sql in reversed(file_identity.steps()) for part in sql.split(";") if "TABLE called USING" in part
)


@pytest.fixture(scope="module")
def index():
    with sqlite3.connect(":memory:", isolation_level=None) as connection:
        connection.execute(INDEX[INDEX.index("CREATE") :])
        yield connection
    connection.close()


def is_found(index, stored, query):
    words = build_index_words(stored)
    index.execute("INSERT INTO called (rowid, words) VALUES (1, ?)", (words,))
    try:
        terms = build_query_terms(query)
        return bool(terms) and bool(
            index.execute("SELECT rowid FROM called WHERE called MATCH ?", (" AND ".join(terms),)).fetchall()
        )
    finally:
        index.execute("INSERT INTO called (called, rowid, words) VALUES ('delete', 1, ?)", (words,))


@pytest.mark.parametrize(
    ("stored", "query", "expected"), WORDS, ids=[f"{n}-{row[1][:12]}" for n, row in enumerate(WORDS)]
)
def test_a_word_is_found_as_it_is_written_and_as_it_is_typed(index, stored, query, expected):
    assert is_found(index, stored, query) == (expected == "found")


@given(st.text(st.characters(categories=["L", "N", "M"]), min_size=1, max_size=12))
def test_whatever_is_stored_is_found_as_it_is_written(stored):
    text = f"a{stored}" if unicodedata.category(stored[0])[0] == "M" else stored
    with sqlite3.connect(":memory:", isolation_level=None) as connection:
        connection.execute(INDEX[INDEX.index("CREATE") :])
        for form in ("NFC", "NFD", "NFKC"):
            query = unicodedata.normalize(form, text)
            if build_query_terms(query):
                assert is_found(connection, text, query), (text, form)
    connection.close()


@given(st.text(max_size=60), st.text(max_size=20))
def test_nothing_that_is_typed_is_a_command_or_an_error(stored, query):
    with sqlite3.connect(":memory:", isolation_level=None) as connection:
        connection.execute(INDEX[INDEX.index("CREATE") :])
        is_found(connection, stored, query)
    connection.close()
    for begin, end in find_highlights(stored, query):
        assert 0 <= begin < end <= len(stored)


@given(st.text(max_size=40))
def test_every_folded_character_has_its_place(text):
    folded, places = fold_with_places(text)
    assert len(folded) == len(places)
    assert all(0 <= begin < end <= len(text) for begin, end in places)
    assert places == sorted(places)
    if text.isascii():
        assert folded == fold(text)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Frau Weiß in der Straße", "strasse", ["Straße"]),
        ("Frau Weiß in der Straße", "weiß", ["Weiß"]),
        ("Herr Müller ruft an", "mueller", ["Müller"]),
        ("aus Łódź", "lodz", ["Łódź"]),
        ("ein ﬁnance role", "finance", ["ﬁnance"]),
        ("Mr O’Brien said", "obrien", ["O’Brien"]),
        ("Mr O’Brien said", "o'brien", ["O’Brien"]),
        ("私は日本電気で働く", "電気", ["電気"]),
        ("私は日本電気株式会社で働く", "日本電気株式会社", ["日本電気株式会社"]),
        ("ｶﾞｲﾄﾞの人", "ガイド", ["ｶﾞｲﾄﾞ"]),
        ("삼성전자에서", "전자", ["전자"]),
        ("ผมอยู่กรุงเทพนาน", "กรุงเทพ", ["กรุงเทพ"]),
        ("यह हिन्दी है", "हिन्दी", ["हिन्दी"]),
        ("Σίσυφος και", "σισυφοσ", ["Σίσυφος"]),
        ("in İstanbul now", "istanbul", ["İstanbul"]),
        ("שָׁלוֹם לך", "שלום", ["שָׁלוֹם"]),
        ("call +49 30 1234567 now", "+49301234567", ["49 30 1234567"]),
        ("knows C++ and C", "c++", ["C++"]),
        ("Launch 🚀 day", "🚀", ["🚀"]),
        ("re\u0301sume\u0301 sent", "resume", ["re\u0301sume\u0301"]),
        ("ＡＢＣ corp", "abc", ["ＡＢＣ"]),
        ("plain word", "wor", ["word"]),
        ("a foo bar_baz", "bar_baz", ["bar", "baz"]),
        ("nothing here", "else", []),
    ],
)
def test_what_was_found_is_highlighted_as_it_is_written(text, query, marked):
    assert [text[begin:end] for begin, end in find_highlights(text, query)] == marked
