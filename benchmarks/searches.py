"""Made-up searches of any size, as documents."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

ROLES = ("Data engineer", "ML engineer", "Analyst", "Platform engineer", "BI developer", "Architect")
NOW = datetime(2026, 11, 12, 14, 20, tzinfo=UTC)


def search(applications: int, notes: int = 0, seed: int = 7) -> dict[str, Any]:
    """A search of so many applications: most are closed or quiet, one in five had an interview, as in a real one."""
    chance = random.Random(seed)
    found: dict[str, Any] = {"format": "interview-desk", "version": 1}
    lists = ("companies", "contacts", "applications", "interviews", "promises", "notes", "touches")
    found.update({name: [] for name in lists})
    today = NOW.date()
    for n in range(applications):
        company, application, person = f"c{n}", f"a{n}", f"p{n}"
        applied = today - timedelta(days=chance.randrange(1, 60 if n < 200 else 900))
        found["companies"].append({"id": company, "name": f"Company {n}"})
        found["contacts"].append(
            {"id": person, "company": company, "name": f"Person {n}", "email": f"p{n}@c{n}.example"}
        )
        history = [{"stage": "applied", "on": applied.isoformat()}]
        met = chance.random() < 0.2 or n < 6
        recent = n < 200
        if met:
            held = (
                applied + timedelta(days=chance.randrange(1, 6))
                if not recent
                else today - timedelta(days=chance.randrange(1, 12))
            )
            held = max(held, applied)
            history.append({"stage": "interviewing", "on": held.isoformat()})
            found["interviews"].append(_interview(n, application, person, held))
            found["touches"].append(
                {
                    "id": f"t{n}",
                    "application": application,
                    "contact": person,
                    "interview": f"i{n}",
                    "at": _at(held, 18),
                    "kind": "thank-you",
                }
            )
        outcome = None
        if not recent:
            history.append({"stage": "closed", "on": (applied + timedelta(days=30)).isoformat()})
            outcome = "refused" if met else "withdrawn"
        found["applications"].append(
            {
                "id": application,
                "company": company,
                "role": chance.choice(ROLES),
                "lead_contact": person,
                "stage_history": history,
                "outcome": outcome,
            }
        )
    for n in range(notes):
        owner = n % applications
        found["notes"].append(
            {
                "id": f"n{n}",
                "kind": "follow-up",
                "application": f"a{owner}",
                "contact": f"p{owner}",
                "state": "sent",
                "body": f"Dear Person {owner},\n\nnote {n}\n",
                "changed_at": _at(today, 9),
            }
        )
    return found


def _at(day: date, hour: int) -> str:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC).isoformat()


def _interview(n: int, application: str, person: str, held: date) -> dict[str, Any]:
    return {
        "id": f"i{n}",
        "application": application,
        "starts_at": _at(held, 10),
        "timezone": "UTC",
        "status": "held",
        "interviewers": [person],
        "debrief": {
            "started_at": _at(held, 12),
            "completed_at": _at(held, 12),
            "rating": 4,
            "fit": 3,
            "still_interested": "yes",
        },
    }
