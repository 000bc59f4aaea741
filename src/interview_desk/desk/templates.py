"""The templates of the notes: where they are, and how one is filled with facts and nothing else.

A template is a text file: its first line the subject, the rest the note. It is Jinja2 in a sandbox, and of that only what a
letter needs: facts by name, `slot("what would go here")`, conditions, and `either … or … end` for several phrasings. Loops,
attributes, arithmetic, assignments and calls are refused by name and line: the sandbox alone lets a template fill the memory.
"""

import difflib
import functools
import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_desk.domain.correspondence import NOTE_KINDS, parse_note_kind
from interview_desk.domain.errors import Refused
from interview_desk.interchange.files import write_file

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

LONGEST = 50_000
"""Characters of a template; a longer one is no letter."""
_FILTERS = ("capitalize", "lower", "upper", "trim")
_ALLOWED = frozenset("Template Output TemplateData Const If CondExpr Not And Or Compare Operand Concat".split())  # noqa: SIM905
_TOLD = {
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
    """Where the user's own templates lie: beside the config."""
    return config.parent / "templates"


def built_in(kind: str) -> str:
    """The template of a kind as it comes with the desk.

    Raises:
        Refused: the kind is not known.
    """
    known = parse_note_kind(kind)
    return resources.files("interview_desk.templates").joinpath(f"{known}.txt").read_text(encoding="utf-8")


def own(kind: str, folder: Path | None) -> Path | None:
    """The user's own template of a kind, where there is one.

    Raises:
        Refused: something of that name is there that is no file: a folder, a link that leads nowhere.
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
    """Whether something of the user's stands in the place of a built-in template, usable or not."""
    return os.path.lexists(folder / f"{kind}.txt")


def write_out(kind: str, folder: Path) -> Path:
    """Put a built-in template where it can be changed; one that is there already stays as it is.

    Raises:
        Refused: the kind is not known, it is there already, or it cannot be written.
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
    """A template filled with facts; a missing one leaves a visible slot.

    Args:
        kind: which note.
        facts: the facts by name, as plain values.
        folder: where the user's own templates lie.

    Raises:
        Refused: the user's template cannot be used, said by its file and line.
    """
    path = own(kind, folder)
    name = str(path) if path is not None else f"{kind}.txt"
    template = _compiled(_read(path) if path is not None else built_in(kind), name, tuple(facts))
    try:
        return str(template.render(facts, slot=_slot))
    except Exception as error:  # whatever a strange template brings about, it is said by its file
        raise Refused(f"The template {name} cannot be filled: {type(error).__name__}, {error}") from error


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


def _slot(told: object) -> str:
    return f"[{told}]"


@functools.lru_cache(maxsize=32)
def _compiled(source: str, name: str, facts: tuple[str, ...]) -> Any:
    """A template, checked and ready; the same text is compiled once."""
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
        told = f"The template {name}, line {deepest}: it is nested too deeply, or holds something too large"
        raise Refused(told) from error


def _environment() -> "Environment":
    from jinja2 import StrictUndefined  # noqa: PLC0415 - only a draft needs it
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - only a draft needs it

    from interview_desk.desk.phrasing import CHOICE, Phrasings, turned  # noqa: PLC0415 - only a draft needs it

    # Without the optimizer nothing is reckoned while a template is read.
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True, optimized=False, extensions=[Phrasings]
    )
    environment.filters = {name: one for name, one in environment.filters.items() if name in _FILTERS}
    environment.filters[CHOICE] = turned
    environment.tests.clear()
    environment.globals.clear()
    return environment


def _check(tree: "nodes.Template", name: str, facts: tuple[str, ...]) -> None:
    """Refuse whatever is not needed for a letter, by the line it stands on."""
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
    """Why a part of a template cannot be used; empty where it can."""
    from jinja2 import nodes  # noqa: PLC0415 - only a draft needs it

    from interview_desk.desk.phrasing import CHOICE  # noqa: PLC0415 - only a draft needs it

    if isinstance(node, nodes.Name):
        if node.ctx == "load" and node.name in facts:
            return ""
        near = difflib.get_close_matches(node.name, facts, n=1)
        hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(facts)}"
        return f"“{node.name}” is no fact; {hint}"
    if isinstance(node, nodes.Call):
        named = isinstance(node.node, nodes.Name) and node.node.name == "slot"
        plain = named and len(node.args) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return "" if plain else "only slot(“what would go here”) can be called"
    if isinstance(node, nodes.Filter):
        known = node.name == CHOICE or (node.name in _FILTERS and not node.args and not node.kwargs)
        return "" if known else f"the filter “{node.name}” cannot be used in a note"
    kind = type(node).__name__
    return "" if kind in _ALLOWED else f"{_TOLD.get(kind, f'“{kind}”')} cannot be used in a note"
