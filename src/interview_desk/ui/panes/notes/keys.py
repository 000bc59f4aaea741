"""Keys of the Notes pane: its bindings, and its hints in the key bar."""

from textual.binding import Binding, BindingType

from interview_desk.ui.core.frame import Hint

NOTE_BINDINGS: list[BindingType] = [
    Binding("enter,i", "write", "write", tooltip="write in the draft, or open the note", id="notes.write"),
    Binding("y", "copy", "copy", tooltip="copy the note (press twice if it was stopped)", id="notes.copy"),
    Binding("Y", "copy_subject", "copy subject", tooltip="copy the subject, or both together", id="notes.copy_subject"),
    Binding(
        "S",
        "sent",
        "I sent it",
        tooltip="I sent it: the only thing that counts; on a sent one: correct it",
        id="notes.sent",
    ),
    Binding("f,ctrl+t", "fact", "insert fact", tooltip="insert a fact (works while typing, too)", id="notes.fact"),
    Binding("j", "jump", "next finding", tooltip="go to the next finding", id="notes.jump"),
    Binding(
        "ctrl+n",
        "jump",
        "next finding",
        tooltip="the next finding, while typing",
        id="notes.jump_typing",
        priority=True,
        show=False,
    ),
    Binding(
        "a",
        "mend",
        "mend",
        tooltip="mend the finding: take the suggestion, put in what is missing",
        id="notes.mend",
    ),
    Binding(
        "ctrl+r",
        "mend",
        "mend",
        tooltip="mend the finding, while typing",
        id="notes.mend_typing",
        priority=True,
        show=False,
    ),
    Binding("plus", "learn", "add word", tooltip="add the word to the dictionary", id="notes.learn"),
    Binding(
        "ctrl+g",
        "learn",
        "add word",
        tooltip="add the word to the dictionary, while typing",
        id="notes.learn_typing",
        priority=True,
        show=False,
    ),
    Binding("g", "medium", "goes as", tooltip="by which medium it goes, and why", id="notes.medium"),
    Binding(
        "p", "column('preview')", "preview", tooltip="the note as it leaves: letter, card, mail", id="notes.preview"
    ),
    Binding(
        "equals_sign",
        "column('comparison')",
        "compare",
        tooltip="compare with the note most like it",
        id="notes.compare",
    ),
    Binding("V", "versions", "versions", tooltip="take an earlier text back", id="notes.versions"),
    Binding("M", "mail", "mail", tooltip="open it in the mail program, or write a draft for it", id="notes.mail"),
    Binding("A", "address", "address", tooltip="the postal address; for a reference: who it is", id="notes.address"),
    Binding("left_square_bracket", "person(-1)", "person before", tooltip="the person before", id="notes.before"),
    Binding("right_square_bracket", "person(1)", "next person", tooltip="the next person", id="notes.next"),
    Binding("t", "kind", "kind", tooltip="another kind of note", id="notes.kind"),
    Binding(
        "R", "redraft", "draft anew", tooltip="redraft it from the facts; {app.undo} undoes it", id="notes.redraft"
    ),
    Binding("x", "skip", "skip", tooltip="skip it, or say that the host passed it on", id="notes.skip"),
    Binding("e", "editor", "$EDITOR", tooltip="write in $EDITOR", id="notes.editor"),
    Binding("o", "file", "to a file", tooltip="write the note to a file", id="notes.file"),
    Binding("d", "debrief", "debrief", tooltip="the debrief behind the note", id="notes.debrief"),
    Binding("m", "me", "who signs", tooltip="who signs: your name, e-mail and number under every note", id="notes.me"),
    Binding("ctrl+s", "save", "save", tooltip="save now", id="notes.save"),
    Binding("b", "choose", "all notes", tooltip="back to the list of notes", id="notes.choose"),
]
"""Bindings of the pane."""
LIST_HINTS = (Hint("⏎", "open", "screen.write"), Hint("u", "undo", "app.undo"))
"""Hints on the list of notes."""
TYPING_HINTS = (
    Hint("esc", "stop typing", "screen.back"),
    Hint("^t", "fact", "screen.fact"),
    Hint("^n", "next finding", "screen.jump"),
    Hint("^r", "mend", "screen.mend"),
    Hint("^z", "undo", ""),
    Hint("^s", "save", "screen.save"),
)
"""Hints while something is typed in a note."""
NOTE_HINTS = (
    Hint("⏎", "write", "screen.write"),
    Hint("y", "copy", "screen.copy"),
    Hint("S", "I sent it", "screen.sent"),
    Hint("j", "finding", "screen.jump"),
    Hint("a", "mend", "screen.mend"),
    Hint("f", "fact", "screen.fact"),
    Hint("[ ]", "person", "screen.person(1)"),
    Hint("g", "goes as", "screen.medium"),
    Hint("p", "preview", "screen.column('preview')"),
    Hint("t", "kind", "screen.kind"),
    Hint("b", "all notes", "screen.choose"),
    Hint("e", "$EDITOR", "screen.editor"),
    Hint("x", "skip", "screen.skip"),
    Hint("m", "who signs", "screen.me"),
)
"""Hints on an open note."""
