"""Mapping of entities to rows: the rows of an entity, its own row first."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from interview_desk.domain import codec
from interview_desk.domain.forms import Form, Shape
from interview_desk.domain.search.dossier import Entity
from interview_desk.domain.search.interview import Debrief, ExitCard, Interview
from interview_desk.domain.search.pipeline import Application
from interview_desk.store.mapping import COLUMN_OF, ELSEWHERE, TABLE_OF


class RowImage(NamedTuple):
    """Image of a row: its table, its primary key in the table's order, and its columns."""

    table: str
    key: tuple[Any, ...]
    values: dict[str, Any]


def _plain(value: Any) -> Any:
    """Convert a field to a column value: days and instants become ISO text."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value


def _listed(form: Form, value: Any) -> str:
    return json.dumps(form.encode(value), ensure_ascii=False)


def _columns(entity: Any, shape: Shape, table: str) -> dict[str, Any]:
    columns = {}
    for field in shape.fields:
        if field.attribute in ELSEWHERE:
            continue
        value = getattr(entity, field.attribute)
        column = COLUMN_OF.get((table, field.attribute), field.attribute)
        columns[column] = _listed(field.form, value) if isinstance(value, tuple) else _plain(value)
    return columns


def rows_of(entity: Entity) -> list[RowImage]:
    """Return all rows of an entity, its own row first."""
    table = TABLE_OF[type(entity)]
    shape = codec.SHAPES[codec.collection_of(entity)]
    rows = [RowImage(table, (entity.id,), _columns(entity, shape, table))]
    if isinstance(entity, Application):
        for seq, entry in enumerate(entity.stage_history):
            values = {"application": entity.id, "seq": seq, **_columns(entry, codec.STAGE, "stage_entry")}
            rows.append(RowImage("stage_entry", (entity.id, seq), values))
    elif isinstance(entity, Interview):
        for seq, contact in enumerate(entity.interviewers):
            values = {"interview": entity.id, "seq": seq, "contact": contact}
            rows.append(RowImage("interviewer", (entity.id, seq), values))
        if entity.exit_card is not None:
            rows.append(_exit_card_row(entity.id, entity.exit_card))
        if entity.debrief is not None:
            rows.append(_debrief_row(entity.id, entity.debrief))
    return rows


def _exit_card_row(interview: str, card: ExitCard) -> RowImage:
    values = {"interview": interview, "answered_at": _plain(card.answered_at)}
    for field in codec.EXIT_CARD.fields[1:]:
        values[field.attribute] = json.dumps(getattr(card, field.attribute), ensure_ascii=False)
    return RowImage("exit_card", (interview,), values)


def _debrief_row(interview: str, debrief: Debrief) -> RowImage:
    return RowImage("debrief", (interview,), {"interview": interview, **_columns(debrief, codec.DEBRIEF, "debrief")})
