"""What is said of give and take with somebody, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from kontaktpflege.domain.balance import Account, LedgerRules
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.giving import Idea
from kontaktpflege.services import Services
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _, language
from kontaktpflege.wording.circles import circle_name

LATEST = 5
"""So many of the last favours are shown."""
COURSE = 200
"""So many of them make the plot."""
_EACH_WAY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FavorFacts:
    """Give and take with a contact on a day."""

    contact_id: int
    name: str
    """The first name, to speak of them."""
    day: date
    account: Account
    rules: LedgerRules
    scale: bool
    """Whether the balance is shown; else there are memories."""
    favors: tuple[Favor, ...]
    """The newest first."""
    hint: bool
    """Something was asked or received, and nothing ever given."""
    ideas: tuple[Idea, ...]
    fresh: int = 0
    """The id of a favour that was just noted by one key, and wants its words."""
    kinds: tuple[str, ...] = ()
    """What it may be, if there is one."""

    def lacks(self, favor: Favor) -> bool:
        """Whether a favour of this contact is gone."""
        return favor.contact_id == self.contact_id and all(one.id != favor.id for one in self.favors)

    def last_each_way(self) -> list[Favor]:
        """The last two that were given, then the last two that were received."""
        sides = ((one for one in self.favors if one.given is given) for given in (True, False))
        return [one for side in sides for one in islice(side, _EACH_WAY)]


def read_favors(services: Services, contact_id: int, day: date, fresh: int = 0) -> FavorFacts:
    """The same for one contact: a few reads by key. Raises ContactNotFound."""
    ledger, card = services.ledger, services.address_book.contact(contact_id).card
    account = ledger.account(contact_id)
    died = services.care.care(contact_id).died
    asked = bool(account.received_count) or any(
        not one.mine for one in services.journal.promises(contact_id, only_open=False)
    )
    favors = tuple(ledger.favors_with(contact_id, COURSE))
    wanted = any(one.id == fresh for one in favors)
    given = card.name.given if card.name is not None else ""
    return FavorFacts(
        contact_id=contact_id,
        name=plain_line(given or card.formatted_name, 60) or _("Without a name"),
        day=day,
        account=account,
        rules=ledger.rules(),
        scale=ledger.has_scale(contact_id),
        favors=favors,
        hint=asked and not died and ledger.should_hint(contact_id),
        ideas=() if died else services.giving.ideas(contact_id, language(), circle_name),
        fresh=fresh if wanted else 0,
        kinds=tuple(ledger.kinds()) if wanted else (),
    )
