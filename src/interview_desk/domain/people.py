"""Who is in a search: me, the companies, the people there."""

from typing import NamedTuple

FORMALITIES = ("formal", "relaxed", "unknown")
SECTORS = ("public", "private", "unknown")
PREFERENCES = ("email", "phone", "letter", "unknown")


class Me(NamedTuple):
    """The person whose search this is; the signature of every note comes from here."""

    name: str = ""
    email: str = ""
    phone: str = ""
    links: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """My dictionary: words that the proofreading takes for right."""
    rewards: tuple[str, ...] = ()
    """What I treat myself to for a full week, one after the other (R47)."""


class Company(NamedTuple):
    """An employer."""

    id: str
    name: str
    formality: str = "unknown"
    sector: str = "unknown"
    website: str = ""
    postal_address: str = ""
    remarks: str = ""


class Contact(NamedTuple):
    """A person: an interviewer, a recruiter, a reference. `company` is None for someone between companies."""

    id: str
    name: str
    company: str | None = None
    title: str = ""
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    prefers: str = "unknown"
    may_follow_up: bool | None = None
    remarks: str = ""

    @property
    def line(self) -> str:
        """The person in one line: name, title, address, number."""
        return ", ".join(part for part in (self.name, self.title, self.email, self.phone) if part)
