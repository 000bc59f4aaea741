"""Write the pages that the program itself knows best: `policies.md` from the catalogue, `keys.md` from the bindings.

Run it after changing either: `.venv/bin/python docs/make.py`. A test holds the pages to what it writes.
"""

import json
from pathlib import Path

from textual.theme import BUILTIN_THEMES

from interview_desk.domain import codec
from interview_desk.domain.forms import Shape
from interview_desk.domain.offers import codec as offer_codec
from interview_desk.domain.policy import CATALOGUE, Policies
from interview_desk.domain.text import joined
from interview_desk.ui.shell.keymap import every_key, list_keys_by_group
from interview_desk.ui.toolkit.theme import OURS

HERE = Path(__file__).parent
KEYS_BEGIN = "<!-- keys of the document: written by docs/make.py -->"
FORMATS = HERE / "formats.md"
KEYS_END = "<!-- end of keys -->"
SCREENS = HERE.parent / "src" / "interview_desk" / "services" / "settings" / "screens.json"


def policies() -> str:
    """The page about the policies."""
    defaults = Policies()
    lines = [
        "# Where the advice contradicts itself",
        "",
        "Five pieces of advice stand behind the desk, and they do not agree on everything. Each disagreement is a named policy",
        "with a default that you can change in the config (`interview-desk config --init` writes one); a change re-plans what is",
        "open. Every row of the queue names its policy, and the Why panel says who advises otherwise.",
        "",
    ]
    for policy in CATALOGUE:
        lines += [f"## {policy.code} {policy.title}", "", f"{policy.reason}", ""]
        for setting in policy.settings:
            default = str(getattr(defaults, setting))
            lines += [f"`{setting}`, default `{default}`:", ""]
            lines += [
                f"- `{choice}`{' (default)' if choice == default else ''}: {meaning}"
                for choice, meaning in policy.choices.get(setting, {}).items()
            ]
            lines.append("")
        lines += [f"Follows {joined([f'“{one}”' for one in policy.advice])}. {policy.otherwise}", ""]
    lines += [
        "## Numbers",
        "",
        "`closing_seconds` (90) and `words_per_minute` (130) measure the closing statement; `basket_min_active` (3) and",
        "`basket_idle_days` (7) say when everything hangs on too few employers. 0 switches either guard off.",
        "",
        "Working days are Monday to Friday less the holidays of the country in the config; none until one is set.",
        "",
    ]
    return "\n".join(lines)


def keys() -> str:
    """The page about the keys."""
    lines = [
        "# Keys",
        "",
        "The same sheet is on `?` (or `f1` while typing), where it can be searched. To change a key, name its id in the config:",
        "",
        "```toml",
        "[keys]",
        '"today.snooze" = "Z"',
        "```",
        "",
        "An unknown id, or a key that two things ask for, is said when the desk opens.",
        "",
    ]
    group = ""
    for key in every_key("today", {}):
        if key.group != group:
            group = key.group
            lines += ["", f"## {group}", "", "| key | what it does | id |", "|---|---|---|"]
        shown = key.keys.replace("|", "\\|")
        lines.append(f"| `{shown}` | {key.description} | `{key.binding}` |")
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def document_shapes() -> dict[str, Shape]:
    """Return every shape of the JSON document by the place where it occurs."""
    return {
        "me": codec.ME,
        **codec.SHAPES,
        "me.views[]": codec.VIEW,
        "me.criteria[]": offer_codec.CRITERION,
        "applications[].stage_history[]": codec.STAGE,
        "applications[].offer": offer_codec.OFFER,
        "applications[].offer.pay[]": offer_codec.PAY_PART,
        "applications[].offer.pay[].amount": offer_codec.AMOUNT,
        "applications[].offer.terms[]": offer_codec.TERM,
        "applications[].offer.ratings[]": offer_codec.RATING,
        "interviews[].exit_card": codec.EXIT_CARD,
        "interviews[].debrief": codec.DEBRIEF,
        "interviews[].debrief.hooks[]": codec.HOOK,
        "interviews[].debrief.unsaid[]": codec.UNSAID,
        "interviews[].debrief.questions[]": codec.QUESTION,
        "interviews[].invitation": codec.INVITATION,
        "closing_statements[].rehearsals[]": codec.REHEARSAL,
    }


def document_keys() -> str:
    """Build the table of every key in the JSON document, from the shapes that read and write it."""
    rows = [
        f"| `{place}{'[]' if place in codec.SHAPES else ''}` | {' '.join(f'`{field.key}`' for field in shape.fields)} |"
        for place, shape in document_shapes().items()
    ]
    return "\n".join([KEYS_BEGIN, "", "| where | keys |", "|---|---|", *rows, "", KEYS_END])


def formats(page: str) -> str:
    """Return the page about the formats with its table of keys replaced by the current one."""
    before, _, rest = page.partition(KEYS_BEGIN)
    return before + document_keys() + rest.partition(KEYS_END)[2]


def screens() -> str:
    """What the screens bind and show, for commands that load no screen."""
    themes = sorted({*BUILTIN_THEMES, *(theme.name for theme in OURS)})
    return json.dumps({"keys": list_keys_by_group(), "themes": themes}, indent=1) + "\n"


if __name__ == "__main__":
    SCREENS.write_text(screens(), encoding="utf-8")
    (HERE / "policies.md").write_text(policies(), encoding="utf-8")
    (HERE / "keys.md").write_text(keys(), encoding="utf-8")
    FORMATS.write_text(formats(FORMATS.read_text(encoding="utf-8")), encoding="utf-8")
