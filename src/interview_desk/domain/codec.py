"""Conversion between facts and plain values (dict, list, str, int, bool, None) for the JSON document.

Decoding is strict: an unknown key, a wrong type or a name that is not allowed is refused with its
location (`applications[2].stage_history[0].on`). Times are ISO 8601 with offset, days `YYYY-MM-DD`.
"""

from interview_desk.domain.forms import (
    ANSWER,
    DAY,
    FIVE,
    FLAG,
    ID,
    INSTANT,
    LINE,
    NAME,
    TEXT,
    Field,
    Form,
    Shape,
    choice,
    many,
    optional,
    shaped,
    whole,
)
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search import correspondence as c
from interview_desk.domain.search import interview as i
from interview_desk.domain.search import people as p
from interview_desk.domain.search import pipeline as a
from interview_desk.domain.search import preparation as s
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.dossier import Entity


def _of_offers(name: str) -> Form:
    """Return a form for a shape in `domain.offers.codec`, which is imported only if there is an offer.

    Otherwise the list of due items would pay for this import at every prompt.
    """

    def shape() -> Shape:
        from interview_desk.domain.offers import codec as offer_codec  # noqa: PLC0415 - see above

        offer_shape: Shape = getattr(offer_codec, name)
        return offer_shape

    return Form(lambda fact: shape().encode(fact), lambda value, where, zone: shape().decode(value, where, zone))


VIEW = Shape(
    p.View,
    (Field("name", NAME, required=True), Field("pane", choice(p.VIEWED), required=True), Field("filter", LINE)),
)
ME = Shape(
    p.Me,
    (
        Field("name", LINE),
        Field("email", LINE),
        Field("phone", LINE),
        Field("links", many(LINE)),
        Field("words", many(LINE)),
        Field("rewards", many(LINE)),
        Field("criteria", many(_of_offers("CRITERION"))),
        Field("views", many(shaped(VIEW))),
    ),
)
COMPANY = Shape(
    p.Company,
    (
        Field("id", ID, required=True),
        Field("name", NAME, required=True),
        Field("formality", choice(p.FORMALITIES)),
        Field("sector", choice(p.SECTORS)),
        Field("website", LINE),
        Field("postal_address", TEXT),
        Field("remarks", TEXT),
    ),
)
CONTACT = Shape(
    p.Contact,
    (
        Field("id", ID, required=True),
        Field("company", optional(ID)),
        Field("name", NAME, required=True),
        Field("title", LINE),
        Field("email", LINE),
        Field("phone", LINE),
        Field("postal_address", TEXT),
        Field("prefers", choice(p.PREFERENCES)),
        Field("may_follow_up", optional(FLAG)),
        Field("remarks", TEXT),
        Field("family_name", LINE),
        Field("greeting", LINE),
    ),
)
STAGE = Shape(a.StageEntry, (Field("stage", choice(a.STAGES), required=True), Field("on", DAY, required=True)))
APPLICATION = Shape(
    a.Application,
    (
        Field("id", ID, required=True),
        Field("company", ID, required=True),
        Field("role", LINE, required=True),
        Field("level", choice(a.LEVELS)),
        Field("url", LINE),
        Field("source", LINE),
        Field("location", LINE),
        Field("salary", LINE),
        Field("lead_contact", optional(ID)),
        Field("stage_history", many(shaped(STAGE)), required=True),
        Field("outcome", optional(choice(a.OUTCOMES))),
        Field("dormant_since", optional(DAY)),
        Field("offer_answer_by", optional(DAY)),
        Field("who_was_hired", TEXT),
        Field("remarks", TEXT),
        Field("lesson", TEXT),
        Field("offer", optional(_of_offers("OFFER"))),
    ),
)
EXIT_CARD = Shape(
    i.ExitCard,
    (
        Field("answered_at", optional(INSTANT)),
        Field("thanked", ANSWER),
        Field("wants_the_job", ANSWER),
        Field("next_step", ANSWER),
        Field("by_when", ANSWER),
        Field("may_follow_up", ANSWER),
        Field("channel", ANSWER),
        Field("anything_else", ANSWER),
        Field("contacts_collected", ANSWER),
        Field("they_have_mine", ANSWER),
        Field("promise", optional(ID)),
    ),
)
HOOK = Shape(
    i.Hook,
    (
        Field("contact", ID, required=True),
        Field("text", TEXT, required=True),
        Field("about", choice(i.HOOKS)),
        Field("stem", optional(choice(i.HOOK_STEMS))),
    ),
)
UNSAID = Shape(
    i.UnsaidPoint,
    (
        Field("text", TEXT, required=True),
        Field("used_in", optional(ID)),
        Field("stem", optional(choice(i.UNSAID_STEMS))),
    ),
)
QUESTION = Shape(
    i.QuestionAsked,
    (
        Field("question", TEXT, required=True),
        Field("answer", TEXT),
        Field("strength", optional(FIVE)),
        Field("story", optional(ID)),
    ),
)
DEBRIEF = Shape(
    i.Debrief,
    (
        Field("started_at", INSTANT, required=True),
        Field("completed_at", optional(INSTANT)),
        Field("learned", many(TEXT)),
        Field("hooks", many(shaped(HOOK))),
        Field("unsaid", many(shaped(UNSAID))),
        Field("best_moment", TEXT),
        Field("fix_next_time", TEXT),
        Field("rating", optional(FIVE)),
        Field("fit", optional(FIVE)),
        Field("still_interested", optional(choice(i.INTERESTS))),
        Field("questions", many(shaped(QUESTION))),
        Field("concerns", many(TEXT)),
        Field("salary_said", TEXT),
        Field("study_next", TEXT),
        Field("speaks_for", TEXT),
        Field("speaks_against", TEXT),
        Field("next_step", TEXT),
        Field("take_it_today", LINE),
        Field("section", whole(1, 9)),
        Field("hardest", TEXT),
        Field("private", many(TEXT)),
    ),
)
INVITATION = Shape(
    i.Invitation,
    (
        Field("uid", LINE, required=True),
        Field("sequence", whole(0, 2**31 - 1)),
        Field("revised_at", optional(INSTANT)),
        Field("words", TEXT),
    ),
)
INTERVIEW = Shape(
    i.Interview,
    (
        Field("id", ID, required=True),
        Field("application", ID, required=True),
        Field("round", whole(1, 99)),
        Field("method", choice(i.METHODS)),
        Field("style", choice(i.STYLES)),
        Field("starts_at", INSTANT, required=True),
        Field("timezone", LINE),
        Field("minutes", whole(0, 10_080)),
        Field("place", LINE),
        Field("link", LINE),
        Field("goals", TEXT),
        Field("status", choice(i.INTERVIEW_STATES)),
        Field("interviewers", many(ID)),
        Field("ready_at", optional(INSTANT)),
        Field("missed_at", optional(INSTANT)),
        Field("exit_card", optional(shaped(EXIT_CARD))),
        Field("debrief", optional(shaped(DEBRIEF))),
        Field("checked", many(LINE)),
        Field("stories", many(ID)),
        Field("invitation", optional(shaped(INVITATION))),
    ),
)
PROMISE = Shape(
    c.Promise,
    (
        Field("id", ID, required=True),
        Field("application", ID, required=True),
        Field("interview", optional(ID)),
        Field("by", choice(c.PROMISED_BY), required=True),
        Field("what", LINE),
        Field("words", LINE),
        Field("from", optional(DAY), name="starts_on"),
        Field("due_on", optional(DAY)),
        Field("made_on", DAY, required=True),
        Field("kept_on", optional(DAY)),
        Field("dropped_on", optional(DAY)),
    ),
)
NOTE = Shape(
    c.Note,
    (
        Field("id", ID, required=True),
        Field("kind", choice(c.NOTE_KINDS), required=True),
        Field("application", ID, required=True),
        Field("interview", optional(ID)),
        Field("contact", optional(ID)),
        Field("channel", choice(c.CHANNELS)),
        Field("subject", LINE),
        Field("body", TEXT),
        Field("state", choice(c.STORED_NOTE_STATES)),
        Field("changed_at", INSTANT, required=True),
    ),
)
TOUCH = Shape(
    c.Touch,
    (
        Field("id", ID, required=True),
        Field("application", ID, required=True),
        Field("contact", optional(ID)),
        Field("interview", optional(ID)),
        Field("note", optional(ID)),
        Field("at", INSTANT, required=True),
        Field("direction", choice(c.DIRECTIONS)),
        Field("channel", choice(c.CHANNELS)),
        Field("kind", choice(c.TOUCH_KINDS)),
        Field("outcome", choice(c.TOUCH_OUTCOMES)),
        Field("summary", TEXT),
    ),
)
STORY = Shape(
    s.Story,
    (
        Field("id", ID, required=True),
        Field("title", LINE, required=True),
        Field("situation", TEXT),
        Field("task", TEXT),
        Field("action", TEXT),
        Field("result", TEXT),
        Field("reflection", TEXT),
        Field("tags", many(LINE)),
    ),
)
REHEARSAL = Shape(
    s.PracticeRun,
    (
        Field("at", INSTANT, required=True),
        Field("seconds", whole(0, 86_400), required=True),
        Field("words", optional(whole(0, 100_000))),
    ),
)
CLOSING_STATEMENT = Shape(
    s.ClosingStatement,
    (
        Field("id", ID, required=True),
        Field("application", optional(ID)),
        Field("points", many(TEXT)),
        Field("text", TEXT),
        Field("rehearsals", many(shaped(REHEARSAL))),
    ),
)
OWN_QUESTION = Shape(
    s.OwnQuestion,
    (
        Field("id", ID, required=True),
        Field("text", LINE, required=True),
        Field("application", optional(ID)),
        Field("rank", whole(0, 1_000_000)),
        Field("asked_in", many(ID)),
        Field("answer", TEXT),
    ),
)
_DEFERRED = (
    Field("application", optional(ID)),
    Field("interview", optional(ID)),
    Field("contact", optional(ID)),
    Field("promise", optional(ID)),
)
SNOOZE = Shape(
    Snooze,
    (
        Field("id", ID, required=True),
        Field("kind", choice(tuple(DueKind)), required=True),
        *_DEFERRED,
        Field("made_at", INSTANT, required=True),
        Field("until", DAY, required=True),
    ),
)
SKIP = Shape(
    Skip,
    (
        Field("id", ID, required=True),
        Field("kind", choice(tuple(DueKind)), required=True),
        *_DEFERRED,
        Field("at", INSTANT, required=True),
        Field("reason", TEXT),
    ),
)

SHAPES: dict[str, Shape] = {
    "companies": COMPANY,
    "contacts": CONTACT,
    "applications": APPLICATION,
    "interviews": INTERVIEW,
    "promises": PROMISE,
    "notes": NOTE,
    "touches": TOUCH,
    "stories": STORY,
    "closing_statements": CLOSING_STATEMENT,
    "own_questions": OWN_QUESTION,
    "snoozes": SNOOZE,
    "skips": SKIP,
}
"""Lists of the document, in an order in which referenced lists come first."""

REFERENCES: dict[str, dict[str, str]] = {
    "contacts": {"company": "companies"},
    "applications": {"company": "companies", "lead_contact": "contacts"},
    "interviews": {"application": "applications", "interviewers": "contacts", "stories": "stories"},
    "promises": {"application": "applications", "interview": "interviews"},
    "notes": {"application": "applications", "interview": "interviews", "contact": "contacts"},
    "touches": {"application": "applications", "contact": "contacts", "interview": "interviews", "note": "notes"},
    "closing_statements": {"application": "applications"},
    "own_questions": {"application": "applications", "asked_in": "interviews"},
    "snoozes": {"application": "applications", "interview": "interviews", "contact": "contacts", "promise": "promises"},
    "skips": {"application": "applications", "interview": "interviews", "contact": "contacts", "promise": "promises"},
}
"""Keys of each list that refer to another list."""

_COLLECTION_OF: dict[type, str] = {
    p.Company: "companies",
    p.Contact: "contacts",
    a.Application: "applications",
    i.Interview: "interviews",
    c.Promise: "promises",
    c.Note: "notes",
    c.Touch: "touches",
    s.Story: "stories",
    s.ClosingStatement: "closing_statements",
    s.OwnQuestion: "own_questions",
    Snooze: "snoozes",
    Skip: "skips",
}


def collection_of(entity: Entity) -> str:
    """Return the name of the document list that an entity belongs to."""
    return _COLLECTION_OF[type(entity)]
