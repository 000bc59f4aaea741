"""One-line form of a question they asked, such as "How do you keep a migration calm? The rota #calm".

The question ends with its question mark (or with a bar, if it has none), and the answer follows. A last
number from 1 to 5 is the strength of the answer, and a word after # names the story that was used.
"""

from collections.abc import Iterable, Sequence

from interview_desk.domain.search.interview import QuestionAsked
from interview_desk.domain.search.preparation import Story
from interview_desk.domain.text import clean_text, normalize_line

BAR = " | "
_STARS = frozenset("012345")


def handle(story: Story) -> str:
    """Return the short name of a story for use in a line: "#the-calm-migration"."""
    return "#" + "-".join(
        "".join(letter for letter in word if letter.isalnum()) for word in story.title.casefold().split()
    )


def story_called(word: str, stories: Iterable[Story]) -> Story | None:
    """Return the story that a word after # refers to, or None.

    The word may be the beginning of the story's title, of a tag, or of a word in the title.
    """
    prefix = word.removeprefix("#").casefold()
    if not prefix:
        return None
    all_stories = list(stories)
    by_title = [story for story in all_stories if handle(story)[1:].startswith(prefix)]
    by_word = [story for story in all_stories if any(part.startswith(prefix) for part in handle(story)[1:].split("-"))]
    by_tag = [
        story for story in all_stories if any(tag.casefold().replace(" ", "-").startswith(prefix) for tag in story.tags)
    ]
    matches = by_title or by_tag or by_word
    return matches[0] if matches else None


def parse_question(line: str, stories: Sequence[Story]) -> QuestionAsked:
    """Parse a question with its answer, strength and story from one line.

    Anything that is not understood stays part of the text.
    """
    words = normalize_line(line).split()
    story = None
    for word in [token for token in words if token.startswith("#") and len(token) > 1]:
        called = story_called(word, stories)
        if called is not None:
            story = called.id
            words.remove(word)
    strength = None
    at = _strength_of(words)
    if at is not None:
        strength = int(words.pop(at)) or None
    text = " ".join(words)
    if BAR in text:
        question, _, answer = text.partition(BAR)
    elif "?" in text:
        question, _, answer = text.partition("?")
        question += "?"
    else:
        question, answer = text, ""
    return QuestionAsked(question.strip(), answer.strip(), strength, story)


def _strength_of(words: Sequence[str]) -> int | None:
    """Return the index of the strength in the words of a line, or None.

    The strength comes last, or just before the name of an unknown story.
    """
    at = -2 if len(words) > 2 and words[-1].startswith("#") and words[-2] in _STARS else -1
    return at if len(words) > 1 and words[at] in _STARS else None


def question_line(asked_question: QuestionAsked, stories: Sequence[Story]) -> str:
    """Format a question as the line that `parse_question` reads."""
    question, answer = normalize_line(asked_question.question), normalize_line(clean_text(asked_question.answer))
    plain = question.count("?") == 1 and question.endswith("?") and BAR not in f"{question} {answer}"
    parts = [question if plain or not answer else question + " |", answer]
    if asked_question.strength is not None:
        parts.append(str(asked_question.strength))
    elif _strength_of(" ".join(parts).split()) is not None:
        parts.append("0")  # keeps a number at the end of the answer from being read as the strength
    story = next((entry for entry in stories if entry.id == asked_question.story), None)
    if story is not None:
        parts.append(handle(story))
    return " ".join(part for part in parts if part)
