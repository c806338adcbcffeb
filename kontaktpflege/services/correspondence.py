"""The desk where one writes: text blocks, and drafts made of them. Nothing is ever sent from here."""

from __future__ import annotations

from kontaktpflege.domain.courtesy import form_by_circles, language_of
from kontaktpflege.domain.draft import Correspondent, Draft, Way, fitting, purpose_for, remarks_on, values_for
from kontaktpflege.domain.errors import TemplateProblem
from kontaktpflege.domain.interaction import Channel, Direction, Interaction
from kontaktpflege.domain.template import Form, Language, Purpose, TextBlock, placeholders_of
from kontaktpflege.services.filling import fill
from kontaktpflege.services.offered_blocks import offered_blocks
from kontaktpflege.storage import care, circles, contacts, journal, text_blocks, ties
from kontaktpflege.storage.store import Store, Transaction, moment

_CHANNELS: dict[Way, Channel] = {"copy": Channel.MESSAGE, "mail": Channel.MAIL, "letter": Channel.LETTER}
_LONGEST_ABOUT = 200


class CorrespondenceDesk:
    """Text blocks are kept and filled in here; each method that changes is one step of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def text_blocks(self) -> tuple[TextBlock, ...]:
        """The user's own text blocks, oldest first."""
        with self._store.reading() as connection:
            return text_blocks.text_blocks(connection)

    def offered(self) -> tuple[TextBlock, ...]:
        """Those that come with the program."""
        return offered_blocks()

    def save(self, block: TextBlock) -> int:
        """Keep a text block, a new one if it has no id; returns its id. Raises TemplateProblem."""
        checked = block.checked()
        kind = "text_block_new" if checked.id is None else "text_block_change"
        with self._store.transaction(kind, {"name": checked.name}) as tx:
            if checked.id is None:
                return text_blocks.insert(tx.connection, checked)
            if not text_blocks.change(tx.connection, checked):
                raise TemplateProblem("no_such_block", checked.name)
            return checked.id

    def delete(self, block_id: int) -> str:
        """Delete one of the user's own; who got it stays known. Returns its name. Raises TemplateProblem."""
        with self._store.transaction("text_block_delete") as tx:
            name = text_blocks.delete(tx.connection, block_id)
            if name is None:
                raise TemplateProblem("no_such_block")
            tx.facts["name"] = name
            return name

    def correspondent(self, contact_id: int) -> Correspondent:
        """What one needs to know of somebody to write to them. Raises ContactNotFound."""
        with self._store.reading() as connection:
            contact = contacts.contact(connection, contact_id)
            keys = {circle.id: circle.key for circle in circles.circles(connection)}
            said: str = care.about(connection, contact_id)[0]
            cared = care.cares(connection, (contact_id,)).get(contact_id)
            topic = text_blocks.last_topic(connection, contact_id)
            used = text_blocks.uses(connection, contact_id)
        return Correspondent(
            contact_id=contact_id,
            card=contact.card,
            form=_form(said) or form_by_circles(keys.get(circle, "") for circle in contact.circles),
            form_said=bool(said),
            language=language_of(contact.card),
            last_contact=cared.last_on if cared is not None else None,
            last_topic=topic,
            used=used,
            died=contact.card.deathdate is not None or (cared is not None and cared.died),
        )

    def set_form(self, contact_id: int, form: Form) -> None:
        """Keep whether one says Sie or du to somebody. Raises ContactNotFound."""
        with self._store.transaction("form") as tx:
            _name(tx, contact_id)
            texts = care.about(tx.connection, contact_id)
            care.put_about(tx.connection, contact_id, (form, *texts[1:]))

    def draft(self, who: Correspondent, block: TextBlock, my_name: str = "") -> Draft:
        """A text block filled in for somebody, and what to look at before it is used. Raises TemplateProblem.

        Without `my_name` the user is called as on the own card.
        """
        values = values_for(who, block.language, my_name or self._own_name(), self._store.today())
        asked = tuple(dict.fromkeys((*placeholders_of(block.subject), *placeholders_of(block.body))))
        empty = tuple(one for one in asked if one not in values)
        return Draft(
            subject=fill(block.subject, values, block.language),
            text=fill(block.body, values, block.language),
            remarks=remarks_on(who, block, asked, empty),
        )

    def _own_name(self) -> str:
        with self._store.reading() as connection:
            own = ties.own_card(connection)
            return contacts.contact(connection, own).card.formatted_name if own is not None else ""

    def suggested(
        self, contact_id: int, language: Language, limit: int = 3, purpose: Purpose | None = None
    ) -> list[TextBlock]:
        """The text blocks for a purpose, or for what one most likely writes to somebody for.

        `language` counts where the card tells none. Only those that fit in form and language and were not used for them
        yet. Raises ContactNotFound.
        """
        who = self.correspondent(contact_id)
        spoken = who.language or language
        wanted = purpose or purpose_for(who, self._store.today())
        every = [block for block in (*self.text_blocks(), *self.offered()) if block.purpose is wanted]
        return [
            block
            for block in fitting(every, who, wanted, spoken)
            if block.language == spoken and block.form in ("both", who.form) and block.digest not in who.used
        ][:limit]

    def used(self, contact_id: int, block: TextBlock, way: Way, about: str | None = None) -> None:
        """Keep that somebody got this text today, so that they do not get it twice.

        With `about`, what it was about, it is noted as an interaction in the same step. Raises ContactNotFound.
        """
        with self._store.transaction("text_block_use" if about is None else "log") as tx:
            _name(tx, contact_id)
            text_blocks.add_use(tx.connection, contact_id, block, way, self._store.today(), tx.now)
            if about is not None:
                self._log(tx, contact_id, way, about)

    def note(self, contact_id: int, way: Way, about: str) -> None:
        """Keep that one wrote to somebody. Raises ContactNotFound."""
        with self._store.transaction("log") as tx:
            _name(tx, contact_id)
            self._log(tx, contact_id, way, about)

    def _log(self, tx: Transaction, contact_id: int, way: Way, about: str) -> None:
        interaction = Interaction(
            at=moment(tx.now),
            channel=_CHANNELS[way],
            direction=Direction.OUT,
            contacts=(contact_id,),
            text=" ".join(about.split())[:_LONGEST_ABOUT],
        )
        today = self._store.today()
        journal.add(tx.connection, interaction, today)
        care.settle(tx.connection, (contact_id,), today.toordinal(), today.toordinal())


def _name(tx: Transaction, contact_id: int) -> None:
    """Say in the step whom it is about; raises ContactNotFound."""
    tx.facts["name"] = contacts.contact(tx.connection, contact_id).card.formatted_name
    tx.facts["count"] = 1


def _form(said: str) -> Form | None:
    match said:
        case "sie":
            return "sie"
        case "du":
            return "du"
        case _:
            return None
