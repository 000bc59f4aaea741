"""Actions that change the open note as a whole: its medium, its version, its draft; and the column next to it."""

from functools import partial

from interview_desk.domain.dates.calendar import count_of, say_near, say_time
from interview_desk.domain.notes.issue import body_of, word_count
from interview_desk.domain.notes.send_as import HOW, NAMES, Advice
from interview_desk.domain.notes.similarity import shared_spans
from interview_desk.domain.search.correspondence import CHANNELS, Channel, Note
from interview_desk.domain.text import normalize_line, shorten
from interview_desk.services.notes import writing
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.panes.notes.composer import NoteActions
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, paragraph

MEDIUM_KEYS = "eplcmi"
"""Keys for the media, in the order of `CHANNELS`."""
assert len(MEDIUM_KEYS) == len(CHANNELS)


class NoteChanger(NoteActions):
    """Actions that change the note as a whole."""

    def action_medium(self) -> None:
        """Choose how to send the note, with the current reason for each medium."""
        advice = self.open_note.advice
        if advice is not None:
            self.start_change(partial(self._choose_medium, advice))

    async def _choose_medium(self, advice: Advice, note: Note) -> None:
        if not await self.saver.save_before_leaving():
            return
        choices = []
        for key, option in zip(MEDIUM_KEYS, advice.options, strict=True):
            mark = "✓ " if option.channel == advice.channel else ""
            choices.append(Choice(key, f"{mark}{NAMES[option.channel]}", shorten(option.reason, 40)))

        def build_lines(width: int) -> list[Line]:
            lines = paragraph(advice.why, width)
            for option in advice.options:
                if len(option.reason) > 40:
                    lines += paragraph(f"{NAMES[option.channel].capitalize()}: {option.reason}.", width, "muted")
            return [*lines, BLANK]

        choice = await self.flow.ask(Menu("By which medium?", choices, text=build_lines))
        if choice is None:
            return
        channel = advice.options[MEDIUM_KEYS.index(choice)].channel
        after = await self.flow.save(writing.set_channel, self.flow.desk, note, channel)
        if after is not None:
            is_unchanged = after.body == note.body
            again = (
                f" {self.flow.host.key_of('notes.redraft')} redrafts it for that."
                if is_unchanged and channel in {Channel.CARD, Channel.MESSAGE}
                else ""
            )
            await self.composer.show_changed(after, f"It goes {HOW[channel]}.{again}")

    def action_column(self, content: str) -> None:
        """Show or hide a column next to the draft: the preview, or the most similar note."""
        if self.note is not None:
            self.composer.show_column("" if self.composer.column.content == content else content)

    def action_versions(self) -> None:
        """Restore an earlier version of the note."""
        self.start_change(self._choose_version)

    async def _choose_version(self, note: Note) -> None:
        if not await self.saver.save_before_leaving():
            return
        earlier_versions = await self.flow.read(writing.versions, self.flow.desk, note)
        if not earlier_versions:
            self.flow.host.show_message(TextSpan("This note has no earlier text.", "muted"))
            return
        ctx = self.flow.facts.ctx
        choices = []
        now = self.draft.text
        for n, version in enumerate(earlier_versions[:9], 1):
            day = say_near(ctx.day(version.changed_at), ctx.today)
            label = f"{day} {say_time(version.changed_at, ctx.zone)}, {count_of(word_count(version.body), 'word')}"
            choices.append(Choice(str(n), label, shorten(_find_difference(version.body, now), 34)))
        choice = await self.flow.ask(Menu("Take which text back?", choices))
        if choice is None:
            return
        back = await self.flow.save(writing.restore, self.flow.desk, note, earlier_versions[int(choice) - 1])
        if back is not None:
            await self.composer.show_changed(back, "That text is back; the one before it is a version now.")

    def action_redraft(self) -> None:
        """Redraft the note."""
        self.start_change(self._redraft)

    async def _redraft(self, note: Note) -> None:
        if not await self.saver.save_before_leaving():
            return
        drafted = await self.flow.save(writing.redraft, self.flow.desk, self.note or note)
        if drafted is not None:
            await self.composer.show_changed(drafted, "Drafted anew from the facts")


def _find_difference(text: str, other_text: str) -> str:
    """Return the first line of a text that another text lacks, without the beginning they share."""
    there = {normalize_line(part) for part in other_text.split("\n")}
    body = body_of(text)
    body_text = text[body.start : body.end]
    own = [part for part in body_text.split("\n") if normalize_line(part) and normalize_line(part) not in there]
    if not own:
        return "less than now"
    begin = next((span.end for span in shared_spans(own[0], other_text) if span.start == 0), 0)
    return normalize_line(own[0][begin:]) or normalize_line(own[0])
