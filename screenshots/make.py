"""Make every picture of the documentation from the demo search: SVG by the app itself, PNG by headless Chromium where it is.

Run `make screenshots`. The pictures show one fixed moment, so that they change only where the screens do.
"""

import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from rich.cells import cell_len  # noqa: E402
from textual.theme import BUILTIN_THEMES  # noqa: E402

from interview_desk.services.demo import FIXED, demo_desk  # noqa: E402
from interview_desk.services.session import open_desk  # noqa: E402
from interview_desk.ui.core import navigation  # noqa: E402 - the path above makes it known
from support.screen import looking_at  # noqa: E402 - the path above makes it known

TEXT = re.compile(r'(<text [^>]*?)textLength="([0-9.]+)"([^>]*>)([^<]*)</text>')
SIZES = {"80x24": (80, 24), "120x36": (120, 36), "200x50": (200, 50)}
PANES: dict[str, list[str]] = {
    "1-today": [],
    "2-board": ["2"],
    "3-debrief": ["3", "enter"],
    "4-notes": ["4", "enter"],
    "5-prep": ["v"],
    "6-closing": ["p"],
    "7-bank": ["b"],
    "8-insights": ["5"],
    "9-offers": ["2", "m", "o", *"fri", "enter", "O", "j", "j"],
}
STATES: dict[str, list[str]] = {
    "call-sheet": ["c"],
    "snooze": ["s"],
    "record": ["r"],
    "keys": ["question_mark"],
    "new-application": ["n"],
    "rehearsal": ["p", "p", "space", "space"],
    "story": ["b", "enter"],
    "questions": ["b", "]"],
    "debrief-questions": ["3", "enter", "]", "enter"],
    "history": ["s", "1", "T"],
    "search": ["ctrl+f", *"kafka"],
    "settings": ["comma", *["j"] * 9],
    "settings-moves": ["comma", *["j"] * 10, "enter", "4"],
    "themes": ["comma", "enter", *["down"] * 2],
    "views": ["2", "F"],
    "jump": ["2", "ctrl+o"],
}
CARD = [
    "1",
    "2",
    *"panel",
    "space",
    *"meets",
    "enter",
    "3",
    *"end",
    "space",
    "o",
    "f",
    "space",
    *"next",
    "space",
    *"week",
]
"""The exit card half answered."""


def zone_config(folder: Path) -> Path:
    """A config that puts the demo where its pictures were drawn."""
    path = folder / "config.toml"
    path.write_text('timezone = "Europe/Paris"\n', encoding="utf-8")
    return path


async def picture(
    name: str,
    keys: list[str],
    size: tuple[int, int],
    *,
    empty: bool = False,
    theme: str = "inkwell",
    card: bool = False,
) -> Path:
    """One picture: open the desk, press the keys, save what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder  # what is shown of places is what a user would see
        place, config = Path(folder) / ".local/share/interview-desk/desk.db", zone_config(Path(folder))
        desk = open_desk(place, config, clock=lambda: FIXED) if empty else demo_desk(place, config, clock=lambda: FIXED)
        async with looking_at(desk, size) as looked:
            looked.app.theme = theme
            await looked.settle()
            if card:
                navigation.open_exit_card(looked.app, "demo-app-kestrel", "demo-int-kestrel-1")
                await looked.settle()
            await looked.press(*keys)
            while "reading it over" in looked.text:  # the checker's process begins
                await looked.settle()
            path = HERE / f"{name}.svg"
            shown = looked.app.export_screenshot(title="interview-desk")
            path.write_text(TEXT.sub(wide, shown), encoding="utf-8")
        desk.close()
    return path


def wide(found: re.Match[str]) -> str:
    """A text with the room that its letters take: the exporter counts letters, and a wide one takes two cells."""
    told = html.unescape(found[4])
    length = float(found[2]) / max(len(told), 1) * cell_len(told)
    return f'{found[1]}textLength="{length:.1f}"{found[3]}{found[4]}</text>'


def to_png(svg: Path) -> None:
    """The same as PNG, where Chromium is installed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        return
    text = svg.read_text(encoding="utf-8")
    box = text.split('viewBox="', 1)[1].split('"', 1)[0].split()
    width, height = round(float(box[2])), round(float(box[3]))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<body style='margin:0;background:#181816'>{text}</body>", encoding="utf-8")
        subprocess.run(  # noqa: S603 - the browser of this machine, on a page of our own
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
                f"--window-size={width},{height}",
                f"--screenshot={svg.with_suffix('.png')}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


async def main() -> None:
    """Make them all."""
    made = [
        await picture(f"{name}-{label}", keys, size) for name, keys in PANES.items() for label, size in SIZES.items()
    ]
    made += [await picture(f"state-{name}", keys, SIZES["120x36"]) for name, keys in STATES.items()]
    made.append(await picture("state-exit-card", CARD, SIZES["120x36"], card=True))
    made.append(await picture("state-first-run", [], SIZES["120x36"], empty=True))
    made.append(await picture("theme-paper", [], SIZES["120x36"], theme="paper"))
    made += [
        await picture(f"theme-{name}", [], SIZES["80x24"], theme=name)
        for name, theme in BUILTIN_THEMES.items()
        if not (theme.background or "").startswith("ansi")
    ]
    for svg in made:
        to_png(svg)
        if svg.with_suffix(".png").exists():
            svg.unlink()
    print(f"{len(made)} pictures in {HERE}")  # noqa: T201 - this is a script


if __name__ == "__main__":
    asyncio.run(main())
