"""Note templates: where they are stored, and how they are filled with facts and nothing else.

The thank-you is composed of wordings: a text file with a section for each thing that a note says (see
`templates/thank-you.txt`). A file of the user's own in its place may be either such a file or a plain letter.

Any other template is a text file whose first line is the subject and the rest the note. It is Jinja2 in a
sandbox, limited to what a note needs: facts by name, `slot("what would go here")`, conditions, and
`either … or … end` for several phrasings. Loops, attributes, arithmetic, assignments, and calls are
refused by name and line, because the sandbox alone would let a template fill the memory.
"""

import difflib
import functools
import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_desk.domain.errors import Refused
from interview_desk.domain.notes.composer import SECTIONS
from interview_desk.domain.notes.wordings import Wordings, WordingsError, is_wordings_file, parse_wordings
from interview_desk.domain.search.correspondence import NOTE_KINDS, NoteKind, parse_note_kind
from interview_desk.formats.files import write_file

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

COMPOSED = frozenset({NoteKind.THANK_YOU})
"""Kinds of note that are composed of wordings."""
LONGEST = 50_000
"""Maximum number of characters of a template."""
_FILTERS = ("capitalize", "lower", "upper", "trim")
_ALLOWED = frozenset("Template Output TemplateData Const If CondExpr Not And Or Compare Operand Concat".split())  # noqa: SIM905
_DESCRIPTIONS = {
    "For": "a loop",
    "Getattr": "an attribute",
    "Getitem": "a subscript",
    "Call": "a call",
    "Assign": "an assignment",
    "AssignBlock": "an assignment",
    "Macro": "a macro",
    "Include": "an inclusion",
    "Import": "an import",
    "FromImport": "an import",
    "Extends": "an inheritance",
    "Block": "a block",
    "Filter": "a filter",
    "FilterBlock": "a filter",
    "Test": "a test",
    "List": "a list",
    "Dict": "a dictionary",
    "Tuple": "a list",
}


def folder_of(config: Path) -> Path:
    """Return the folder of the user's own templates, next to the config."""
    return config.parent / "templates"


def built_in(kind: str) -> str:
    """Return the built-in template of a kind of note.

    Raises:
        Refused: the kind is unknown.
    """
    note_kind = parse_note_kind(kind)
    return resources.files("interview_desk.templates").joinpath(f"{note_kind}.txt").read_text(encoding="utf-8")


def find_own_template(kind: str, folder: Path | None) -> Path | None:
    """Return the path of the user's own template of a kind, or None.

    Raises:
        Refused: something with that name exists that isn't a file, such as a folder or a broken link.
    """
    if folder is None or kind not in NOTE_KINDS:
        return None
    path = folder / f"{kind}.txt"
    if path.is_file():
        return path
    if is_own(kind, folder):
        leads = f"; it leads to {path.readlink()}" if path.is_symlink() else ""
        raise Refused(f"The template {path}, line 1: it is no file that can be read{leads}")
    return None


def is_own(kind: str, folder: Path) -> bool:
    """Return True if the user has something in place of a built-in template, usable or not."""
    return os.path.lexists(folder / f"{kind}.txt")


def write_out(kind: str, folder: Path) -> Path:
    """Write a built-in template to the user's folder for editing; an existing file is never overwritten.

    Raises:
        Refused: the kind is unknown, the file already exists, or it cannot be written.
    """
    text = built_in(kind)
    path = folder / f"{kind}.txt"
    if path.exists():
        raise Refused(f"{path} is there already; change it, or delete it to go back to the built-in one")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(f"{folder} cannot be made: {error.strerror}") from error
    write_file(path, text)
    return path


def fill(kind: str, facts: Mapping[str, Any], folder: Path | None = None) -> str:
    """Fill a template with facts; a missing fact leaves a visible blank.

    Args:
        kind: the kind of note.
        facts: the facts by name, as plain values.
        folder: the folder of the user's own templates.

    Raises:
        Refused: the user's template cannot be used; the message names the file, and the line where it is
            known.
    """
    path = find_own_template(kind, folder)
    name = str(path) if path is not None else f"{kind}.txt"
    template = _compiled(_read(path) if path is not None else built_in(kind), name, tuple(facts))
    try:
        return str(template.render(facts, slot=_slot))
    except Exception as error:  # a user's template can raise anything; the error has to name its file
        raise Refused(f"The template {name} cannot be filled: {type(error).__name__}, {error}") from error


def load_wordings(kind: NoteKind, folder: Path | None = None) -> Wordings | None:
    """Return the wordings that a kind of note is composed of; None if it is a plain letter.

    Args:
        kind: the kind of note.
        folder: the folder of the user's own templates.

    Raises:
        Refused: the user's file cannot be used; the message names the file and the line.
    """
    if kind not in COMPOSED:
        return None
    path = find_own_template(kind, folder)
    source = _read(path) if path is not None else built_in(kind)
    if not is_wordings_file(source):
        return None
    wordings = _parse_wordings(source, str(path or f"{kind}.txt"))
    # A section that the user's file leaves out keeps the built-in wordings.
    return (
        wordings
        if path is None
        else {
            **_parse_wordings(built_in(kind), f"{kind}.txt"),
            **{name: lines for name, lines in wordings.items() if lines},
        }
    )


@functools.lru_cache(maxsize=8)
def _parse_wordings(source: str, name: str) -> Wordings:
    try:
        return parse_wordings(source, SECTIONS)
    except WordingsError as error:
        raise Refused(f"The template {name}, line {error.line}: {error.message}") from error


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > 4 * LONGEST:
            raise Refused(f"The template {path} is too long; at most {LONGEST:,} characters make a note")
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Refused(f"The template {path}, line {line}: it is not text in UTF-8") from error
    except OSError as error:
        raise Refused(f"The template {path} cannot be read: {error.strerror or 'it is no file'}") from error
    if len(source) > LONGEST:
        raise Refused(f"The template {path} has {len(source):,} characters; at most {LONGEST:,} make a note")
    if not source.strip():
        raise Refused(f"The template {path} is empty; delete it to go back to the built-in one")
    return source


def _slot(hint: object) -> str:
    return f"[{hint}]"


@functools.lru_cache(maxsize=32)
def _compiled(source: str, name: str, facts: tuple[str, ...]) -> Any:
    """Compile a checked template, cached by its text."""
    import jinja2  # noqa: PLC0415 - only a draft needs it

    environment = _environment()
    try:
        tree = environment.parse(source)
        _check(tree, name, facts)
        return environment.from_string(source)
    except jinja2.TemplateSyntaxError as error:
        raise Refused(f"The template {name}, line {error.lineno}: {error.message}") from error
    except (RecursionError, MemoryError, SyntaxError, OverflowError, ValueError) as error:
        lines = source.split("\n")
        deepest = max(range(len(lines)), key=lambda n: lines[n].count("(") + lines[n].count("{")) + 1
        message = f"The template {name}, line {deepest}: it is nested too deeply, or holds something too large"
        raise Refused(message) from error


def _environment() -> "Environment":
    from jinja2 import StrictUndefined  # noqa: PLC0415 - only a draft needs it
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - only a draft needs it

    from interview_desk.services.notes.phrasing import CHOICE, Phrasings, choose_phrasing  # noqa: PLC0415 - only a draft needs it

    # Without the optimizer, nothing is evaluated while a template is parsed.
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True, optimized=False, extensions=[Phrasings]
    )
    environment.filters = {name: function for name, function in environment.filters.items() if name in _FILTERS}
    environment.filters[CHOICE] = choose_phrasing
    environment.tests.clear()
    environment.globals.clear()
    return environment


def _check(tree: "nodes.Template", name: str, facts: tuple[str, ...]) -> None:
    """Reject everything a note doesn't need, with the line it is on."""
    from jinja2 import nodes  # noqa: PLC0415 - only a draft needs it

    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    line = 1
    for node in tree.find_all(nodes.Node):
        if id(node) in called and isinstance(node, nodes.Name) and node.name == "slot":
            continue
        line = node.lineno or line
        refused = _refused(node, facts)
        if refused:
            raise Refused(f"The template {name}, line {line}: {refused}")


def _refused(node: "nodes.Node", facts: tuple[str, ...]) -> str:
    """Return the reason why a part of a template can't be used; empty if it can."""
    from jinja2 import nodes  # noqa: PLC0415 - only a draft needs it

    from interview_desk.services.notes.phrasing import CHOICE  # noqa: PLC0415 - only a draft needs it

    if isinstance(node, nodes.Name):
        if node.ctx == "load" and node.name in facts:
            return ""
        near = difflib.get_close_matches(node.name, facts, n=1)
        hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(facts)}"
        return f"“{node.name}” is no fact; {hint}"
    if isinstance(node, nodes.Call):
        is_slot = isinstance(node.node, nodes.Name) and node.node.name == "slot"
        plain = is_slot and len(node.args) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return "" if plain else "only slot(“what would go here”) can be called"
    if isinstance(node, nodes.Filter):
        is_allowed = node.name == CHOICE or (node.name in _FILTERS and not node.args and not node.kwargs)
        return "" if is_allowed else f"the filter “{node.name}” cannot be used in a note"
    kind = type(node).__name__
    return "" if kind in _ALLOWED else f"{_DESCRIPTIONS.get(kind, f'“{kind}”')} cannot be used in a note"
