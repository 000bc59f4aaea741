"""Parts of a person's name, by a small table of titles, particles, and qualifications.

Where it is not certain which word is the family name, the name stays whole: a stiff greeting is right, a wrong one shows.
"""

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from interview_desk.domain.data_files import read_data_file


class PersonName(NamedTuple):
    """A name in parts, as in the N property of a business card, and what a person is called.

    `family` is empty where it is not certain; `given` is the whole name then.
    """

    family: str
    given: str
    additional: str
    prefixes: str
    suffixes: str
    full: str
    """Name without titles and qualifications, in the usual order."""
    formal: str
    """Words after "Dear" in a formal letter: title and family name, or the whole name. No title is made up."""
    familiar: str
    """Name of a person in a sentence or a relaxed letter: the given name, or the whole name."""


class _Words:
    """The tables of `names.toml`, as sets of folded words."""

    def __init__(self, tables: dict[str, Any]) -> None:
        titles, suffixes, family = tables["titles"], tables["suffixes"], tables["family"]
        self.professor = frozenset(titles["professor"].split())
        self.doctor = frozenset(titles["doctor"].split())
        self.with_given_name = frozenset(titles["with_given_name"].split())
        self.titles = self.professor | self.doctor | frozenset(titles["other"].split()) | self.with_given_name
        self.whole_name = frozenset(titles["whole_name"].split())
        self.qualifications = frozenset(titles["qualification"].split())
        self.also_names = frozenset(titles["also_names"].split())
        self.suffixes = frozenset(suffixes["anywhere"].split())
        self.after_comma = frozenset(suffixes["after_comma"].split())
        self.spelled = frozenset(suffixes["spelled"].split())
        self.particles = frozenset(family["particles"].split())
        self.patronymic = frozenset(family["patronymic"].split())
        self.joining = frozenset(family["joining"].split())
        self.servant = frozenset(family["servant"].split())
        self.first_at_home = frozenset(map(_unaccented, family["first_at_home"].split()))
        self.double = frozenset(map(_unaccented, tables["given"]["double"].split()))
        self.jobs = frozenset(tables["other"]["jobs"].split())
        self.honorifics = frozenset(tables["other"]["honorifics"].split())


@functools.cache
def _words() -> _Words:
    import tomllib  # noqa: PLC0415 - a prompt parses no names

    return _Words(tomllib.loads(read_data_file("persons", "names.toml")))


_OWN_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OWN_SCRIPT_WHOLE = re.compile(r"[・様殿님씨]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_NICKNAME = re.compile(r"(?<!\S)[\"“”«„'‘][^\"“”»']+[\"“”»'’](?!\S)")
_PRONOUNS = re.compile(r"(?<!\S)(?:she|he|they|xe)/[a-z/]+", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_NUMBER = re.compile(r",?\s*(?:tel\.?|phone|mob\.?)?\s*\+?\d[\d\s().-]{5,}$", re.IGNORECASE)
_ATTACHED = re.compile(r"\s[|@]\s.*$|\s[-–—]\s.*$")
_QUOTED = re.compile(r'^"([^"]+)"\s*(?:<[^>]*>)?$')
_TWO_PEOPLE = re.compile(r"[&+;/]|\b(?:and|und|et|или|и)\b")
_RELATION = re.compile(r"\b(?:a/[lp]|[sd]/o)\b", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]\.?-?|(?:[^\W\d_]\.){2,}|[A-Z]{2}")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_GLUED_TITLE = re.compile(r"(?<![^\s.])((?i:prof|dr|mrs?|ms)\.)(?=[A-ZÀ-Þ])")
_GLUED = re.compile(r"(?:d|dell|de|al|el|an|ad|as|ash|ar)['’-](?=\w)")
_PATRONYMIC = re.compile(
    r"(?:ovich|evich|ovych|yovych|ovna|evna|ichna|ivna|yivna|ович|евич|ич|овна|евна|ична|івна|ївна)$", re.IGNORECASE
)
_DAUGHTER = re.compile(r"(?:ovna|evna|овна|евна)$", re.IGNORECASE)
_ICELANDIC = re.compile(r"d[óo]ttir$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[^\W\d_]{2,}\.(?:[^\W\d_]+\.)*")
_NOT_GLUED_DOCTOR = {"univ-prof": "Prof.", "dr-ing": "Dr."}


def _fold(word: str) -> str:
    return word.replace(".", "").replace(",", "").casefold()


def _unaccented(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_initial(word: str) -> bool:
    return _INITIAL.fullmatch(word) is not None


def _is_particle(word: str) -> bool:
    return _fold(word) in _words().particles


@functools.lru_cache(maxsize=4096)
def parse_person_name(name: str, family: str = "") -> PersonName:
    """Return the parts of a name.

    Args:
        name: the name as it was typed or imported, perhaps with titles, an address, or a remark beside it.
        family: the family name where it is known, as from a business card; empty: it is worked out.
    """
    line = " ".join(name.split())
    plain = _clean(name)
    if not plain or _names_two_people(plain):
        return _keep_whole(line)
    parts = _divide(plain)
    if parts is None:
        return _keep_whole(line)
    if family and not parts.family:
        words, given_family = parts.words, family.split()
        for start in range(len(words) - len(given_family) + 1):
            if [_fold(word) for word in words[start : start + len(given_family)]] == [
                _fold(word) for word in given_family
            ]:
                rest = words[:start] + words[start + len(given_family) :]
                return _finish(parts, " ".join(given_family), rest) if rest else _keep_whole(line)
    return _parse_words(parts, plain, line)


def first_name(name: str) -> str:
    """Return what a person is called in a sentence: the given name, or the whole name where that is not certain."""
    return parse_person_name(name).familiar


class _Parts:
    """A name divided into titles, words, and qualifications."""

    def __init__(self, words: list[str], before: list[str], after: list[str], family: list[str]) -> None:
        self.words = words
        self.before = before
        self.after = after
        self.family = family

    @property
    def title(self) -> str:
        """Title that a greeting names."""
        tables = _words()
        titles = [word for word in self.before if _fold(word) in tables.titles]
        for kind in (tables.professor, tables.doctor):
            title = next((word for word in titles if _fold(word) in kind), "")
            if title:
                title = _NOT_GLUED_DOCTOR.get(_fold(title), title)
                return title[:1].upper() + (title[1:].lower() if title.isupper() else title[1:])
        joined = " ".join(titles)
        return joined[:1].upper() + (joined[1:].lower() if joined.isupper() else joined[1:])


def _clean(name: str) -> str:
    """Return a name without additions: nicknames, pronouns, addresses, numbers, companies, emoji."""
    text = _GLUED_TITLE.sub(r"\1 ", _QUOTED.sub(r"\1", " ".join(name.split())))
    for pattern in (_BRACKETS, _NICKNAME, _PRONOUNS):
        text = pattern.sub(" ", text)
    if " " in text.strip():
        text = _ADDRESS.sub(" ", text)
    text = _ATTACHED.sub(" ", _NUMBER.sub(" ", text))
    return " ".join("".join(" " if _is_symbol(letter) else letter for letter in text).split()).strip(" ,")


def _is_symbol(letter: str) -> bool:
    return letter in "\ufe0f\u200d" or (unicodedata.category(letter) in {"So", "Sk", "Cn"} and letter not in "´`ʻ")


def _names_two_people(plain: str) -> bool:
    words = plain.split()
    if len(words) > 2 and words[1] in {"y", "e"}:
        return True
    return _TWO_PEOPLE.search(plain.replace("von und zu", "von zu")) is not None and _RELATION.search(plain) is None


def _divide(plain: str) -> _Parts | None:
    """Divide a name at its commas, titles, and qualifications; None if that is unclear."""
    chunks = [chunk.strip() for chunk in plain.split(",") if chunk.strip()]
    strict = chunks[0].isupper() or len(chunks[0].split()) < 2
    after: list[str] = []
    while len(chunks) > 1 and all(_is_suffix(word, comma=True, strict=strict) for word in chunks[-1].split()):
        after.insert(0, chunks.pop())
    before: list[str] = []
    if len(chunks) > 1 and all(_fold(word) in _words().titles for word in chunks[-1].split()):
        before = chunks.pop().split()
    family: list[str] = []
    words = chunks[0].split()
    if len(chunks) > 1:
        first, second = words, chunks[1].split()
        while len(first) > 1 and _is_title(first[0]):
            before.append(first.pop(0))
        if len(chunks) > 2 or not second:
            return None
        if not any(_fold(word) in _words().jobs for word in second):
            if len(first) > 1 and len(second) > 1 and not _is_particle(first[0]):
                return None  # two people, or two family names
            if len(first) > 1 and _unaccented(first[-2]) in _words().first_at_home:
                return None  # a whole name, and another given name
            family, words = first, second
    return _take_titles(words, before, after, family, plain)


def _take_titles(words: list[str], before: list[str], after: list[str], family: list[str], plain: str) -> _Parts | None:
    """Take titles off the front, and qualifications off the back."""
    tables, words, in_front = _words(), list(words), list[str]()
    while len(words) > 1 and _is_title(words[0]) and not (len(words) == 2 and _fold(words[0]) == "do"):
        if _fold(words[0]) in tables.whole_name:
            return None
        in_front.append(words.pop(0))
        while len(words) > 2 and words[0] in {"h.", "c."}:
            in_front.append(words.pop(0))
    tail: list[str] = []
    while (
        len(words) > 1
        and _is_suffix(words[-1], comma=False, strict=False)
        and not (plain.isupper() and len(words) <= 2)
        and not (len(words) == 2 and not in_front and len(_fold(words[-1])) <= 1)
    ):
        tail.insert(0, words.pop())
    inside = (tables.titles | tables.whole_name) - tables.also_names
    if not words or any(_fold(word) in inside for word in words):
        return None
    return _Parts(words, before + in_front, ([" ".join(tail)] if tail else []) + after, family)


def _is_title(word: str) -> bool:
    tables, folded = _words(), _fold(word)
    if folded not in tables.titles | tables.whole_name | tables.qualifications:
        return False
    if folded in {"m", "me"}:
        return word in {"M.", "Me"}
    if _INITIALS.fullmatch(word):
        return False
    return (len(word) > 1 or word == "U") and word not in {"H.", "C."}


def _is_suffix(word: str, *, comma: bool, strict: bool) -> bool:
    """Return True for a qualification after a name: PMP, Jr., and, behind a comma, any word such as M.Ed. or PgMP."""
    tables, folded = _words(), _fold(word)
    if comma and not strict and (re.search(r"\w\.\w", word) or sum(map(str.isupper, word)) > 1):
        return True
    if folded in tables.after_comma:
        return comma and (word.isupper() or "." in word)
    return folded in tables.suffixes and (word.isupper() or "." in word or word in tables.spelled)


def _keep_whole(name: str, *, familiar: str = "", formal: str = "", parts: _Parts | None = None) -> PersonName:
    """Return a name whose family name is not certain."""
    before, after = (" ".join(parts.before), ", ".join(parts.after)) if parts is not None else ("", "")
    return PersonName("", name, "", before, after, name, formal or name, familiar or name)


def _unsure(parts: _Parts, *, familiar: str = "") -> PersonName:
    """Return a name that stays whole, with its title."""
    name = " ".join(parts.words)
    whole = f"{parts.title} {name}".strip()
    return _keep_whole(name, familiar=familiar or whole, formal=whole, parts=parts)


def _finish(
    parts: _Parts, family: str, given: Sequence[str], *, familiar: str = "", family_first: bool = False
) -> PersonName:
    """Return a name whose family name is certain."""
    first, additional = (given[0], " ".join(given[1:])) if given else ("", "")
    full = f"{family} {first}" if family_first else " ".join(part for part in (first, additional, family) if part)
    title = parts.title
    formal = full
    if title:
        formal = f"{title} {first if _fold(title) in _words().with_given_name and first else family}"
    if not first:
        familiar = f"{title} {family}".strip()
    elif family_first:
        familiar = full
    elif _is_initial(first):
        familiar = f"{title} {full}".strip()
    return PersonName(
        family, first, additional, " ".join(parts.before), ", ".join(parts.after), full, formal, familiar or first
    )


def _parse_words(parts: _Parts, plain: str, line: str) -> PersonName:
    if parts.family:
        if plain.isupper():
            parts.family, parts.words = _recase(parts.family), _recase(parts.words)
        return _finish(parts, " ".join(parts.family), parts.words)
    if _OWN_SCRIPT.search(plain):
        if len(parts.words) == 2 and not _OWN_SCRIPT_WHOLE.search(plain):
            return _finish(parts, parts.words[0], parts.words[1:], family_first=True)
        return _keep_whole(line)
    by_case = _parse_by_case(parts, plain)
    if by_case is not None:
        return by_case
    words = parts.words
    if len(words) == 1:
        return _finish(parts, words[0], []) if parts.title and not _is_initial(words[0]) else _unsure(parts)
    if any(_fold(word) in _words().jobs for word in words):
        return _keep_whole(line)
    return _parse_doubtful(parts) or _parse_particles(parts) or _parse_plain(parts)


def _parse_by_case(parts: _Parts, plain: str) -> PersonName | None:
    """Write a name in capitals or in small letters with normal capitals; a family name in capitals is certain."""
    words = parts.words
    if len(words) < 2:
        return None
    long_words = [word for word in words if len(_fold(word)) > 1]
    capitals = [word for word in long_words if word.isupper() and not _is_initial(word)]
    if long_words and (len(capitals) == len(long_words) or plain.islower()):
        parts.words = _recase(words)
        return None
    if not capitals or not all(len(word) > 2 or _is_particle(word) for word in capitals):
        return None
    large = [word.isupper() and (not _is_initial(word) or _is_particle(word)) for word in words]
    first, last = large.index(True), len(large) - 1 - large[::-1].index(True)
    rest = words[:first] + words[last + 1 :]
    if all(large[first : last + 1]) and (first == 0 or last == len(words) - 1) and rest:
        return _finish(parts, " ".join(_recase(words[first : last + 1])), rest)
    return None


def _recase(words: Sequence[str]) -> list[str]:
    return [_recase_word(word) if len(_fold(word)) > 1 else word.upper() for word in words]


def _recase_word(word: str) -> str:
    if _is_particle(word):
        return word.lower()
    parts = (part[:1].upper() + part[1:].lower() for part in word.split("-"))
    return "-".join(re.sub(r"['’](\w)", lambda match: match[0].upper(), part) for part in parts)


def _parse_doubtful(parts: _Parts) -> PersonName | None:
    """Parse names whose order differs by culture; return None for the usual ones."""
    words, tables = parts.words, _words()
    if any(letter.isdigit() for letter in " ".join(words)) or any(_fold(word) in tables.honorifics for word in words):
        return _unsure(parts)
    if "of" in words:
        return _unsure(parts, familiar=words[0])
    if words[-1].endswith("-san"):
        return _unsure(parts)
    if _is_initial(words[-1]):
        return _unsure(parts, familiar=words[0] if len(words) == 2 and not _is_initial(words[0]) else "")
    patronymic = _parse_patronymic(parts)
    if patronymic is not None:
        return patronymic
    is_first = _unaccented(words[0]) in tables.first_at_home
    if is_first or _ABBREVIATION.fullmatch(words[0]) or _fold(words[0]) == "abu":
        return _unsure(parts)
    return _unsure(parts) if words[-1].islower() and _is_particle(words[-1]) else None


def _parse_patronymic(parts: _Parts) -> PersonName | None:
    words = parts.words
    if len(words) == 3 and _PATRONYMIC.search(words[2]) and not _PATRONYMIC.search(words[1]):
        return _finish(parts, words[0], words[1:])
    if len(words) == 3 and _PATRONYMIC.search(words[1]):
        return _finish(parts, words[2], words[:2])
    if len(words) == 2 and _DAUGHTER.search(words[1]):
        return _unsure(parts)
    is_son = words[-1].casefold().endswith("son") and re.search(r"[ðþ]", " ".join(words).casefold())
    return _unsure(parts, familiar=words[0]) if is_son or _ICELANDIC.search(words[-1]) else None


def _parse_particles(parts: _Parts) -> PersonName | None:
    """Parse a name with a particle, which begins the family name; return None if there is none."""
    words, tables = parts.words, _words()
    son_of = next((n for n, word in enumerate(words) if n and word.casefold() in tables.patronymic), None)
    if son_of is not None:
        if words[-1].casefold().startswith(("al-", "el-")) and son_of < len(words) - 2:
            return _finish(parts, words[-1], words[:-1])
        return _unsure(parts, familiar=words[0] if son_of == 1 else "")
    start = _find_particle(words)
    if start is None:
        return None
    is_maria = _unaccented(words[0]) == "maria" and words[start].casefold() in {"del", "de", "do", "da"}
    if is_maria and len(words) - start > 2 and words[start + 1].casefold() not in tables.particles:
        return _unsure(parts)
    if _is_glued(words[start]) and start > 1:
        return _unsure(parts, familiar=words[0])
    given = words[:start]
    is_double = len(given) == 2 and not _is_initial(given[1]) and _unaccented(given[0]) in tables.double
    return _finish(parts, " ".join(words[start:]), given, familiar=" ".join(words) if is_double else "")


def _find_particle(words: Sequence[str]) -> int | None:
    """Return the position at which the family name begins."""
    tables, last = _words(), len(words) - 1
    for n in range(1, len(words)):
        if (_is_particle(words[n]) and n < last) or _is_glued(words[n]):
            return n
        if n >= 2 and words[n] in tables.joining and n < last:
            return n - 1
        if _unaccented(words[n]) in tables.servant and n + 1 == last and not all(map(_is_initial, words[:n])):
            return n
    return None


def _is_glued(word: str) -> bool:
    return word[:1].islower() and _GLUED.match(word) is not None


def _parse_plain(parts: _Parts) -> PersonName:
    """Parse a name without particles: given names and initials before the family name."""
    words, tables = parts.words, _words()
    given, family = words[:-1], words[-1]
    if _unaccented(words[0]) in tables.servant and len(words) == 3:
        return _finish(parts, family, [" ".join(given)])
    if all(_is_initial(word) or _unaccented(word) in tables.servant for word in given):
        return _unsure(parts)
    plain = [word for word in given if not _is_initial(word)]
    if _is_initial(given[0]):
        return _finish(parts, family, given) if len(given) == 2 and len(plain) == 1 else _unsure(parts)
    if len(plain) > 1:
        is_doubtful = _unaccented(given[0]) in tables.double or _is_particle(given[0])
        return _unsure(parts, familiar="" if is_doubtful else given[0])
    return _finish(parts, family, given)
