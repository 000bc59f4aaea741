"""Child process that checks text with Harper: one JSON object per line in, one per line out.

It knows nothing of the desk and opens no files. Harper may abort on unusual text and prints to standard
output at will, so it runs in a disposable process whose own standard output goes nowhere. The process
ends when its standard input closes.
"""

import json
import os
import sys
from typing import Any, TextIO

OFF = (
    "RoadMap",
    "ExpandTimeShorthands",
    "OrthographicConsistency",
    "LongSentences",
    "OxfordComma",
    "SpelledNumbers",
    "SplitWords",
    "UseTitleCase",
    "BoringWords",
    "AvoidCurses",
    "InflectedVerbAfterTo",
    "MissingPreposition",
    "YourPredicateAdjective",
    "ItsPossessive",
    "ModalOf",
    "TheirToTheyre",
    "ToTwoToo",
)
"""Harper rules that mistake the terms and style of these notes for typos."""
STYLE = frozenset({"Style", "Readability", "Enhancement", "Regionalism", "Redundancy", "Formatting", "BoundaryError"})
"""Lint kinds that are a matter of taste."""


def main() -> None:
    """Answer requests until standard input closes."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        import harper  # noqa: PLC0415 - where it is missing, that is an answer
    except ImportError:
        _write_answer(answers, {"ready": False})
        return
    american, british = (harper.Linter(dialect) for dialect in (harper.Dialect.AMERICAN, harper.Dialect.BRITISH))
    for linter in (american, british):
        linter.set_lint_config(linter.get_lint_config() | dict.fromkeys(OFF, False))
    _write_answer(answers, {"ready": True})
    words: list[str] = []
    for line in sys.stdin:
        request = json.loads(line)
        if request["words"] is not None and request["words"] != words:
            words = request["words"]
            for linter in (american, british):
                linter.clear_words()
                linter.import_words(words)
        _write_answer(answers, {"id": request["id"], "slips": _find_typos(request["text"], american, british)})


def _write_answer(answers: TextIO, what: dict[str, Any]) -> None:
    answers.write(json.dumps(what) + "\n")
    answers.flush()


def _find_typos(text: str, american: Any, british: Any) -> list[dict[str, Any]]:
    """Return the typos in a text.

    A word spelled correctly in American or British English is not a typo.
    """
    abroad: set[tuple[int, int]] | None = None
    typos = []
    for lint in american.lint(text, language="plaintext"):
        kind = lint.lint_kind
        if kind in STYLE:
            continue
        span = (lint.span.start, lint.span.end)
        if kind == "Spelling":
            if abroad is None:
                abroad = {
                    (british_lint.span.start, british_lint.span.end)
                    for british_lint in british.lint(text, language="plaintext")
                    if british_lint.lint_kind == "Spelling"
                }
            if span not in abroad:
                continue
        typos.append(
            {
                "start": span[0],
                "end": span[1],
                "kind": kind,
                "message": lint.message,
                "instead": _list_replacements(lint),
            }
        )
    return typos


def _list_replacements(lint: Any) -> list[str]:
    instead = []
    for suggestion in lint.suggestions:
        kind = int(suggestion.kind)
        if kind == 0:
            instead.append(suggestion.replacement_text)
        else:
            instead.append("" if kind == 1 else lint.problem_text + suggestion.replacement_text)
    return instead


if __name__ == "__main__":
    main()
