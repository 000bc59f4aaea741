"""The one error that a person is meant to read."""


class Refused(Exception):
    """Something that cannot be done, told in one sentence: what happened, and what to do about it.

    Whoever raises it has changed nothing. The command line prints it and exits with 1; the screen shows it in place.
    """
