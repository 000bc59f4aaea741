"""JSON document, version 1: the whole job search as text, without loss, in both directions."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple, NoReturn

from interview_desk.domain import codec
from interview_desk.domain.errors import Refused
from interview_desk.domain.forms import Shape
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.search.dossier import Entity, Search
from interview_desk.domain.search.interview import Debrief, Interview
from interview_desk.domain.search.people import Me
from interview_desk.domain.text import clean_line, escape_json, shorten

FORMAT = "interview-desk"
VERSION = 1
_EVERY = 50
"""Number of entities between two progress reports."""
_HEAD = ("format", "version", "exported_at", "me")


class Incoming(NamedTuple):
    """Contents of a document: entities ordered so that referenced entities come first, and `me` if present."""

    entities: tuple[Entity, ...]
    me: Me | None


def write(search: Search, exported_at: datetime) -> str:
    """Return the search as an indented document ending in a newline; the same search gives the same text."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": exported_at.isoformat(timespec="seconds"),
        "me": codec.ME.encode(search.me),
    }
    for name, shape in codec.SHAPES.items():
        document[name] = [shape.encode(entity) for entity in getattr(search, name)]
    return escape_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def decode(
    document: Mapping[str, Any], existing: Search, zone: tzinfo, today: date, report_progress: Progress = silent
) -> Incoming:
    """Decode a document for import into a search that may already hold some of its entities.

    Args:
        document: the document, as `parse` returns it.
        existing: the search as it is; an entity with an existing ID is updated key by key.
        zone: zone of times without an offset.
        today: day on which an application without a history counts as saved.
        report_progress: callback that receives the progress.

    Raises:
        Refused: the document has an unknown key or an invalid value; the message says where.
    """
    for key in document:
        if key not in _HEAD and key not in codec.SHAPES:
            raise Refused(f"unknown key “{shorten(key, 60)}”; known are {', '.join((*_HEAD, *codec.SHAPES))}")
    entities: list[Entity] = []
    ids = {name: {entity.id for entity in getattr(existing, name)} for name in codec.SHAPES}
    for name, shape in codec.SHAPES.items():
        listed = document.get(name, [])
        if not isinstance(listed, list):
            raise Refused(f"{name}: a list is needed here")
        before = {entity.id: entity for entity in getattr(existing, name)} if listed else {}
        seen_ids: set[str] = set()
        for n, value in enumerate(listed):
            if n % _EVERY == 0:
                report_progress(name, n, len(listed))
            where = f"{name}[{n}]"
            entity = shape.decode(_completed(name, value, shape, before, today), where, _zone_of(value, zone, where))
            if entity.id in seen_ids:
                raise Refused(f"{where}: the id “{shorten(entity.id, 40)}” stands twice")
            seen_ids.add(entity.id)
            entities.append(entity)
        ids[name] |= seen_ids
    _check_references(entities, ids)
    me = codec.ME.decode({**codec.ME.encode(existing.me), **document["me"]}, "me", zone) if _has_me(document) else None
    return Incoming(tuple(entities), me)


def _has_me(document: Mapping[str, Any]) -> bool:
    me = document.get("me")
    if me is not None and not isinstance(me, dict):
        raise Refused("me: an object is needed here")
    return bool(me)


def parse(content: bytes | str) -> dict[str, Any]:
    """Parse the text of a document.

    Args:
        content: its text, or its bytes.

    Raises:
        Refused: it is not text in UTF-8, not JSON, not this format, or from a newer version.
    """
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
        document = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_build_object)
    except UnicodeDecodeError:
        raise Refused("this is not text in UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused(f"this is not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except ValueError:
        raise Refused("this JSON holds a number that is too long to be one") from None
    except RecursionError:
        raise Refused("this JSON is nested too deeply to be a search") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused(f"this is not a document of interview-desk: “format” is not “{FORMAT}”")
    version = document.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise Refused(
            f"this document is of version {shorten(str(version), 40)}; this interview-desk knows version {VERSION}: please update it"
        )
    if version != VERSION or isinstance(version, bool):
        raise Refused(f"“version” is {shorten(json.dumps(version), 40)}; it has to be {VERSION}")
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise Refused(f"this JSON has {name}, which isn’t a number")


def _build_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object, refusing a duplicate key: its value would be ambiguous."""
    members = dict(pairs)
    if len(members) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counts.items() if count > 1)
        raise Refused(f"in this JSON, the key “{shorten(twice, 60)}” appears twice in one object")
    return members


def _completed(name: str, value: Any, shape: Shape, before: Mapping[str, Entity], today: date) -> Any:
    """Return the value with missing keys filled in.

    They come from the entity that it updates. A new application without a history starts as saved.
    """
    if not isinstance(value, dict):
        return value
    identity = value.get("id")
    if isinstance(identity, str) and (existing := before.get(clean_line(identity, "the id"))) is not None:
        return {**shape.encode(existing), **value}
    if name == "applications" and not value.get("stage_history"):
        return {**value, "stage_history": [{"stage": "saved", "on": today.isoformat()}]}
    return value


def _zone_of(value: Any, zone: tzinfo, where: str) -> tzinfo:
    """Return the zone for times without an offset: an interview's own, else the user's."""
    zone_name = value.get("timezone") if isinstance(value, dict) else None
    if not isinstance(zone_name, str) or not zone_name:
        return zone
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only a document with zones needs it

    try:
        return ZoneInfo(zone_name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(
            f"{where}.timezone: “{shorten(zone_name, 40)}” is no time zone; write it as America/New_York"
        ) from None


def _check_references(entities: list[Entity], ids: Mapping[str, set[str]]) -> None:
    counts: dict[str, int] = {}
    for entity in entities:
        name = codec.collection_of(entity)
        n = counts[name] = counts.get(name, -1) + 1
        for key, target in codec.REFERENCES.get(name, {}).items():
            referenced = getattr(entity, key)
            for entity_id in referenced if isinstance(referenced, tuple) else (referenced,):
                if entity_id is not None and entity_id not in ids[target]:
                    raise Refused(
                        f"{name}[{n}].{key}: there is no “{shorten(entity_id, 40)}” among the {target.replace('_', ' ')}"
                    )
        if name == "applications":
            _check_application(entity, f"{name}[{n}]")
        if isinstance(entity, Interview) and entity.debrief is not None:
            _check_debrief(entity.debrief, f"{name}[{n}].debrief", ids)


def drop_lost_references(search: Search) -> Search:
    """Return a search without references to entities that are not in it, so that its document can be imported."""
    ids = {name: {entity.id for entity in getattr(search, name)} for name in codec.SHAPES}
    lists: dict[str, Any] = {}
    for name in codec.SHAPES:
        references = codec.REFERENCES.get(name, {})
        entities = []
        for entity in getattr(search, name):
            lists_of_ids = {key: getattr(entity, key) for key in references if isinstance(getattr(entity, key), tuple)}
            present = {
                key: tuple(entity_id for entity_id in entity_ids if entity_id in ids[references[key]])
                for key, entity_ids in lists_of_ids.items()
            }
            if name == "interviews" and entity.debrief is not None:
                present["debrief"] = _drop_from_debrief(entity.debrief, ids)
            entities.append(entity._replace(**present))
        lists[name] = tuple(entities)
    return search._replace(**lists)


def _drop_from_debrief(debrief: Debrief, ids: Mapping[str, set[str]]) -> Debrief:
    return debrief._replace(
        hooks=tuple(hook for hook in debrief.hooks if hook.contact in ids["contacts"]),
        unsaid=tuple(
            point if point.used_in in ids["notes"] else point._replace(used_in=None) for point in debrief.unsaid
        ),
        questions=tuple(
            question if question.story in ids["stories"] else question._replace(story=None)
            for question in debrief.questions
        ),
    )


def _check_debrief(debrief: Debrief, where: str, ids: Mapping[str, set[str]]) -> None:
    references = [(f"hooks[{n}].contact", hook.contact, "contacts") for n, hook in enumerate(debrief.hooks)]
    references += [
        (f"unsaid[{n}].used_in", point.used_in, "notes") for n, point in enumerate(debrief.unsaid) if point.used_in
    ]
    references += [
        (f"questions[{n}].story", question.story, "stories")
        for n, question in enumerate(debrief.questions)
        if question.story
    ]
    for key, entity_id, target in references:
        if entity_id not in ids[target]:
            raise Refused(f"{where}.{key}: there is no “{shorten(entity_id, 40)}” among the {target}")


def _check_application(application: Any, where: str) -> None:
    if not application.stage_history:
        raise Refused(f"{where}.stage_history: is empty")
    if application.outcome is not None and application.is_open:
        raise Refused(f"{where}.outcome: “{application.outcome}” without the stage “closed”")
