"""Make `words.tsv.gz`, the table of English words from which the form of a typed fact is read.

It is run by hand, once for each new version of its sources, which are not needed otherwise:

    pip install --no-deps lemminflect==0.2.3 textblob==0.20.1
    python scripts/make_words.py

Each line holds a form, its readings, its base form as a verb, and its most frequent Penn tag. The readings
are letters: B base form, D past, N participle, G -ing form, Z third person of a verb; n singular noun,
s plural noun, j adjective, r adverb, o other. `NOTICES.md` beside the table names the sources and their licenses.
"""

import gzip
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src" / "interview_desk" / "domain" / "english" / "words.tsv.gz"
READINGS = {
    "NN": "n",
    "NNS": "s",
    "JJ": "j",
    "JJR": "j",
    "JJS": "j",
    "RB": "r",
    "RBR": "r",
    "RBS": "r",
    "VB": "B",
    "VBP": "B",
    "VBD": "D",
    "VBN": "N",
    "VBG": "G",
    "VBZ": "Z",
}
"""Readings by Penn tag; any other tag is "o"."""
FOREIGN = frozenset({"FW", "SYM", "LS", "UH"})
"""Tags of words that are left out."""


class Words:
    """Words of the table, by form."""

    def __init__(self) -> None:
        self.readings: dict[str, set[str]] = {}
        self.bases: dict[str, str] = {}
        self.tags: dict[str, str] = {}

    def add_verb(self, base: str, columns: Sequence[str]) -> None:
        """Add the forms of a verb: past, participle, -ing form, third person; variants are separated by a slash."""
        past, participle, gerund, third_person = (*columns, "", "", "", "")[:4]
        forms = (base, past, participle or past, gerund, third_person)
        for reading, variants in zip("BDNGZ", forms, strict=True):
            for form in filter(is_plain, variants.split("/")):
                self.readings.setdefault(form, set()).add(reading)
                self.bases.setdefault(form, base)

    def add_noun(self, singular: str, plural: str) -> None:
        """Add the readings of a noun to forms that are verbs as well."""
        for reading, variants in (("n", singular), ("s", plural)):
            for form in variants.split("/"):
                if form in self.readings:
                    self.readings[form].add(reading)

    def add_tags(self, form: str, tags: Sequence[str]) -> None:
        """Add a form with its tags, the most frequent first."""
        self.tags.setdefault(form, tags[0])
        self.readings.setdefault(form, set()).update(READINGS.get(tag, "o") for tag in tags)

    def write(self, path: Path) -> None:
        """Write the table; the same words make the same bytes."""
        text = "".join(
            f"{form}\t{''.join(sorted(self.readings[form]))}\t{self.bases.get(form, '')}\t{self.tags.get(form, '')}\n"
            for form in sorted(self.readings)
        )
        with path.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
            packed.write(text.encode())


def main() -> None:
    """Write the table."""
    words = Words()
    inflections = list(read_inflections(find_package("lemminflect") / "resources" / "infl_lu.csv.gz"))
    for base, kind, *columns in inflections:
        if kind == "verb" and is_plain(base):
            words.add_verb(base, columns)
    for base, kind, *columns in inflections:
        if kind == "noun":
            words.add_noun(base, columns[0] if columns else "")
    lexicon = (find_package("textblob") / "en" / "en-lexicon.txt").read_text(encoding="utf-8")
    for form, *tags in split_lexicon(lexicon.splitlines()):
        words.add_tags(form, tags)
    words.write(TABLE)
    sys.stdout.write(f"{len(words.readings):,} forms, {TABLE.stat().st_size:,} bytes\n")


def read_inflections(path: Path) -> Iterator[list[str]]:
    """Yield the rows of lemminflect's table: base, kind of word, forms."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split(",")


def split_lexicon(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the rows of the Brill lexicon that are ordinary English words: form, tags."""
    for line in lines:
        form, *tags = line.split() or [""]
        if is_plain(form) and tags and tags[0] not in FOREIGN and "-" not in form:
            yield [form, *tags]


def find_package(name: str) -> Path:
    """Return the folder of an installed package."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} isn't installed; see the top of this file")
    return Path(spec.origin).parent


def is_plain(form: str) -> bool:
    """Return True for a form in small letters, with hyphens at most."""
    return form.islower() and form.replace("-", "").isalpha()


if __name__ == "__main__":
    main()
