"""The migrations and the SQLModel classes describe one schema."""

import sqlite3

from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from interview_desk.store import tables
from interview_desk.store.file import file_identity
from interview_desk.store.file.database import open_database


def described(engine):
    found = inspect(engine)
    return {
        table: (
            [
                (column["name"], str(column["type"]).replace("VARCHAR", "TEXT"), column["nullable"])
                for column in found.get_columns(table)
            ],
            sorted(found.get_pk_constraint(table)["constrained_columns"]),
            sorted((key["constrained_columns"][0], key["referred_table"]) for key in found.get_foreign_keys(table)),
            sorted(tuple(index["column_names"]) for index in found.get_indexes(table)),
        )
        for table in found.get_table_names()
        if table not in file_identity.INDEXES and not file_identity.is_of_index(table)
    }


def test_migrated_and_declared_are_the_same(tmp_path):
    migrated = open_database(tmp_path / "desk.db")
    assert migrated is not None
    assert tables.MeRow.__tablename__ == "me"
    declared = create_engine("sqlite://", poolclass=StaticPool)
    SQLModel.metadata.create_all(declared)
    ours = described(create_engine("sqlite://", creator=lambda: migrated.connection, poolclass=StaticPool))
    assert ours == described(declared)
    declared.dispose()
    migrated.close()


def test_every_refused_reference_is_named_by_sqlite_too(tmp_path):
    one = open_database(tmp_path / "desk.db")
    assert one is not None
    try:
        one.connection.execute("INSERT INTO interviewer VALUES ('none', 0, 'nobody')")
    except sqlite3.IntegrityError as error:
        assert "FOREIGN KEY" in str(error)
    else:
        raise AssertionError("a dangling row was taken")
    one.close()
