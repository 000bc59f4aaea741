"""Cells of a table that hold a person with an address or a number."""

import re

from interview_desk.domain.addresses import find_address

_PHONE = re.compile(r"(?:(?:tel|phone|mob)\.?:?\s*)?(\+?\d[\d\s().-]{5,}\d)", re.IGNORECASE)


def split_person_cell(name: str, email: str, phone: str) -> tuple[str, str, str]:
    """Return the name, address, and number of a cell that holds them together: "Priya Nair (priya@x.example) 555-0142"."""
    if "@" in name and not email:
        email = find_address(name)
    match = _PHONE.search(name)
    if match is not None and not phone:
        phone = match[1].strip(" .-")
    if not (email or phone) or not ("@" in name or match is not None):
        return name, email, phone
    words = [word for word in _PHONE.sub(" ", name).split() if "@" not in word]
    return " ".join(words).strip(" ,;()<>[]-"), email, phone
