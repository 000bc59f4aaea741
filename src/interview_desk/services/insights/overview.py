"""Statistics of the whole job search, computed on request and never stored."""

from typing import Any, NamedTuple

from interview_desk.domain.insights.effort import FULL_WEEK, reward_of
from interview_desk.domain.insights.insights import Insights, Share, Wait, compute_insights
from interview_desk.domain.insights.sections import Section, sections
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.people import Me
from interview_desk.domain.text import clean_line
from interview_desk.services.session import Desk
from interview_desk.store import read


class Overview(NamedTuple):
    """Statistics of the whole job search, with the sections that present them."""

    insights: Insights
    sections: list[Section]


def build_overview(desk: Desk | None, ctx: Context) -> Overview:
    """Compute the statistics of the whole job search; without a database, those of an empty one.

    Args:
        desk: the desk; None if there is no database yet.
        ctx: the current moment and the user's settings.
    """
    dossiers: list[Dossier] = read.read_dossiers(desk.connection) if desk is not None else []
    me = read.read_me(desk.connection) if desk is not None else Me()
    computed = compute_insights(dossiers, ctx)
    return Overview(computed, sections(computed, FULL_WEEK, reward_of(me.rewards, ctx.today)))


def set_rewards(desk: Desk, line: str) -> str:
    """Set the rewards for a full week, separated by commas; return a message."""
    rewards = tuple(reward for part in line.split(",") if (reward := clean_line(part, "the reward")))
    me = read.read_me(desk.connection)
    desk.write("Named the rewards for a full week", lambda change: change.put_me(me._replace(rewards=rewards)))
    return "Named the rewards for a full week" if rewards else "No reward is named any more"


def as_json(computed: Insights) -> dict[str, Any]:
    """Return the statistics as a JSON-ready dictionary.

    A rate is null if there are too few cases for it to be meaningful.
    """
    return {
        "applications": computed.applications,
        "funnel": [
            {
                "step": entry.name,
                "reached": entry.reached,
                "onward": _share(entry.onward) if entry.onward is not None else None,
            }
            for entry in computed.funnel
        ],
        "rounds": [{"round": n, **_share(share)} for n, share in enumerate(computed.rounds, 1)],
        "time_in_stage": [_wait(entry) for entry in computed.stages],
        "response_time": [_wait(entry) for entry in computed.answers],
        "thank_yous": computed.thanks._asdict(),
        "promised_dates": computed.promised_dates._asdict(),
        "effort": [
            {"week": entry.monday.isoformat(), "acts": entry.total, **dict(sorted(entry.acts.items()))}
            for entry in computed.weeks
        ],
        "attention": [
            {"company": entry.company, "acts": entry.acts, "share": round(entry.share, 4)}
            for entry in computed.attention
        ],
        "under_way": [entry._asdict() for entry in computed.under_way],
        "recurring": [
            {"text": entry.text, "times": entry.times, "last": entry.on.isoformat()} for entry in computed.recurring
        ],
        "lessons": [{"company": company, "lesson": lesson} for company, lesson in computed.lessons],
    }


def _share(share: Share) -> dict[str, Any]:
    rate = round(share.rate, 4) if share.rate is not None else None
    return {"went_on": share.went_on, "ended": share.ended, "open": share.still_open, "rate": rate}


def _wait(wait: Wait) -> dict[str, Any]:
    return {
        "of": wait.name,
        "over": wait.over,
        "going_on": wait.going_on,
        "median_days": wait.middle,
        "longest_open_days": wait.longest_open,
    }
