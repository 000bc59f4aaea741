"""Theme and keys from the config, applied at startup and when a setting changes."""

from typing import TYPE_CHECKING

from textual.app import App

from interview_desk.services.settings.keys import ALSO_CALLED
from interview_desk.ui.core.host import host_of
from interview_desk.ui.core.key_names import fill_keys, key_of
from interview_desk.ui.core.lifecycle import start_worker
from interview_desk.ui.toolkit.spans import Brush
from interview_desk.ui.toolkit.theme import INKWELL, OURS, colours

if TYPE_CHECKING:
    from interview_desk.services.session import Desk
    from interview_desk.services.settings.settings import Settings


class Configured(App[int]):
    """Base class of the app that applies the config."""

    desk: "Desk"
    is_demo: bool
    theme_missing = ""
    """Theme named in the config that does not exist; empty if there is no such problem."""
    config_of_demo: str | None = None
    """Text of a demo's config, kept only in memory; None until it is changed."""
    keys_in_force: dict[str, str]
    """Keys changed by the config, by binding ID."""
    _themed = False
    _brush: Brush | None = None

    # -- colors

    def begin_with_theme(self, *, colourless: bool) -> None:
        """Register the app's themes and set the configured theme before anything is drawn."""
        self.keys_in_force = {}
        for theme in OURS:
            self.register_theme(theme)
        requested = _resolve_theme_name(self.desk.settings)
        self.theme_missing = "" if self.get_theme(requested) else requested
        theme_name = INKWELL.name if self.theme_missing else requested
        # Set without switching: the style sheets are read once, with the right colors from the start.
        self.set_reactive(App.theme, "ansi-dark" if colourless else theme_name)
        self._themed = True
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the app's own roles for themes with terminal colors; other themes derive them."""
        if not (self.current_theme.background or "").startswith("ansi"):
            return {}
        return {"muted": "#808080", "faint": "#606060", "row": "#303030", "row-blurred": "#282828", "border": "#505050"}

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables, with the app's own roles derived from the theme."""
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
        """Brush for the current theme."""
        if self._brush is None:
            variables = self.theme_variables
            self._brush = Brush(colours(variables), reverse=variables.get("background", "").startswith("ansi"))
        return self._brush

    def action_change_theme(self) -> None:
        """Open the theme picker, which previews the theme under the cursor."""
        from interview_desk.ui.dialogs.themes import Themes  # noqa: PLC0415 - loaded when it is asked for

        self.push_screen(Themes(), self.take_theme)

    def action_use_theme(self, name: str) -> None:
        """Switch to a theme."""
        self.take_theme(name)

    def take_theme(self, name: str | None) -> None:
        """Switch to a theme, and save it for the next start unless this is a demo."""
        if name is None:
            return
        self.theme = name
        if name != _resolve_theme_name(self.desk.settings):
            start_worker(self, self._keep_theme, name, group="settings")

    async def _keep_theme(self, name: str) -> None:
        if self.is_demo:
            self.desk.settings = self.desk.settings._replace(theme=name)
        elif await host_of(self).run_database_work(_write_theme, self.desk, name):
            await host_of(self).refresh_facts()

    # -- keys

    def bind_keys(self) -> str:
        """Apply the keys from the config, and return its problems as text."""
        requested = dict(self.desk.settings.keys)
        if not requested and not self.keys_in_force:
            return ""
        from interview_desk.services.settings.keys import validate_keys  # noqa: PLC0415 - only a config with keys needs it
        from interview_desk.ui.shell.keymap import list_keys_by_group  # noqa: PLC0415 - see above

        self.keys_in_force, problems = validate_keys(list_keys_by_group(), requested)
        self.set_keymap(self.keys_in_force)
        return "; ".join(problems)

    def key_of(self, binding: str) -> str:
        """Return the key of a binding, by its id, as the screens name it."""
        return key_of(binding, self.keys_in_force)

    def with_keys(self, text: str) -> str:
        """Replace each `{binding.id}` in a text of ours by its key."""
        return fill_keys(text, self.key_of)

    # -- changed settings

    async def take_settings(self, settings: "Settings") -> None:
        """Apply changed settings: the theme, the keys, and the to-do list that depends on them."""
        before = self.desk.settings
        self.desk.settings = settings
        if settings.theme != before.theme:
            self.theme = _resolve_theme_name(settings)
        if settings.keys != before.keys:
            self.bind_keys()
        await host_of(self).refresh_facts()


def _resolve_theme_name(settings: "Settings") -> str:
    return ALSO_CALLED.get(settings.theme, settings.theme) or INKWELL.name


def _write_theme(desk: "Desk", name: str) -> bool:
    """Write a theme to the config and return True; runs on the database worker's thread.

    Raises:
        Refused: the config cannot be written.
    """
    from interview_desk.services.settings import configuring  # noqa: PLC0415 - loaded when it is asked for

    path = desk.settings.path
    before = configuring.text_of(path)
    theme = next(setting for group in configuring.groups() for setting in group.settings if setting.kind == "theme")
    after, settings = configuring.change_setting(path, before, theme, name)
    configuring.write(path, before, after)
    desk.settings = desk.settings._replace(theme=settings.theme)
    return True
