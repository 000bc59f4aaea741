"""Action that edits the open note in the user's own editor."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from textual.app import SuspendNotSupported

from interview_desk.domain.errors import Refused
from interview_desk.domain.text import clean_text
from interview_desk.ui.panes.notes.composer import NoteActions
from interview_desk.ui.panes.notes.files import get_notes_folder
from interview_desk.ui.toolkit import clipboard
from interview_desk.ui.toolkit.spans import TextSpan


class ExternalEditor(NoteActions):
    """The user's editor, as named by $VISUAL or $EDITOR."""

    def action_editor(self) -> None:
        """Edit the note in the user's editor, and load the edited text."""
        if self.note is None or self.composer.refuse_if_sent():
            return
        editor = self._find_editor()
        if editor is None:
            return
        host = self.flow.host
        try:
            handle, name = tempfile.mkstemp(suffix=".txt", prefix="note-", dir=self.flow.desk.database.path.parent)
        except OSError as error:
            host.show_problem(f"The editor could not be used: {error.strerror}. The note is as it was.")
            return
        path = Path(name)
        keep_file = False
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(self.draft.text)
            with self.flow.pane.app.suspend():
                code = subprocess.run([*editor, name], check=False).returncode  # noqa: S603 - the user's own editor
            written = clean_text(path.read_text(encoding="utf-8", errors="replace"), "the note")
            self.load_text(editor[0], code, written)
        except Refused as refusal:
            keep_file = True
            host.show_problem(f"{refusal} The note is as it was; the editor’s text lies in {path}.")
        except SuspendNotSupported:
            host.show_message(TextSpan("This terminal cannot be lent to an editor. Keep typing here.", "due"))
        except OSError as error:
            host.show_problem(f"The editor could not be used: {error.strerror}. The note is as it was.")
        finally:
            if not keep_file:
                path.unlink(missing_ok=True)

    def _find_editor(self) -> list[str] | None:
        """Return the user's editor command as a list; if there is none, say so and return None."""
        try:
            editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        except ValueError:
            self.flow.host.show_problem("$EDITOR cannot be read: a quotation mark is left open. Keep typing here.")
            return None
        if editor and shutil.which(editor[0]) is not None:
            return editor
        message = f"{editor[0]} was not found." if editor else "No $EDITOR set."
        self.flow.host.show_message(TextSpan(f"{message} Keep typing here.", "due"))
        return None

    def load_text(self, editor: str, code: int, written: str) -> None:
        """Load the editor's text, or report that the note stays unchanged.

        The note stays unchanged if the editor failed or returned an empty text.
        """
        host, area, note = self.flow.host, self.draft.area, self.note
        if code == 0 and (written.strip() or not area.text.strip()):
            area.load_text(written)
            self.saver.schedule()
            self.review.proofread()
        elif code == 0:
            host.show_problem(f"{editor} gave an empty text back; the note is as it was.")
        elif written != area.text:
            name = f"from-editor-{note.id[:6] if note is not None else ''}"
            path = clipboard.to_file(written, get_notes_folder(self.flow.desk), name)
            host.show_problem(f"{editor} ended with {code}; the note is as it was, its text lies in {path}.")
        else:
            host.show_problem(f"{editor} ended with {code}; the note is as it was.")
