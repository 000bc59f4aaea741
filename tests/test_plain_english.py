"""Names in the code are words that an engineer would type first."""

import ast
from pathlib import Path

import pytest

import interview_desk

SOURCES = Path(interview_desk.__file__).parent
UNUSED_NAMES = frozenset(
    [
        "one",
        "ones",
        "told",
        "tell",
        "said",
        "say",
        "seen",
        "found",
        "known",
        "wanted",
        "shown",
        "taken",
        "kept",
        "meant",
        "asked",
        "made",
        "left",
        "gone",
        "brought",
        "named",
        "held",
        "anew",
        "beside",
        "aside",
        "around",
        "hand",
        "mend",
        "mended",
        "mending",
        "slip",
        "slips",
        "overtaken",
        "errand",
        "errands",
        "whoever",
        "whatever",
    ]
)
"""Names that say nothing about their value, or that are dialect for a usual word."""
STORED = {"HELD", "TOLD", "ASKED", "SAID"}
"""Members of enums that are named after their stored value."""


def bound_names(tree):
    """Every name that a module binds, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.lineno, node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


def test_an_unused_name_is_found():
    assert [name for _, name in bound_names(ast.parse("for one in told: pass")) if name in UNUSED_NAMES] == ["one"]


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCES)))
def test_no_name_is_one_we_do_not_use(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [
        (line, name)
        for line, name in bound_names(tree)
        if name not in STORED and name.strip("_").casefold() in UNUSED_NAMES
    ] == []


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCES)))
def test_no_docstring_starts_with_a_relative_clause(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [
        ast.get_docstring(node)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    opening = ("What ", "Whether ", "How ", "Who ", "Whom ", "Whose ", "Where ", "When ", "Those ", "That ", "Which ")
    assert [text for text in texts if text and text.startswith(opening)] == []
