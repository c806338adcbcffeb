"""The circles' desk: who is in which circle, and the circles themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kontaktpflege.domain.circle import Circle, Hue, Shape, category_key, subtree
from kontaktpflege.domain.errors import CircleProblem
from kontaktpflege.services.address_book import count
from kontaktpflege.storage import care, circles, saved_filters
from kontaktpflege.storage.store import Connection, Store


class CircleDesk:
    """Circles are made, changed and filled here; each method that changes is one step of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def circles(self) -> tuple[Circle, ...]:
        """All circles in display order, each followed by its subgroups."""
        with self._store.reading() as connection:
            return circles.circles(connection)

    def find(self, name: str) -> Circle:
        """The circle that a name (or its German or English built-in name, or key) means; raises CircleProblem."""
        with self._store.reading() as connection:
            every = {circle.id: circle for circle in circles.circles(connection)}
            found = next((circle for circle in every.values() if circle.key == name and name), None)
            found = found or every.get(circles.known_categories(connection).get(category_key(name), 0))
        if found is None:
            raise CircleProblem("no_such_circle", name)
        return found

    def add(self, circle_id: int, contact_ids: Sequence[int]) -> int:
        """Put contacts into a circle; returns how many were not in it. Raises CircleProblem."""
        with self._store.transaction("circle_add", {"circle": circle_id}) as tx:
            self._get(tx.connection, circle_id)
            return count(tx.facts, circles.add(tx.connection, circle_id, contact_ids))

    def remove(self, circle_id: int, contact_ids: Sequence[int]) -> int:
        """Take contacts out of a circle and its subgroups; returns how many contacts that changed."""
        with self._store.transaction("circle_remove", {"circle": circle_id}) as tx:
            return count(tx.facts, circles.remove(tx.connection, circle_id, contact_ids))

    def create(
        self, name: str, parent_id: int | None = None, hue: Hue | None = None, shape: Shape | None = None
    ) -> Circle:
        """Make a circle, or a subgroup that looks like its parent unless told otherwise; raises CircleProblem."""
        with self._store.transaction("circle_create") as tx:
            new = self._check_name(tx.connection, name, None)
            parent = None if parent_id is None else self._get(tx.connection, parent_id)
            tx.facts["name"] = name.strip()
            made = circles.create(
                tx.connection,
                name.strip(),
                parent.id if parent else None,
                hue or (parent.hue if parent else "slate"),
                shape or (parent.shape if parent else "ring"),
            )
            self._take_label(tx.connection, made, name, new=new)
            return self._get(tx.connection, made)

    def rename(self, circle_id: int, name: str) -> None:
        """Call a circle otherwise; its old name is still recognised in CATEGORIES. Raises CircleProblem."""
        with self._store.transaction("circle_rename") as tx:
            tx.facts["name"] = name.strip()
            self._rename(tx.connection, circle_id, name)

    def change(self, circle_id: int, name: str | None, hue: Hue, shape: Shape) -> None:
        """Give a circle another look and, unless it is None, another name, in one step. Raises CircleProblem."""
        with self._store.transaction("circle_change") as tx:
            if name is not None:
                self._rename(tx.connection, circle_id, name)
            circle = self._get(tx.connection, circle_id)
            tx.facts["name"] = circle.name
            if (circle.hue, circle.shape) != (hue, shape):
                circles.change(tx.connection, replace(circle, hue=hue, shape=shape))

    def move(self, circle_id: int, parent_id: int | None) -> None:
        """Move an own circle with its subgroups under another one, or (None) among the uppermost. Raises CircleProblem."""
        with self._store.transaction("circle_move") as tx:
            every = circles.circles(tx.connection)
            circle = self._get(tx.connection, circle_id)
            tx.facts["name"] = circle.name
            if circle.key:
                raise CircleProblem("keeps_place", circle.name or circle.key)
            if circle.parent_id == parent_id:
                return
            if parent_id is not None:
                self._get(tx.connection, parent_id)
                if parent_id in subtree(every, circle_id):
                    raise CircleProblem("within_itself", circle.name)
            position = circles.next_position(tx.connection)
            circles.change(tx.connection, replace(circle, parent_id=parent_id, position=position))

    def merge(self, source_id: int, target_id: int) -> None:
        """Let a circle take in an own one: members, subgroups, what CATEGORIES call it, the rhythm if it has none itself.

        Raises CircleProblem.
        """
        with self._store.transaction("circle_merge") as tx:
            source, target = self._get(tx.connection, source_id), self._get(tx.connection, target_id)
            if source.key:
                raise CircleProblem("built_in", source.name or source.key)
            if source_id == target_id:
                raise CircleProblem("within_itself", source.name)
            tx.facts["name"] = source.name
            if target_id in subtree(circles.circles(tx.connection), source_id):
                circles.change(tx.connection, replace(target, parent_id=source.parent_id))
            care.hand_rhythm_over(tx.connection, source_id, target_id)
            circles.take_in(tx.connection, target_id, source_id)
            saved_filters.replace_circle(tx.connection, source_id, target_id)
            circles.delete(tx.connection, source_id)
            circles.add_alias(tx.connection, source.name, target_id)

    def delete(self, circle_id: int) -> None:
        """Delete an own circle: its members stay contacts, its subgroups move up. Raises CircleProblem for built-in ones."""
        with self._store.transaction("circle_delete") as tx:
            circle = self._get(tx.connection, circle_id)
            if circle.key:
                raise CircleProblem("built_in", circle.name or circle.key)
            tx.facts["name"] = circle.name
            circles.delete(tx.connection, circle_id)

    def _rename(self, connection: Connection, circle_id: int, name: str) -> None:
        new = self._check_name(connection, name, circle_id)
        circle = self._get(connection, circle_id)
        if circle.name == name.strip():
            return
        if circle.name:
            circles.add_alias(connection, circle.name, circle_id)
        circles.change(connection, replace(circle, name=name.strip()))
        self._take_label(connection, circle_id, name, new=new)

    @staticmethod
    def _take_label(connection: Connection, circle_id: int, name: str, *, new: bool) -> None:
        """Let the name in CATEGORIES mean a circle, and whoever has it already come in, unless it meant one before."""
        circles.drop_alias(connection, name)
        if new:
            circles.join_labelled(connection, circle_id, name)

    @staticmethod
    def _get(connection: Connection, circle_id: int) -> Circle:
        for circle in circles.circles(connection):
            if circle.id == circle_id:
                return circle
        raise CircleProblem("no_such_circle", str(circle_id))

    @staticmethod
    def _check_name(connection: Connection, name: str, allowed: int | None) -> bool:
        """Whether CATEGORIES that say so mean no circle yet. Raises CircleProblem unless a circle may be called so."""
        if not name.strip():
            raise CircleProblem("name_empty", name)
        if circles.names(connection).get(category_key(name), allowed) != allowed:
            raise CircleProblem("name_taken", name.strip())
        return category_key(name) not in circles.known_categories(connection)
