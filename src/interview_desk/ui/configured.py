"""What the config decides of the app: its theme and its keys, at the start and when a setting is changed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.app import App

from interview_desk.desk.keys import ALSO_CALLED
from interview_desk.ui.paint import Brush
from interview_desk.ui.theme import INKWELL, OURS, colours

if TYPE_CHECKING:
    from interview_desk.desk.desk import Desk
    from interview_desk.desk.settings import Settings


Result = TypeVar("Result")


class Configured(App[int]):
    """An app with a config; mixed into ours."""

    desk: "Desk"
    is_demo: bool
    theme_missing = ""
    """The theme that the config asks for and nobody knows."""
    config_of_demo: str | None = None
    """The config of a demo, whose own is kept nowhere."""
    keys_in_force: dict[str, str]
    """The keys that the config has changed, by binding id."""
    _themed = False
    _brush: Brush | None = None

    async def do(self, use: Callable[..., Result], *arguments: Any) -> Result | None:
        """Run work on the database thread."""
        raise NotImplementedError

    async def refresh_facts(self, application: str | None = None) -> None:
        """Read the facts again and show them."""
        raise NotImplementedError

    # -- colours

    def begin_with_theme(self, *, colourless: bool) -> None:
        """Set the theme before anything is drawn."""
        self.keys_in_force = {}
        for theme in OURS:
            self.register_theme(theme)
        wanted = _wanted(self.desk.settings)
        self.theme_missing = "" if self.get_theme(wanted) else wanted
        shown = INKWELL.name if self.theme_missing else wanted
        # Set, not switched to: the style sheets are read once, with the right colours from the start.
        self.set_reactive(App.theme, "ansi-dark" if colourless else shown)
        self._themed = True
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own roles for a terminal's own colours; for every other theme they are derived from it."""
        if not (self.current_theme.background or "").startswith("ansi"):
            return {}
        return {"muted": "#808080", "faint": "#606060", "row": "#303030", "row-blurred": "#282828", "border": "#505050"}

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables with our roles derived from it."""
        if not self._themed:
            return {}  # Textual asks before a theme can be set
        variables = super().get_css_variables()
        if not variables.get("background", "").startswith("ansi"):
            roles = colours(variables)
            for role in ("muted", "faint", "row", "row-blurred"):
                variables[role] = roles[role]
            variables["border"] = self.current_theme.variables.get("border", roles["faint"])
        self._brush = None
        return variables

    @property
    def brush(self) -> Brush:
        """The brush of the theme in force."""
        if self._brush is None:
            known = self.theme_variables
            self._brush = Brush(colours(known), reverse=known.get("background", "").startswith("ansi"))
        return self._brush

    def action_change_theme(self) -> None:
        """Choose a theme; each is shown while the cursor is on it."""
        from interview_desk.ui.dialogs.themes import Themes  # noqa: PLC0415 - loaded when it is asked for

        self.push_screen(Themes(), self.take_theme)

    def take_theme(self, name: str | None) -> None:
        """Show a theme, and keep it for the next time."""
        if name is None:
            return
        self.theme = name
        if name != _wanted(self.desk.settings):
            self.run_worker(cast("Any", partial(self._keep_theme, name)), group="settings")

    async def _keep_theme(self, name: str) -> None:
        if self.is_demo:
            self.desk.settings = self.desk.settings._replace(theme=name)
        elif await self.do(_write_theme, self.desk, name):
            await self.refresh_facts()

    # -- keys

    def bind_keys(self) -> str:
        """Put the config's keys in force; what is wrong with them, in words."""
        wanted = dict(self.desk.settings.keys)
        if not wanted and not self.keys_in_force:
            return ""
        from interview_desk.desk.keys import checked  # noqa: PLC0415 - only a config with keys needs it
        from interview_desk.ui.keymap import known_keys  # noqa: PLC0415 - see above

        self.keys_in_force, problems = checked(known_keys(), wanted)
        self.set_keymap(self.keys_in_force)
        return "; ".join(problems)

    # -- what is changed

    async def take_settings(self, settings: "Settings") -> None:
        """Put changed settings in force: the colours, the keys, and what the queue shows by them."""
        before = self.desk.settings
        self.desk.settings = settings
        if settings.theme != before.theme:
            self.theme = _wanted(settings)
        if settings.keys != before.keys:
            self.bind_keys()
        await self.refresh_facts()


def _wanted(settings: "Settings") -> str:
    return ALSO_CALLED.get(settings.theme, settings.theme) or INKWELL.name


def _write_theme(desk: "Desk", name: str) -> bool:
    """On the desk's own thread: write a theme into the config; True once it is there.

    Raises:
        Refused: it cannot be written.
    """
    from interview_desk.desk import configuring  # noqa: PLC0415 - loaded when it is asked for

    path = desk.settings.path
    before = configuring.text_of(path)
    theme = next(one for group in configuring.groups() for one in group.settings if one.kind == "theme")
    after, settings = configuring.changed(path, before, theme, name)
    configuring.write(path, before, after)
    desk.settings = desk.settings._replace(theme=settings.theme)
    return True
