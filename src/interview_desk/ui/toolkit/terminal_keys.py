"""Keys from the bytes of a terminal: escape next to another key, the kitty protocol, and other keyboard layouts.

Textual reads escape followed closely by a letter as alt plus that letter, and then types the letter. Here the two are
the two keys that were pressed: in a plain terminal and in tmux, alt plus a letter is the same bytes and does the same.
Under the kitty protocol (https://sw.kovidgoyal.net/kitty/keyboard-protocol/) the two differ, and a real alt is a key of its own.
"""

import re
import sys
from collections.abc import Callable, Generator, Iterator
from functools import lru_cache
from typing import Final

from textual import constants, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual._parser import ParseEOF, ParseTimeout, Peek1, Read1
from textual._xterm_parser import SPECIAL_KEY_TO_CHARACTER, XTermParser
from textual.keys import KEY_NAME_REPLACEMENTS, _character_to_key
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

Tokens = Generator[Read1 | Peek1, str, None]
ESCAPE: Final = "\x1b"
PASTE_END: Final = "\x1b[201~"
PASTE_SECONDS: Final = 1.0
"""Seconds of silence after which an unfinished paste is handed over; escape then ends it."""
LONGEST: Final = 4096
"""Characters after which a sequence that never ends is dropped."""
_CSI = re.compile(r"\x1b\[[0-?]*[ -/]*")
_SS3_FINALS: Final = frozenset("ABCDEFHMPQRS")
_STRING = re.compile(r"\x1b(?:\][0-9]+;|P[0-9;]*[>$+!|]|_G)")
"""Beginning of a terminal's answer that lasts until a string terminator."""
_STRING_START = re.compile(r"\x1b(?:\][0-9]*|P[0-9;]*|_)")
_MOUSE = re.compile(r"\x1b\[<?\d{1,4};-?\d{1,5};-?\d{1,5}[mM]")
_CURSOR = re.compile(r"\x1b\[(\d{1,6});(\d{1,6})R")
_MODE = re.compile(r"\x1b\[\?(\d{1,6});(\d)\$y")
_KEY = re.compile(r"\x1b\[([\d:;]*)([u~ABCDEFHPQRS])")
_SHIFTED: Final = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))
_MODIFIERS: Final = ("alt", "ctrl", "super", "hyper", "meta")
_FOCUS: Final[dict[str, type[Message]]] = {"\x1b[I": events.AppFocus, "\x1b[O": events.AppBlur}
_RELEASED: Final = 3
"""Event type of a key that was let go."""


class LayoutKey(events.Key):
    """Key that was pressed on a layout other than Latin, with the character that the same key has on the US layout."""

    __slots__ = ("base",)

    def __init__(self, key: str, character: str | None, base: str) -> None:
        super().__init__(key, character)
        self.base = base


LayoutKey.handler_name = events.Key.handler_name  # a widget's `on_key` handles it like every other key


def key_named(character: str) -> events.Key:
    """Return the key that types a character."""
    name = character if character.isalnum() else _character_to_key(character)
    return events.Key(KEY_NAME_REPLACEMENTS.get(name, name), character)


class TerminalKeys(XTermParser):
    """Parser of what a terminal sends; no input makes it fail, and what it doesn't know is dropped."""

    def parse(self, token_callback: Callable[[Message], object]) -> Tokens:
        """Parse a stream of characters into keys, pastes, mouse events, and answers of the terminal."""
        try:
            while True:
                character = yield self.read1()
                if character != ESCAPE:
                    self._type(character, token_callback)
                else:
                    yield from self._parse_escape(token_callback)
        except ParseEOF:
            return

    def _type(self, text: str, emit: Callable[[Message], object]) -> None:
        """Emit a key for every character."""
        for character in text:
            for key in _plain_keys(character):
                emit(key)

    def _parse_escape(self, emit: Callable[[Message], object]) -> Tokens:
        """Parse what follows an escape character: nothing, another key, or a sequence."""
        sequence = ESCAPE
        while True:
            try:
                character = yield self.read1(constants.ESCAPE_DELAY)
            except ParseTimeout:
                self._type(sequence, emit)
                return
            except ParseEOF:
                self._type(sequence, emit)
                raise
            if character == ESCAPE:
                self._type(sequence, emit)
                sequence = ESCAPE
                continue
            sequence += character
            if sequence == "\x1b[200~":
                yield from self._parse_paste(emit)
                return
            if _STRING.fullmatch(sequence):
                yield from self._skip_string()
                return
            if sequence == "\x1b[M":
                yield from self._skip_mouse()
                return
            if not _may_go_on(sequence):
                self._emit_sequence(sequence, emit)
                return
            if len(sequence) > LONGEST:
                return

    def _parse_paste(self, emit: Callable[[Message], object]) -> Tokens:
        """Collect a bracketed paste until its end; a lone escape ends a paste whose end was lost."""
        pasted: list[str] = []

        def hand_over() -> None:
            if pasted:
                emit(events.Paste("".join(pasted).replace("\x00", "")))  # as Textual: textual#1661
                pasted.clear()

        while True:
            try:
                character = yield self.read1(PASTE_SECONDS)
            except ParseTimeout:
                is_escape = pasted == [ESCAPE]
                if not is_escape:
                    hand_over()
                    continue
                emit(events.Key("escape", ESCAPE))
                return
            except ParseEOF:
                hand_over()
                raise
            pasted.append(character)
            if character == "~" and "".join(pasted[-len(PASTE_END) :]) == PASTE_END:
                del pasted[-len(PASTE_END) :]
                hand_over()
                return

    def _skip_string(self) -> Tokens:
        """Drop an answer of the terminal that nobody asked for."""
        previous = ""
        for _ in range(LONGEST):
            try:
                character = yield self.read1(constants.ESCAPE_DELAY)
            except ParseTimeout:
                return
            if character == "\x07" or (previous == ESCAPE and character == "\\"):
                return
            previous = character

    def _skip_mouse(self) -> Tokens:
        """Drop a mouse report of a kind that was not asked for."""
        for _ in range(3):
            try:
                yield self.read1(constants.ESCAPE_DELAY)
            except ParseTimeout:
                return

    def _emit_sequence(self, sequence: str, emit: Callable[[Message], object]) -> None:
        """Emit what a whole sequence means; one without parameters that nobody knows was typed."""
        if sequence in _FOCUS:
            emit(_FOCUS[sequence]())
        elif _MOUSE.fullmatch(sequence):
            mouse = self.parse_mouse_code(sequence)
            if mouse is not None:
                emit(mouse)
        elif match := _MODE.fullmatch(sequence):
            if match[1] == "2026" and match[2] != "0":
                emit(TerminalSupportsSynchronizedOutput())
        elif keys := list(_keys_of(sequence)):
            for key in keys:
                emit(key)
        elif match := _CURSOR.fullmatch(sequence):
            emit(events.CursorPosition(int(match[2]) - 1, int(match[1]) - 1))
        elif sequence[1] == "O" or len(sequence) == 2 or (len(sequence) == 3 and sequence not in ANSI_SEQUENCES_KEYS):
            self._type(sequence, emit)


def _may_go_on(sequence: str) -> bool:
    """Return True if more characters may belong to a sequence."""
    if sequence in {"\x1b[", "\x1bO", "\x1b[["}:
        return True
    if _STRING_START.fullmatch(sequence):
        return True
    return sequence.startswith("\x1b[") and _CSI.fullmatch(sequence) is not None


def _plain_keys(character: str) -> Iterator[events.Key]:
    """Yield the keys of a character outside of a sequence."""
    entry = ANSI_SEQUENCES_KEYS.get(character)
    if isinstance(entry, tuple):
        for name in entry:
            yield events.Key(name.value, character)
    elif entry is not IGNORE_SEQUENCE and character:
        yield key_named(entry if isinstance(entry, str) and len(entry) == 1 else character)


def _keys_of(sequence: str) -> Iterator[events.Key]:
    """Yield the keys of a sequence; none if it is no key."""
    if len(sequence) == 2 and sequence[1].isprintable():
        return  # escape, then that key: Textual's table has symbols of a Mac here
    entry = ANSI_SEQUENCES_KEYS.get(sequence)
    if isinstance(entry, tuple) and not (sequence.startswith("\x1bO") and sequence[2:] not in _SS3_FINALS):
        for name in entry:
            yield events.Key(name.value, None)
        return
    if entry is IGNORE_SEQUENCE or isinstance(entry, str):
        return
    key = _protocol_key(sequence)
    if key is not None:
        yield LayoutKey(*key) if key[2] else events.Key(key[0], key[1])


@lru_cache(maxsize=1024)
def _protocol_key(sequence: str) -> tuple[str, str | None, str] | None:
    """Return the name, the character, and the character on the US layout of a key of the kitty protocol; None if it is none.

    `CSI code:shifted:base ; modifiers:event ; text u`, every part but the code optional.
    """
    match = _KEY.fullmatch(sequence)
    if match is None or constants.DISABLE_KITTY_KEY:
        return None
    fields = [[_number(part) for part in field.split(":")] for field in match[1].split(";")]
    codes, modifiers, texts = [*fields, [], []][:3]
    if len(modifiers) > 1 and modifiers[1] == _RELEASED:
        return None
    code, shifted_code, base_code = [*codes, 0, 0][:3]
    bits = max((modifiers[0] if modifiers else 0) - 1, 0) & 0b111111  # without the locks
    name = FUNCTIONAL_KEYS.get(f"{code or 1}{match[2]}", "")
    letter = "" if name or match[2] != "u" else _printable(code)
    if not name and not letter:
        return None
    shift, alt = bool(bits & 1), bool(bits & 2)
    base = _printable(base_code) if base_code < 127 else ""
    text = "".join(map(_printable, texts))
    if letter and not text and not bits & ~1:  # a terminal that doesn't report texts
        text = (_printable(shifted_code) or _shift(letter)) if shift else letter
    if alt and text and text.casefold() == letter.casefold():
        text = ""  # a real alt, not a character that the layout makes with it
    if text and not bits & ~0b11:
        key = key_named(text).key if len(text) == 1 else text
        on_us_layout = _shift(base) if shift else base
        return key, text, on_us_layout if not text.isascii() else ""
    if letter and not letter.isascii() and base:
        letter = base  # ctrl and a key of another layout
    name = name or key_named(letter).key
    pressed = [modifier for bit, modifier in enumerate(_MODIFIERS, 1) if bits & 1 << bit] + (["shift"] if shift else [])
    if not pressed:
        return name, SPECIAL_KEY_TO_CHARACTER.get(name, name if len(name) == 1 else None), ""
    return name if name in MODIFIER_FUNCTIONAL_KEYS else "+".join([*sorted(pressed), name]), None, ""


def _number(text: str) -> int:
    return int(text) if text and len(text) < 9 else 0


def _printable(code: int) -> str:
    """Return the character of a code point; empty if it is none that types anything."""
    character = chr(code) if 32 <= code <= sys.maxunicode else ""
    return character if character == " " or character.isprintable() else ""


def _shift(character: str) -> str:
    """Return what a key of the US layout types with shift."""
    return _SHIFTED.get(character, character.upper())
