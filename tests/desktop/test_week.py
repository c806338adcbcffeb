"""A week of care, lived twice: by keyboard alone, in German and the dark,
and by the accessibility tree alone, in English and the light; the book tells the same of both."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.wording import N_, _, use_language
from kontaktpflege.wording.care import day_done, day_words, heading_of, noted
from tests.desktop.days import MONDAY, Days
from tests.desktop.person import Person
from tests.desktop.screen_reader import ScreenReader
from tests.desktop.test_screen_reader import entry
from tests.desktop.virtual_desktop import PATIENCE, VirtualDesktop

ANNA, BERND, CLARA, DORA = "Anna Adler", "Bernd Bauer", "Clara Clausen", "Dora Dorn"
PEOPLE = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name.split()[1]};{name.split()[0]};;;\r\nFN:{name}\r\n"
    f"TEL:0221 47110{place}\r\nEND:VCARD\r\n"
    for place, name in enumerate((ANNA, BERND, CLARA, DORA))
)
RHYTHM = 30
SENTENCE = N_("What it was about, in one sentence")
WEEK = [
    (0, ANNA, "reached", ""),
    (2, BERND, "no_answer", "engaged"),
    (3, BERND, "reached", "the fair"),
    (4, CLARA, "reached", "her shop"),
    (6, CLARA, "reached", ""),
    (6, DORA, "reached", ""),
]
"""What the journal holds on Sunday: on which day, with whom, and what came of it."""


class Caring(Person):
    """Somebody who cares for four people, and whose days pass when told so."""

    def __init__(self, desktop: VirtualDesktop, folder: Path) -> None:
        super().__init__(desktop, folder)
        self.days = Days(folder)
        self.days.begin()
        self.wish(language="en", theme="light")
        with self.book_open() as services:
            services.transfer.take_in([PEOPLE.encode()])
            services.care.choose(list(services.address_book.list_ids(ContactQuery())), RHYTHM)

    @property
    def program(self) -> tuple[str | Path, ...]:
        """The program by the clock of these days."""
        return sys.executable, "-m", "tests.desktop.days", self.folder

    def now(self) -> datetime:
        return self.days.now()

    def wish(self, *, language: str, theme: str) -> None:
        """Set what the program looks like from its next start on."""
        told = f'book = "{self.book}"\nlanguage = "{language}"\ntheme = "{theme}"\nremind = false\n'
        self.settings.write_text(told)

    def sleep(self) -> None:
        """Let a night pass, and see the new day."""
        self.days.sleep()
        self.desktop.widget("label", heading_of(self.days.today()))

    def journal(self) -> list[tuple[int, str, str, str]]:
        """What happened: days after Monday, with whom, what came of it, what it was about."""
        with self.book_open() as services:
            told = []
            for contact in services.address_book.list_ids(ContactQuery()):
                (row,) = services.address_book.summaries([contact])
                for one in services.journal.timeline(contact):
                    passed = (one.at.astimezone().date() - MONDAY).days
                    told.append((passed, row.name, one.outcome.value, one.text))
        return sorted(told)


@pytest.fixture
def caring(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Caring]:
    """Somebody before the week."""
    yield Caring(desktop, tmp_path)
    use_language("en")


def plain(words: str) -> str:
    """What stands on a button, without the mark of its letter for Alt."""
    return _(words).replace("&", "")


def undone(step: str, name: str) -> str:
    """What is said when something was taken back."""
    return _("Undone: {step}").format(step=step.format(name=name))


class Hands(ABC):
    """Ways to do what a day asks for."""

    def __init__(self, desktop: VirtualDesktop, reader: ScreenReader) -> None:
        self.desktop = desktop
        self.reader = reader

    @abstractmethod
    def log(self, name: str) -> None:
        """Note a talk with somebody on a card of the day."""

    @abstractmethod
    def put_off(self, name: str) -> None:
        """Let somebody come again tomorrow."""

    @abstractmethod
    def ring(self, name: str, text: str) -> None:
        """Call somebody from the card, reach them, and note a sentence."""

    @abstractmethod
    def ring_in_vain(self, name: str, text: str) -> None:
        """Open the call sheet, call from there, reach nobody, and note a sentence."""

    @abstractmethod
    def note(self, name: str, text: str, promise: str) -> None:
        """Note in full what happened and what was promised."""

    @abstractmethod
    def answer(self, words: str) -> None:
        """Answer "What next?"."""

    @abstractmethod
    def take_back(self) -> None:
        """Undo what was done last."""

    @abstractmethod
    def quit(self) -> None:
        """Be done with the program."""


class Keyboard(Hands):
    """Keys alone; where they lead the screen reader says."""

    def log(self, name: str) -> None:
        self.reader.arrives("push button", f"{_('Call')}: {name}")
        self.desktop.keys("l")

    def put_off(self, name: str) -> None:
        self.reader.arrives("push button", f"{_('Call')}: {name}")
        self.reader.walk("Tab", "button menu", _("More for {name}").format(name=name))
        self.desktop.keys("space")
        self.reader.walk("Down", "menu item", _("Later"))
        self.reader.walk("Right", "menu item", _("Tomorrow"))
        self.desktop.keys("Return")

    def ring(self, name: str, text: str) -> None:
        self.reader.arrives("push button", f"{_('Call')}: {name}")
        self.desktop.keys("space")
        self._see_number()
        self._tell("y", text)

    def ring_in_vain(self, name: str, text: str) -> None:
        self.reader.arrives("push button", f"{_('Call')}: {name}")
        self.desktop.keys("c")
        self.reader.arrives("push button", _("Call"))
        self.desktop.keys("Return")
        self._see_number()
        self._tell("n", text)

    def note(self, name: str, text: str, promise: str) -> None:
        self.reader.arrives("push button", f"{_('Call')}: {name}")
        self.desktop.keys("ctrl+shift+l")
        self.reader.arrives("text", _("What it was about"))
        self.desktop.type(text)
        self.reader.walk("Tab", "text", _("What I promised"))
        self.desktop.type(promise)
        self.desktop.keys("Return")

    def answer(self, words: str) -> None:
        self.reader.walk("F6", "push button", _("Keep caring"))
        if words != "Keep caring":
            self.reader.walk("Tab", "push button", _(words))
        self.desktop.keys("space")

    def take_back(self) -> None:
        self.desktop.keys("ctrl+z")

    def quit(self) -> None:
        self.desktop.keys("ctrl+q")

    def _see_number(self) -> None:
        """No program here makes calls, so the number is shown large."""
        self.reader.arrives("push button", _("Close"))
        self.desktop.keys("Escape")
        self.reader.arrives("check box", plain("&Yes"))

    def _tell(self, key: str, text: str) -> None:
        self.desktop.keys(key)
        self.reader.arrives("text", _(SENTENCE))
        self.desktop.type(text)
        self.desktop.keys("Return")


class Tree(Hands):
    """What a screen reader can press and write; no key, no mouse."""

    def log(self, name: str) -> None:
        self._press("button menu", _("More for {name}").format(name=name))
        entry(self.reader.menu().children(), _("Done: note a talk")).press()

    def put_off(self, name: str) -> None:
        self._press("button menu", _("More for {name}").format(name=name))
        entry(self.reader.menu().children(), _("Later")).press()
        entry(self.reader.menu().children(), _("Tomorrow")).press()

    def ring(self, name: str, text: str) -> None:
        self._press("push button", f"{_('Call')}: {name}")
        self._leave_number()
        self._tell("&Yes", text)

    def ring_in_vain(self, name: str, text: str) -> None:
        self._press("button menu", _("More for {name}").format(name=name))
        entry(self.reader.menu().children(), _("Call sheet")).press()
        self._press("push button", _("Call"))
        self._leave_number()
        self._tell("&No", text)

    def note(self, name: str, text: str, promise: str) -> None:
        self._press("button menu", _("More for {name}").format(name=name))
        entry(self.reader.menu().children(), _("Note what happened …")).press()
        self.desktop.widget("text", _("What it was about")).write(text)
        self.desktop.widget("text", _("What I promised")).write(promise)
        self._press("push button", _("Note it"))

    def answer(self, words: str) -> None:
        self._press("push button", _(words))

    def take_back(self) -> None:
        self._press("push button", _("Undo"))

    def quit(self) -> None:
        self._press("button menu", _("Menu (F10)"))
        entry(self.reader.menu().children(), _("Quit")).press()

    def _leave_number(self) -> None:
        """No program here makes calls, so the number is shown large; the sheet below can be closed, too."""
        self.desktop.widget("push button", _("Close"), "focused").press()

    def _tell(self, outcome: str, text: str) -> None:
        self._press("check box", plain(outcome))
        self.desktop.widget("text", _(SENTENCE)).write(text)
        self._press("push button", _("Note it"))

    def _press(self, role: str, name: str) -> None:
        self.desktop.widget(role, name, "enabled").press()


def live(caring: Caring, hands: Hands, reader: ScreenReader) -> None:
    """A week, from Monday to Sunday."""
    days = caring.days
    in_a_rhythm = timedelta(RHYTHM)

    def hears_of(name: str) -> None:
        reader.hears(noted(name.split()[0], days.today() + in_a_rhythm, days.today()))

    hands.log(ANNA)
    hears_of(ANNA)
    hands.answer("Keep caring")
    reader.hears(_("It goes on as before."))
    caring.sleep()
    hands.put_off(BERND)
    tomorrow = day_words(days.today() + timedelta(1), days.today())
    reader.hears(_("{name}: not before {day}.").format(name="Bernd", day=tomorrow))
    caring.sleep()
    hands.ring_in_vain(BERND, "engaged")
    reader.hears(_("Noted. {name}: again tomorrow.").format(name="Bernd"))
    caring.sleep()
    hands.ring(BERND, "the fair")
    hears_of(BERND)
    hands.answer("Let rest")
    reader.hears(_("{name} rests, and stays in the book.").format(name="Bernd"))
    hands.take_back()
    reader.hears(undone(_("letting {name} rest"), BERND))
    caring.sleep()
    hands.note(CLARA, "her shop", "the price list")
    hears_of(CLARA)
    caring.sleep()
    hands.log(DORA)
    hears_of(DORA)
    hands.take_back()
    reader.hears(undone(_("interaction with {name}"), DORA))
    caring.sleep()
    hands.log(DORA)
    hears_of(DORA)
    hands.log(CLARA)
    reader.hears(day_done(2, 0))
    hands.quit()


@pytest.mark.parametrize(("hands", "language", "theme"), [(Keyboard, "de", "dark"), (Tree, "en", "light")])
def test_a_week(
    caring: Caring, reader: ScreenReader, hands: type[Hands], language: Literal["de", "en"], theme: str
) -> None:
    use_language(language)
    caring.wish(language=language, theme=theme)
    with caring.at_work() as program:
        live(caring, hands(caring.desktop, reader), reader)
        assert program.wait(PATIENCE) == 0
    assert caring.journal() == WEEK
