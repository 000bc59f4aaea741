"""Misspelled names of people and companies are found; a clean note with many names is left alone."""

import csv
import json
import re
from pathlib import Path

import pytest

from interview_desk.services.notes.name_likeness import find_misspelled_names

FOLDER = Path(__file__).parent / "names"
with (FOLDER / "misspelled.tsv").open(encoding="utf-8", newline="") as table:
    MISSPELLED = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
CLEAN = [json.loads(line) for line in (FOLDER / "clean.jsonl").read_text(encoding="utf-8").splitlines()]
MISSED = {"Mira", "Jean-Luke"}
"""Too far from the name, or too like another one, to be told apart from it."""


def plain(text):
    return re.sub(r"\W", "", text).casefold()


@pytest.mark.parametrize(("names", "sentence", "wrong", "right"), MISSPELLED, ids=[row[2] for row in MISSPELLED])
def test_a_misspelled_name_is_found(names, sentence, wrong, right):
    known = names.split("|")
    issues = [
        issue
        for issue in find_misspelled_names(sentence, known, known)
        if plain(sentence[issue.start : issue.end]) in plain(wrong)
    ]
    if wrong in MISSED:
        assert not issues
        return
    (suggestion,) = issues[0].suggestions
    assert plain(suggestion) in plain(right) or plain(right) in plain(suggestion)
    assert issues[0].check == "spelling"
    assert issues[0].severity == "warn"


@pytest.mark.parametrize("note", CLEAN, ids=[str(n) for n in range(len(CLEAN))])
def test_a_clean_note_is_left_alone(note):
    assert list(find_misspelled_names(note["text"], note["names"], note["names"])) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Dear Prya,", "Prya", "Priya"),
        ("Leena told me", "Leena", "Lena"),
        ("Fjordcraft is far", "Fjordcraft", "Fjordkraft"),
        ("at Umbra Logistic we", "Logistic", "Logistics"),
        ("Kestral Bank", "Kestral", "Kestrel"),
        ("Siobahn asked", "Siobahn", "Siobhán"),
        ("O'Reily told me", "O'Reily", "O'Reilly"),
        ("Globe Altas", "Altas", "Atlas"),
        ("Dear Ms. Ramen,", "Ramen", "Raman"),
        ("at Parcel Wise you", "Parcel Wise", "Parcelwise"),
        ("Parcelwyse", "Parcelwyse", "Parcelwise"),
        ("Thank you, Lena Bergstrom.", "", ""),
        ("Fjordkraft's people", "", ""),
        ("a kestrel, and Priyanka", "", ""),
        ("Monday, and the Grand Raman Hotel", "", ""),
    ],
)
def test_siblings(text, wrong, right):
    people = ["Priya Raman", "Lena Bergström", "Siobhán O'Reilly", "Maya Chen"]
    companies = ["Globe Atlas", "Fjordkraft", "Kestrel Bank", "Umbra Logistics", "Parcelwise"]
    found = [
        (text[issue.start : issue.end], *issue.suggestions) for issue in find_misspelled_names(text, people, companies)
    ]
    assert found == ([(wrong, right)] if wrong else [])
