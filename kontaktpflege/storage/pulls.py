"""Rows of `pull`: who may be proposed, by what may ever speak for it. Derived at the end of each step, like `care`."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from kontaktpflege.domain.agenda import BESIDES, NEVER, Kind
from kontaktpflege.storage.filters import tilted

_OF_CONTACT = "WHERE contact_id = contact.id"
_MINE = f"{_OF_CONTACT} AND kept_on IS NULL AND mine = 1"
_PULL = f"""
SELECT id AS contact_id, kinds, days, due_on, birthday FROM (
    SELECT contact.id,
        {Kind.PROMISE_WITH_DAY:d} * EXISTS (SELECT 1 FROM promise {_MINE} AND due_on IS NOT NULL)
        + {Kind.PROMISE:d} * EXISTS (SELECT 1 FROM promise {_MINE} AND due_on IS NULL)
        + {Kind.ANSWER_OWED:d} * (owed_on IS NOT NULL) + {Kind.GREETING:d} * (greet_on IS NOT NULL)
        + {Kind.COMES_BACK:d} * (wakes_on IS NOT NULL)
        + {Kind.DEAR:d} * EXISTS (SELECT 1 FROM dear {_OF_CONTACT})
        + {Kind.HELPED:d} * EXISTS (SELECT 1 FROM account {_OF_CONTACT} AND {tilted("-account.balance")}) AS kinds,
        CASE WHEN due_on IS NULL THEN 0 ELSE days END AS days, ifnull(due_on, {NEVER}) AS due_on,
        CASE WHEN birthday LIKE '%-__-__' THEN substr(birthday, -5) ELSE '' END AS birthday,
        ifnull(chosen = 1 AND resting = 0, 0) AS cared
    FROM contact LEFT JOIN care ON care.contact_id = contact.id
    WHERE trashed_at IS NULL AND contact.id NOT IN (SELECT contact_id FROM died)
        AND contact.id NOT IN (SELECT contact_id FROM stranger) AND contact.id IN {{chosen}}
) WHERE cared OR kinds & ~{BESIDES:d}
"""
_COLUMNS = ("kinds", "days", "due_on", "birthday")
_DIFFERS = " OR ".join(f"pull.{column} IS NOT excluded.{column}" for column in _COLUMNS)
_EVERYBODY = "(SELECT id FROM contact)"


def derive(connection: Connection, contacts: Mapping[str, str]) -> None:
    """Bring the rows of contacts (`ids`: a list of their ids in JSON) in line with what the book holds."""
    run, chosen = connection.exec_driver_sql, "(SELECT value FROM json_each(:ids))"
    joined, changes = ", ".join(_COLUMNS), ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS)
    there = f"(SELECT contact_id FROM pull WHERE contact_id IN {chosen})"
    run(
        f"DELETE FROM pull WHERE contact_id IN {there} "
        f"AND contact_id NOT IN (SELECT contact_id FROM ({_PULL.format(chosen=there)}))",
        dict(contacts),
    )
    run(
        f"INSERT INTO pull (contact_id, {joined}) SELECT * FROM ({_PULL.format(chosen=chosen)}) WHERE true "
        f"ON CONFLICT (contact_id) DO UPDATE SET {changes} WHERE {_DIFFERS}",
        dict(contacts),
    )


def stale(connection: Connection) -> list[int]:
    """The contacts whose rows are not what they should be."""
    wanted = _PULL.format(chosen=_EVERYBODY)
    columns = f"contact_id, {', '.join(_COLUMNS)}"
    sql = (
        f"SELECT contact_id FROM (SELECT * FROM ({wanted}) EXCEPT SELECT {columns} FROM pull) "
        f"UNION SELECT contact_id FROM (SELECT {columns} FROM pull EXCEPT SELECT * FROM ({wanted})) ORDER BY 1"
    )
    return list(connection.exec_driver_sql(sql).scalars())
