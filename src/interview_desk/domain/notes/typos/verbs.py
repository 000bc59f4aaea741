"""Verb forms that do not fit the words before: "forward to hear", "thank you for meet", "have wrote"."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypedDict

from interview_desk.domain.data_files import read_data_file
from interview_desk.domain.notes.typos.data_files import PACKAGE


class _Verb(NamedTuple):
    base: str
    past: str
    participle: str
    ing: str


class _Group(TypedDict, total=False):
    """Lines for the verbs that are listed, or for those that meet a condition."""

    when: str
    verbs: list[str]
    lines: list[str]


_VOWELS = frozenset("aeiou")
_TAKES_E = ("ee", "oe", "ye")


def read_verb_lines() -> Iterator[str]:
    """Yield the lines of every verb from `verbs.toml`, in the notation of `notation`."""
    tables = tomllib.loads(read_data_file(PACKAGE, "verbs.toml"))
    groups: list[_Group] = tables["phrases"]
    follows = {base: f" ({'|'.join(words)})" for base, words in tables["follows"].items()}
    for verb in _conjugate(tables["irregular"], tables["regular"], tables["doubled"]):
        continuation = follows.get(verb.base, "")
        conditions = _conditions(verb, is_ambiguous=verb.past in tables["ambiguous_past"], is_free=not continuation)
        values = {**verb._asdict(), "follows": continuation, "object": continuation or " {object}"}
        for group in groups:
            if verb.base in group["verbs"] if "verbs" in group else conditions[group["when"]]:
                yield from (_fill(line, values) for line in group["lines"])
    for table in (tables["feelings"], tables["stirring"]):
        yield from (_fill(table["line"], forms) for forms in table["forms"])


def _conjugate(irregular: Iterable[str], regular: Iterable[str], doubled: Collection[str]) -> Iterator[_Verb]:
    """Yield the forms of every verb.

    Args:
        irregular: base, past, and participle of irregular verbs.
        regular: the bases of regular verbs.
        doubled: the verbs that double their last letter before "ing".
    """
    for forms in irregular:
        base, past, participle = forms.split()
        yield _Verb(base, past, participle, f"{base}{base[-1]}ing" if base in doubled else _ing(base))
    for base in regular:
        yield _Verb(base, _ed(base), _ed(base), _ing(base))


def _ing(base: str) -> str:
    return (base[:-1] if base.endswith("e") and not base.endswith(_TAKES_E) else base) + "ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in _VOWELS else f"{base}ed"


def _conditions(verb: _Verb, *, is_ambiguous: bool, is_free: bool) -> dict[str, bool]:
    """Return for each condition in `verbs.toml` whether a verb meets it.

    Args:
        verb: the forms of the verb.
        is_ambiguous: whether its past is also correct in places where those of other verbs are not.
        is_free: whether it requires no continuation.
    """
    base, past, participle, _ = verb
    return {
        "always": True,
        "distinct past": past != base and not is_ambiguous,
        "distinct participle": participle not in {past, base},
        "base as participle": participle == base != past,
        "unambiguous participle": participle != base and is_free,
    }


def _fill(line: str, values: Mapping[str, str]) -> str:
    """Replace each `<name>` in a line."""
    return re.sub(r"<(\w+)>", lambda name: values[name[1]], line)
