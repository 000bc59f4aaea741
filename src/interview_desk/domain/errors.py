"""The errors that a person is meant to read."""


class Refused(Exception):
    """Something that cannot be done, told in one sentence: what happened, and what to do about it.

    Whoever raises it has changed nothing. The command line prints it and exits with 1; the screen shows it in place.
    """


class NotSaved(Refused):
    """The file could not take it (a full disk, a file that can only be read); the same deed may succeed later.

    What was typed is still with whoever asked: they keep it until it is taken, and offer it to be copied.
    """


class Busy(NotSaved):
    """The file is held by another program at this moment; the same deed may succeed in the next."""


class Overtaken(Busy):
    """Another program changed the search between reading and writing; the same deed, begun anew, sees what it wrote."""


class Damaged(Refused):
    """The file is not what interview-desk wrote: a copy of it is the way back.

    Args:
        told: what is wrong, and what to do.
        readable: whether it can be opened all the same, for nothing in it contradicts itself.
    """

    def __init__(self, told: str, *, readable: bool = False) -> None:
        super().__init__(told)
        self.readable = readable


class Stopped(Refused):
    """The user had it end before it was done; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped; nothing was changed")
