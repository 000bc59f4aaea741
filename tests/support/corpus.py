"""Facts as people type them, and what the rules make of each."""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.english.second_person import Reader
from interview_desk.domain.notes.phrases import FactReading, Field, Setting, read_fact

FOLDER = Path(__file__).parent.parent / "corpora"
FIELDS = {
    "learned": Field.LEARNED, "cared": Field.CARED, "why": Field.WHY, "unsaid": Field.UNSAID, "mine": Field.PROMISE, "next": Field.NEXT,
}  # fmt: skip
STEM_FIELDS = {
    "forgot": Field.UNSAID,
    "job": Field.WHY,
    "show": Field.STRENGTH,
    "cares": Field.CARED,
    "wants": Field.CARED,
}
TITLES = {"dr", "mr", "mrs", "ms", "prof", "sister", "herr", "frau", "sir"}


class Reading(NamedTuple):
    """One typed fact, with what it should be and what the rules made of it."""

    field: str
    text: str
    treatment: str
    said: str
    reading: FactReading

    @property
    def has_stem(self) -> bool:
        """True if the text stands after a stem."""
        return self.field not in FIELDS

    @property
    def outcome(self) -> str:
        """Return what became of it: kept, unsure, or woven."""
        return "kept" if self.reading.kept_back else "unsure" if self.reading.is_unsure else "woven"

    @property
    def is_as_written(self) -> bool:
        """True if the phrase is one of the ways that the corpus gives."""
        assert self.reading.phrase is not None
        return _plain(self.reading.phrase.text) in {_plain(way) for way in self.said.split("||")}


def _plain(text: str) -> str:
    text = re.sub(r"^(?:about|that) ", "", text.lower().replace("’", "'").strip('"“”. '))
    return " ".join(re.sub(r"[^\w%$€£' ]+", " ", text).split())


def read_corpus(name: str) -> Iterator[Reading]:
    """Read every fact of a corpus by the rules."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            stem = None if row["field"] in FIELDS else row["field"]
            field = FIELDS.get(row["field"]) or STEM_FIELDS.get(row["field"], Field.LEARNED)
            words = [word.strip(".,") for word in row.get("person", "").split()]
            names = {word.lower(): word for word in words if word.lower() not in TITLES}
            reading = read_fact(row["text"], field, Setting(Reader(frozenset(names)), names), stem)
            yield Reading(row["field"], row["text"], row["treatment"], row.get("said", ""), reading)


def main() -> None:
    """Print what the rules make of every corpus."""
    for path in sorted(FOLDER.glob("*.tsv")):
        for has_stem in (False, True):
            readings = [reading for reading in read_corpus(path.stem) if reading.has_stem == has_stem]
            counts = Counter(f"{reading.treatment}: {reading.outcome}" for reading in readings)
            sys.stdout.write(f"{path.stem}, {'after a stem' if has_stem else 'free'}: {dict(sorted(counts.items()))}\n")
            for reading in readings:
                if reading.outcome == "woven" and reading.treatment != "tell":
                    sys.stdout.write(f"  {reading.treatment}, but woven: {reading.field}: {reading.text}\n")
                elif reading.outcome == "woven" and reading.said and not reading.is_as_written:
                    sys.stdout.write(f"  to be read: {reading.field}: {reading.text} -> {reading.reading.phrase}\n")


if __name__ == "__main__":
    main()
