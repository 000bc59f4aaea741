"""Meaning of the columns in an imported table: field names, date order, and words for a status."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DATE_ORDERS
from interview_desk.domain.text import listed, plain_words, unaccented

DAY_FIRST, MONTH_FIRST = DATE_ORDERS


class Field(NamedTuple):
    """Possible meaning of a column, with the headings that it is known by."""

    name: str
    label: str
    called: tuple[str, ...]
    many: bool = False
    """True if several columns may have this meaning."""


APPLICATIONS = (
    Field("id", "id of this desk", listed("id, interview desk id")),
    Field(
        "company",
        "company",
        listed(
            "company, company name, organisation name, organization name, employer, "
            "organisation, organization, firm, firma, unternehmen, arbeitgeber, entreprise, "
            "empresa, azienda, bedrijf, account name"
        ),
    ),
    Field(
        "role",
        "role",
        listed(
            "role, position, job title, job position, title, job, jobtitle, job role, role title, vacancy, stelle, poste, puesto, "
            "functie, position title, job name, "
            "intitulé du poste, cargo, vacancy title, stellenbezeichnung, position stelle"
        ),
    ),
    Field(
        "stage",
        "status",
        listed("stage, status, application status, state, phase, current status, progress, estado, statut"),
    ),
    Field("outcome", "outcome", listed("outcome, result, ergebnis, final outcome")),
    Field(
        "applied",
        "applied on",
        listed(
            "applied, date applied, applied date, application date, applied on, date of application, applieddate, applied at, "
            "bewerbungsdatum, beworben am, date de candidature, fecha de solicitud, data candidatura, "
            "gesendet am, date, apply date, datum, date submitted, submitted"
        ),
    ),
    Field(
        "saved",
        "saved on",
        listed(
            "saved date, date saved, date added, discovered, created, createdat, created at, added, date found, saved on"
        ),
    ),
    Field(
        "since", "in this status since", listed("since, status date, last update, last updated, updated, status since")
    ),
    Field(
        "url",
        "link",
        listed(
            "url, link, job url, job posting url, posting url, job link, listing, job posting, posting, website, application link, "
            "job ad, href, lien, enlace, stellenanzeige, annonce, oferta"
        ),
    ),
    Field(
        "source",
        "where from",
        listed(
            "source, job source, jobsource, found on, via, platform, job board, site, quelle, referral, where found"
        ),
    ),
    Field(
        "location",
        "location",
        listed(
            "location, city, place, work location, ort, office, lieu, standort, joblocation, arbeitsort, ville, ciudad"
        ),
    ),
    Field(
        "salary",
        "pay",
        listed(
            "salary, pay, compensation, max salary, salary range, gehalt, wage, salaire, salario, expected salary, salary expectation"
        ),
    ),
    Field(
        "least", "lowest pay", listed("salary min, min salary, minimum salary, lowest salary, salary low, gehalt von")
    ),
    Field("most", "highest pay", listed("salary max, maximum salary, highest salary, salary high, gehalt bis")),
    Field("currency", "currency", listed("currency, salary currency, währung")),
    Field("level", "level", listed("level, seniority, experience level")),
    Field(
        "person",
        "contact",
        listed(
            "contact, contact name, recruiter, hiring manager, contact person, lead contact, "
            "ansprechpartner, kontaktperson, recruiter s name, point of contact"
        ),
    ),
    Field(
        "email",
        "their e-mail",
        listed(
            "contact email, email, e mail, recruiter s email, hm email, recruiter email, lead email, contact e mail"
        ),
    ),
    Field(
        "phone",
        "their number",
        listed("contact phone, contact phone number, phone, phone number, lead phone, telephone, telefon, téléphone"),
    ),
    Field("answer_by", "answer the offer by", listed("offer answer by, offer deadline")),
    Field("dormant", "resting since", listed("dormant since")),
    Field("hired", "who was hired", listed("who was hired")),
    Field("lesson", "lesson", listed("lesson, lessons, lesson learned, learned")),
    Field(
        "remarks",
        "remarks",
        listed(
            "remarks, notes, note, comments, comment, notizen, bemerkung, bemerkungen, remarques, commentaires, "
            "notas, anmerkung, anmerkungen, "
            "kommentar, description, interview date, interview notes, next steps, "
            "feedback"
        ),
        many=True,
    ),
)
"""Possible meanings of a column in a table of applications."""
CONTACTS = (
    Field("id", "id of this desk", listed("id, interview desk id")),
    Field("name", "name", listed("name, full name, contact, contact name, display name")),
    Field("given", "first name", listed("first name, firstname, given name, vorname, prénom, nombre")),
    Field("family", "last name", listed("last name, lastname, surname, family name, nachname, nom, apellido")),
    Field(
        "company",
        "company",
        listed(
            "company, company name, organization, organisation, employer, organization name, organization 1 name, firma"
        ),
    ),
    Field("title", "title", listed("title, position, job title, role, organization title, organization 1 title")),
    Field("email", "e-mail", listed("email, email address, e mail, e mail address, e mail 1 value, mail")),
    Field(
        "phone",
        "number",
        listed("phone, phone number, mobile, mobile phone, phone 1 value, telephone, business phone"),
    ),
    Field("postal_address", "postal address", listed("postal address, address, adresse")),
    Field("prefers", "prefers", listed("prefers")),
    Field("remarks", "remarks", listed("remarks, notes, note, comments"), many=True),
)
"""Possible meanings of a column in a table of contacts."""
KINDS = {"applications": APPLICATIONS, "contacts": CONTACTS}


class Source(NamedTuple):
    """Table that a known program writes, recognized by its headings."""

    name: str
    header: frozenset[str]
    kind: str
    columns: tuple[tuple[str, str], ...]
    date_order: str = ""
    stage: str = ""
    """Stage of its applications, because the table has no column for the stage."""
    only_known_companies: bool = False
    """True if only people at companies in the search are imported: a network is not an address book."""


SOURCES = (
    Source(
        "LinkedIn, job applications",
        frozenset(("application date", "company name", "job title", "job url", "resume name")),
        "applications",
        (
            *(("Application Date", "applied"), ("Company Name", "company"), ("Job Title", "role"), ("Job Url", "url")),
            *(("Contact Email", "email"), ("Contact Phone Number", "phone")),
        ),
        MONTH_FIRST,
        "applied",
    ),
    Source(
        "LinkedIn, saved jobs",
        frozenset(("saved date", "job url", "job title", "company name")),
        "applications",
        (("Saved Date", "saved"), ("Job Url", "url"), ("Job Title", "role"), ("Company Name", "company")),
        MONTH_FIRST,
        "saved",
    ),
    Source(
        "LinkedIn, connections",
        frozenset(("first name", "last name", "company", "position", "connected on")),
        "contacts",
        (
            *(("First Name", "given"), ("Last Name", "family"), ("Email Address", "email"), ("Company", "company")),
            *(("Position", "title"), ("URL", "remarks")),
        ),
        only_known_companies=True,
    ),
)
"""Tables in LinkedIn's own data export, recognized by their headings."""


class Meaning(NamedTuple):
    """Interpretation of a table: its kind, the meaning of each column by position, and the date order."""

    kind: str
    columns: tuple[str, ...]
    """Name of the field in each column; empty if the column is skipped."""
    date_order: str = ""
    """Date order from `DATE_ORDERS`; empty if the dates do not reveal it and the user must be asked."""
    source: str = ""
    stage: str = ""
    only_known_companies: bool = False

    def place(self, field: str) -> int:
        """Return the index of the first column with a field, or -1 if there is none."""
        return self.columns.index(field) if field in self.columns else -1


def _normalize_heading(text: str) -> str:
    return " ".join(plain_words(text))


_CALLED = {
    kind: {_normalize_heading(name): field.name for field in reversed(fields) for name in field.called}
    for kind, fields in KINDS.items()
}


def source_of(header: Sequence[str]) -> Source | None:
    """Return the program that wrote a table, recognized by its headings, or None."""
    names = {_normalize_heading(name) for name in header}
    return next((source for source in SOURCES if source.header <= names), None)


def _guessed(header: Sequence[str], kind: str) -> tuple[str, ...]:
    many = {field.name for field in KINDS[kind] if field.many}
    used_fields: set[str] = set()
    works = {"job title", "position", "organization title", "organization 1 title"} & {
        _normalize_heading(name) for name in header
    }
    columns = []
    for name in header:
        plain = _normalize_heading(name)
        field = _CALLED[kind].get(plain, "") or _CALLED[kind].get(re.sub(r"^(?:job|application|the) ", "", plain), "")
        if field in used_fields and field not in many:
            field = ""
        if plain == "title" and kind == "contacts" and works:
            field = ""  # "Dr.", because another column has the job title
        used_fields.add(field)
        columns.append(field)
    return tuple(columns)


def guess_meaning(header: Sequence[str], kind: str = "") -> Meaning:
    """Guess the meaning of a table from its headings.

    Args:
        header: the names of the columns.
        kind: the kind of table, if the user specified it.
    """
    source = source_of(header)
    if source is not None and kind in {"", source.kind}:
        by_name = {_normalize_heading(name): field for name, field in source.columns}
        columns = tuple(by_name.get(_normalize_heading(name), "") for name in header)
        return Meaning(source.kind, columns, source.date_order, source.name, source.stage, source.only_known_companies)
    if not kind:
        names = {_normalize_heading(name) for name in header}
        people = bool(names & {"first name", "last name", "full name", "given name", "surname", "vorname", "nachname"})
        works = _guessed(header, "applications")
        application_fields = {"stage", "applied", "saved", "url", "salary"} & set(works)
        kind = (
            "contacts"
            if people or ("name" in _guessed(header, "contacts") and not application_fields)
            else "applications"
        )
    return Meaning(kind, _guessed(header, kind))


# -- dates

_ISO = re.compile(r"(\d{4})(?:[-/.]|\. |年)(\d{1,2})(?:[-/.]|\. |月)(\d{1,2})[.日]?(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+.*)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{2})-(\d{2})-(\d{2})")
_LONG_AGO = 10
"""Smallest two-digit year that an application can have: 26-10-03 is in 2026, not in 2003."""
_DAY_NAME = re.compile(
    r"(?:\w{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s.-]*(?:de\s+)?([^\W\d]{3,12})[.,\s-]+(?:de\s+)?(\d{4}|\d{2})(?:,?\s+.*)?"
)
_NAME_DAY = re.compile(r"(?:\w{2,12}\.?,?\s+)?([^\W\d]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+.*)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "jan ene gen",
            "feb fev fév",
            "mar mär mrz mrt maa",
            "apr abr avr",
            "may mai mag mei",
            "jun giu jui_",
            "jul lug",
            "aug ago aoû aou",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez dic déc",
        ),
        1,
    )
    for name in names.split()
}
_SERIALS = date(1899, 12, 30)


class NoDay(ValueError):
    """Error for a cell that should contain a day but does not."""


def _month(name: str) -> int:
    plain = name.casefold()
    if plain.startswith("juin"):
        return 6
    if plain.startswith("juil"):
        return 7
    month = _MONTHS.get(plain[:3])
    if month is None:
        raise NoDay(name)
    return month


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def day_of(cell: str, order: str = "") -> date:
    """Parse the day in a cell.

    Args:
        cell: the text; a time after the day is ignored.
        order: how to read an all-numeric date, one of `DATE_ORDERS`.

    Raises:
        NoDay: the cell is not a day, or is ambiguous and no order was given.
    """
    text = cell.strip()
    try:
        if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := _YEAR_FIRST.fullmatch(text)) and int(match[3]) < _LONG_AGO <= int(match[1]):
            return date(2000 + int(match[1]), int(match[2]), int(match[3]))
        if match := _NUMBERS.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), _year(match[4])
            date_order = _order_of(first, second, match[2], order)
            return date(year, second, first) if date_order == DAY_FIRST else date(year, first, second)
        if match := _DAY_NAME.fullmatch(text):
            return date(_year(match[3]), _month(match[2]), int(match[1]))
        if match := _NAME_DAY.fullmatch(text):
            return date(int(match[3]), _month(match[1]), int(match[2]))
        if match := _SERIAL.fullmatch(text):
            return _SERIALS + timedelta(days=int(match[1]))
    except NoDay:
        raise
    except (ValueError, OverflowError):
        raise NoDay(cell) from None
    raise NoDay(cell)


def _order_of(first: int, second: int, sign: str, order: str) -> str:
    if sign == ".":
        return DAY_FIRST
    if order:
        return order
    if first == second or first > 12 or second > 12:
        return MONTH_FIRST if second > 12 or first == second else DAY_FIRST
    raise NoDay("two days")


def order_of(cells: Iterable[str]) -> tuple[str, bool]:
    """Return the date order of some cells, and whether any date among them is ambiguous.

    Dates that fit only one order decide for all, unless they contradict each other; then the order is empty
    and the user must be asked.
    """
    day_first = month_first = 0
    unclear = False
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip())
        if not match or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second:
            unclear = True
    if bool(day_first) == bool(month_first):
        return "", unclear
    return (DAY_FIRST if day_first else MONTH_FIRST), unclear


# -- statuses

_STANDS = (
    (
        listed("accepted, hired, offer accepted, joined, signed"),
        "closed",
        "accepted",
    ),
    (
        listed("offer declined, declined offer, declined by me, i declined"),
        "closed",
        "declined",
    ),
    (
        listed("withdrawn, withdrew, i withdrew, cancelled by me, not interested, pulled out"),
        "closed",
        "withdrawn",
    ),
    (
        listed(
            "rejected, refused, declined, not selected, no, no offer, turned down, rejection, closed, unsuccessful, not moving forward, "
            "denied, rejeté, rejetée, descartado, abgelehnt, absage, refusé, rechazado, failed, archived, no longer considered"
        ),
        "closed",
        "refused",
    ),
    (
        listed("offer, offered, offer received, negotiating, negotiation, offer stage, angebot"),
        "offer",
        "",
    ),
    (
        listed(
            "interview, interviewing, interviewed, interview scheduled, interview stage, in interview, onsite, on site, final "
            "round, final interview, technical interview, second interview, first interview, technical, interviews, panel, "
            "interview completed, vorstellungsgespräch, entretien, entrevista"
        ),
        "interviewing",
        "",
    ),
    (
        listed(
            "screening, phone screen, screen, recruiter screen, recruiter call, phone interview, assessment, online assessment, oa, "
            "take home, test, hr screen, phone call, in review, under review, contacted, recruiter contacted, hr, hr interview, "
            "viewed"
        ),
        "screening",
        "",
    ),
    (
        listed(
            "applied, submitted, application sent, sent, application submitted, yes, waiting, pending, active, awaiting response, "
            "en attente, envoyée, envoyé, candidature envoyée, enviada, enviado, en proceso, en curso, "
            "eingereicht, versendet, follow up sent, "
            "in progress, on hold, paused, beworben, postulé, no response, ghosted, no answer, open, received, "
            "applying, application received, "
            "follow up, followed up, no reply, no response ghosted"
        ),
        "applied",
        "",
    ),
    (
        listed(
            "saved, bookmarked, wishlist, to apply, interested, not applied, draft, backlog, idea, todo, to do, planned, prospect, "
            "lead, gemerkt, new, considering, wish list, researching, want to apply"
        ),
        "saved",
        "",
    ),
)
_STANDING = {" ".join(plain_words(word)): (stage, outcome) for words, stage, outcome in _STANDS for word in words}


_SPOKEN = (
    (
        r"\b(?:offer|angebot) (?:was )?(?:rescinded|withdrawn|revoked|retracted|pulled|cancel+ed|zurückgezogen)\b",
        "closed",
        "refused",
    ),
    (
        r"\b(?:withdrawn|cancel+ed|closed) by (?:the )?(?:company|employer|them)\b|\b(?:screened|filtered) out\b",
        "closed",
        "refused",
    ),
    (r"\b(?:rejected|declined|cancel+ed) by me\b|\bi (?:rejected|cancel+ed)\b", "closed", "withdrawn"),
    (r"\b(?:no longer|not) interested\b", "closed", "withdrawn"),
    (r"\bnot (?:a )?(?:good )?(?:fit|match)\b|^lost$", "closed", "refused"),
    (r"\b(?:contract|vertrag) (?:signed|unterschrieben)\b|\bsigned (?:the )?contract\b", "closed", "accepted"),
    (r"^(?:no|keine|pas de|sin) (?:response|reply|answer|feedback|antwort|reponse|respuesta)\b", "applied", ""),
    (r"\b(?:waiting|awaiting|hoping) (?:for )?(?:an? |the )?(?:offer|angebot)\b", "interviewing", ""),
    (r"\b(?:offer|angebot) (?:was |i )?(?:declined|rejected|refused|turned down|abgelehnt)\b", "closed", "declined"),
    (r"\b(?:declined|rejected|refused|turned down) (?:the |an |their )?offer\b", "closed", "declined"),
    (r"\boffer (?:was )?accepted\b|\baccepted (?:the |an |their )?offer\b", "closed", "accepted"),
    (r"\bwithdr[ae]w\w*|\bzurückgezogen\b", "closed", "withdrawn"),
    (
        (
            r"\b(?:reject\w*|refused|declined|denied|unsuccessful|not (?:selected|chosen|hired)|(?:position|role|job|vacancy) (?:was )?"
            r"(?:filled|closed|cancel+ed)|expired|absage|abgelehnt|abgesagt|refusé\w*|rechazad\w|afgewezen)\b"
        ),
        "closed",
        "refused",
    ),
    (r"^(?:no|not|kein\w*|pas de|sin|will|want|maybe|should|need)\b", "", ""),
    (r"\b(?:offer|angebot|zusage|offre|oferta)\b", "offer", ""),
    (
        r"\b(?:phone|telephone|telefon\w*|screen\w*|recruiter|hr|assessment|initial|prescreen\w*|take home)\b",
        "screening",
        "",
    ),
    (
        r"\b(?:interview\w*|onsite|on site|final|round|panel|eingeladen|einladung|\w*gespräch\w*|entretien\w*|entrevista\w*)\b",
        "interviewing",
        "",
    ),
    (r"\b(?:applied|application (?:sent|submitted|received)|submitted|beworben)\b", "applied", ""),
)
"""Patterns for longer statuses.

The first match counts, and a status that begins with a negation has no meaning.
"""
_BARE = tuple((re.compile(unaccented(pattern)), stage, outcome) for pattern, stage, outcome in _SPOKEN)
"""Patterns without accents, the form in which words are compared."""
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}
_LONGEST_STATUS = 8
"""Number of words above which a text is a remark rather than a status."""


def parse_status(text: str) -> tuple[str, str] | None:
    """Return the stage and outcome that a status means, or None if the status is unknown."""
    words = [_ORDINALS.get(word, word) for word in plain_words(text)]
    plain = " ".join(words)
    stage_and_outcome = _STANDING.get(plain)
    if stage_and_outcome is None:
        stage_and_outcome = _STANDING.get(re.sub(r"^\d+ | (?:stage|status|phase|\d+)$|^(?:status|stage) ", "", plain))
    if stage_and_outcome is None and len(words) <= _LONGEST_STATUS:
        spoken = next(((stage, outcome) for pattern, stage, outcome in _BARE if pattern.search(plain)), None)
        stage_and_outcome = spoken if spoken is not None and spoken[0] else None
    return stage_and_outcome


def says_more(text: str) -> bool:
    """Return True if a status says more than its stage, so that its text is worth keeping."""
    plain = " ".join(plain_words(text))
    return plain not in _STANDING or re.search(r"\b(?:no|ghosted|hold|paused)\b", plain) is not None


_TRACKING = re.compile(
    r"^(?:utm_\w*|ref|refid|reftoken|trk\w*|trackingid|tracking|src|source|gh_src|lever-source|lipi|originalsubdomain|fbclid|gclid"
    r"|mc_[ce]id|position|pagenum|ebp|recommendedflavor|savedsearchid|alternatechannel|from|cmp|sid|sponsored|jk_src)$",
    re.IGNORECASE,
)


def same_link(url: str) -> str:
    """Normalize a link for comparison, without its scheme and tracking parameters."""
    text = re.sub(r"^[a-z]+://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE).partition("#")[0]
    path, _, query = text.partition("?")
    host, slash, rest = path.rstrip("/").partition("/")
    parameters = sorted(part for part in query.split("&") if part and not _TRACKING.match(part.partition("=")[0]))
    return f"{host.casefold()}{slash}{rest}" + (f"?{'&'.join(parameters)}" if parameters else "")


def is_nothing(cell: str) -> bool:
    """Return True if a cell only says that it is empty."""
    return cell.strip().casefold() in {
        "",
        "n/a",
        "na",
        "none",
        "null",
        "-",
        "--",
        "—",
        "–",
        "nan",
        "undefined",
        "#n/a",
        "#ref!",
        "#value!",
        "#name?",
        "#div/0!",
        "#num!",
        "tbd",
        "?",
    }


_SURE = 0.8
"""Share of cells that must look alike for a column with an unknown heading to be recognized."""


_OTHER_DAYS = re.compile(
    r"\b(?:deadline|due|interview\w*|follow|next|clos\w+|ends?|expir\w+|start\w*|reject\w*|offer\w*|remind\w*|response|reply|frist|termin|rückmeldung)\b"
)


def by_cells(meaning: Meaning, cells: Sequence[Sequence[str]], header: Sequence[str] = ()) -> Meaning:
    """Refine the meaning with the cells of columns whose headings reveal nothing: a status, a link, a day.

    Args:
        meaning: the meaning according to the headings.
        cells: some cells of each column.
        header: the column names; days of something else are not those of the application.
    """
    if meaning.kind != "applications":
        return meaning
    columns = list(meaning.columns)
    for n, column in enumerate(cells):
        values = [cell for cell in column if not is_nothing(cell)]
        if columns[n] in {"applied", "saved", "since"} and values and not any(map(_is_day, values)):
            columns[n] = ""  # "applied: yes" is not a day
    for field, fits in (("stage", _is_standing), ("url", _is_link), ("applied", _is_day)):
        for n, column in enumerate(cells):
            values = [cell for cell in column if not is_nothing(cell)]
            if field in columns or columns[n] or not values:
                continue
            if field == "applied" and n < len(header) and _OTHER_DAYS.search(header[n].casefold()):
                continue
            if sum(map(fits, values)) >= _SURE * len(values):
                columns[n] = field
    return meaning._replace(columns=tuple(columns))


def _is_standing(cell: str) -> bool:
    return parse_status(cell) is not None and cell.strip().casefold() not in {"yes", "no"}


def _is_link(cell: str) -> bool:
    return re.match(r"https?://", cell, re.IGNORECASE) is not None


def _is_day(cell: str) -> bool:
    try:
        day_of(cell, DAY_FIRST)
    except NoDay:
        try:
            day_of(cell, MONTH_FIRST)
        except NoDay:
            return False
    return not _SERIAL.fullmatch(cell.strip())
