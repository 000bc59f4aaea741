"""Keys from bytes: escape next to another key, the kitty protocol, pastes, and what no terminal should send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._parser import ParseTimeout

from interview_desk.ui.toolkit.terminal_keys import LayoutKey, TerminalKeys


def parsed(text, *, silent=True):
    """What a text means, and then the silence after it."""
    parser = TerminalKeys()
    tokens = list(parser.feed(text)) if text else []
    if silent and parser._awaiting.timeout is not None:
        parser._awaiting = parser._gen.throw(ParseTimeout())
        tokens += [*parser._tokens]
        parser._tokens.clear()
    return tokens


def keys(text):
    return [token.key for token in parsed(text) if isinstance(token, events.Key)]


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("\x1b", ["escape"]),
        ("\x1by", ["escape", "y"]),
        ("\x1bY", ["escape", "Y"]),
        ("\x1byjk", ["escape", "y", "j", "k"]),
        ("\x1b.", ["escape", "full_stop"]),
        ("\x1b=", ["escape", "equals_sign"]),
        ("\x1b1", ["escape", "1"]),
        ("\x1bf", ["escape", "f"]),  # Textual's table has a word to the right here
        ("\x1bé", ["escape", "é"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1b\x1by", ["escape", "escape", "y"]),
        ("\x1b[", ["escape", "left_square_bracket"]),
        ("\x1b[y", ["escape", "left_square_bracket", "y"]),
        ("\x1b]", ["escape", "right_square_bracket"]),
        ("\x1b]j", ["escape", "right_square_bracket", "j"]),
        ("\x1bO", ["escape", "O"]),
        ("\x1bOy", ["escape", "O", "y"]),
        ("\x1bP", ["escape", "P"]),
        ("\x1b_x", ["escape", "underscore", "x"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b" + "jk" * 40, ["escape", *"jk" * 40]),
        ("\x1bOP", ["f1"]),
        ("\x1b[A", ["up"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b[1;5C", ["ctrl+right"]),
        ("\x1b[1;5H", ["ctrl+home"]),
        ("\x1b[3~", ["delete"]),
        ("\x1b[Z", ["shift+tab"]),
        ("\x1b\x7f", ["ctrl+w"]),
        ("a\tb\r", ["a", "tab", "b", "enter"]),
        ("é日👩", ["é", "日", "woman"]),
    ],
)
def test_a_plain_terminal(sent, meant):
    assert keys(sent) == meant


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("\x1b[27uy", [("escape", None), ("y", "y")]),
        ("\x1b[27u\x1b[121;1;121u", [("escape", None), ("y", "y")]),
        ("\x1b[121;3u", [("alt+y", None)]),
        ("\x1b[100;3;100u", [("alt+d", None)]),
        ("\x1b[100:68;4;68u", [("alt+shift+d", None)]),
        ("\x1b[100;3;8706u", [("partial_differential", "∂")]),  # option and d of a Mac, meant to type this
        ("\x1b[1072::102;5u", [("ctrl+f", None)]),
        ("\x1b[97;65;65u", [("A", "A")]),
        ("\x1b[97;2;65u", [("A", "A")]),
        ("\x1b[97;2u", [("A", "A")]),  # without texts
        ("\x1b[97;65;97u", [("a", "a")]),  # caps lock on, with its own text
        ("\x1b[97;129;97u", [("a", "a")]),  # num lock on
        ("\x1b[13u", [("enter", "\r")]),
        ("\x1b[127u", [("backspace", "\x7f")]),
        ("\x1b[9;2u", [("shift+tab", None)]),
        ("\x1b[32;2;32u", [("space", " ")]),
        ("\x1b[57399u", [("0", "0")]),
        ("\x1b[57442;5u", [("left_control", None)]),
        ("\x1b[97;1:3u", []),  # let go
    ],
)
def test_the_kitty_protocol(sent, meant):
    assert [(token.key, token.character) for token in parsed(sent)] == meant


@pytest.mark.parametrize(
    ("sent", "typed", "place"),
    [
        ("\x1b[1072::102;;1072u", "а", "f"),
        ("\x1b[1072:1040:102;2;1040u", "А", "F"),
        ("\x1b[947::103;1;947u", "γ", "g"),
        ("\x1b[1507::112;1;1507u", "ף", "p"),
        ("\x1b[1093::91;1;1093u", "х", "["),
        ("\x1b[1093:1061:91;2;1061u", "Х", "{"),
    ],
)
def test_another_layout_knows_the_place_of_the_key(sent, typed, place):
    (key,) = parsed(sent)
    assert isinstance(key, LayoutKey)
    assert (key.character, key.base) == (typed, place)
    assert key.handler_name == "on_key"


def test_a_paste_is_one_text():
    paste, key = parsed("\x1b[200~a\x1bb\n[201~\x1b[201~c")
    assert paste.text == "a\x1bb\n[201~"
    assert key.key == "c"


def test_a_paste_whose_end_was_lost_is_handed_over_and_ended_by_esc():
    parser = TerminalKeys()
    assert list(parser.feed("\x1b[200~half")) == []
    parser._awaiting = parser._gen.throw(ParseTimeout())
    assert [token.text for token in parser._tokens] == ["half"]
    parser._tokens.clear()
    assert list(parser.feed("\x1b")) == []
    parser._awaiting = parser._gen.throw(ParseTimeout())
    assert [token.key for token in parser._tokens] == ["escape"]
    parser._tokens.clear()
    assert [token.key for token in parser.feed("j")] == ["j"]


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[999;999;999;999t",
        "\x1b[<0;99999999999999;1M",
        "\x1b[99999999999;5u",
        "\x1b[55296u",
        "\x1b]11;rgb:00/00/00\x07",
        "\x1b]11;rgb:00/00/00\x1b\\",
        "\x1bP>|kitty(0.30)\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b[?62;4c",
        "\x1b[?2048;2$y",
        "\x1b[M\xff\xff\xff",
        "\x1b[" + "1;" * 5000 + "u",
    ],
)
def test_an_answer_that_nobody_asked_for_types_nothing(sent):
    assert [token.key for token in parsed(sent + "j") if isinstance(token, events.Key)][-1:] == ["j"]
    assert len([token for token in parsed(sent + "j") if isinstance(token, events.Key)]) == 1 or len(sent) > 4096


@given(st.text(st.sampled_from("\x1b[]OPM<>?;:0123456789u~RtmyABc é\x07\\_$\x00\U0001f469"), max_size=80))
def test_no_input_makes_it_fail_and_keys_after_it_are_read(sent):
    parser = TerminalKeys()
    if sent:
        list(parser.feed(sent))
    for _ in range(3):  # silence ends whatever was begun
        if parser._awaiting.timeout is not None:
            parser._awaiting = parser._gen.throw(ParseTimeout())
    parser._tokens.clear()
    assert [token.key for token in parser.feed("\x1b[Bj")][-1:] == ["j"]
