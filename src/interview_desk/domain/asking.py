"""A question they asked, in one line: "How do you keep a migration calm? The shadow rota at Lumen 4 #calm".

The question ends with its question mark (or with a bar, where it has none), the answer follows, a last number from 1 to 5 is
how strong it was, and a word after # names the story that it was told with.
"""

from collections.abc import Iterable, Sequence

from interview_desk.domain.interview import QuestionAsked
from interview_desk.domain.preparation import Story
from interview_desk.domain.text import clean_text, folded

BAR = " | "
_STARS = frozenset("012345")


def handle(story: Story) -> str:
    """What a story is called in a line: "#the-calm-migration"."""
    return "#" + "-".join(
        "".join(letter for letter in word if letter.isalnum()) for word in story.title.casefold().split()
    )


def story_called(word: str, stories: Iterable[Story]) -> Story | None:
    """The story that a word after # means: by the beginning of its title, of one of its tags, or of a word of its title."""
    wanted = word.removeprefix("#").casefold()
    if not wanted:
        return None
    known = list(stories)
    by_title = [one for one in known if handle(one)[1:].startswith(wanted)]
    by_word = [one for one in known if any(part.startswith(wanted) for part in handle(one)[1:].split("-"))]
    by_tag = [one for one in known if any(tag.casefold().replace(" ", "-").startswith(wanted) for tag in one.tags)]
    found = by_title or by_tag or by_word
    return found[0] if found else None


def parse_question(line: str, stories: Sequence[Story]) -> QuestionAsked:
    """A question with its answer, strength and story, from one line. What is not understood stays part of the words."""
    words = folded(line).split()
    story = None
    for word in [one for one in words if one.startswith("#") and len(one) > 1]:
        called = story_called(word, stories)
        if called is not None:
            story = called.id
            words.remove(word)
    strength = None
    at = _strength_of(words)
    if at is not None:
        strength = int(words.pop(at)) or None
    told = " ".join(words)
    if BAR in told:
        question, _, answer = told.partition(BAR)
    elif "?" in told:
        question, _, answer = told.partition("?")
        question += "?"
    else:
        question, answer = told, ""
    return QuestionAsked(question.strip(), answer.strip(), strength, story)


def _strength_of(words: Sequence[str]) -> int | None:
    """Where in the words of a line its strength stands: at its end, or before the name of a story that nobody knows."""
    at = -2 if len(words) > 2 and words[-1].startswith("#") and words[-2] in _STARS else -1
    return at if len(words) > 1 and words[at] in _STARS else None


def question_line(asked: QuestionAsked, stories: Sequence[Story]) -> str:
    """A question as the line that `parse_question` reads."""
    question, answer = folded(asked.question), folded(clean_text(asked.answer))
    plain = question.count("?") == 1 and question.endswith("?") and BAR not in f"{question} {answer}"
    parts = [question if plain or not answer else question + " |", answer]
    if asked.strength is not None:
        parts.append(str(asked.strength))
    elif _strength_of(" ".join(parts).split()) is not None:
        parts.append("0")  # the number belongs to the answer, and is no strength
    story = next((one for one in stories if one.id == asked.story), None)
    if story is not None:
        parts.append(handle(story))
    return " ".join(part for part in parts if part)
