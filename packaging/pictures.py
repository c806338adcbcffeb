"""Takes the README's pictures of the running program: `pictures.py FOLDER`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.virtual_desktop import VirtualDesktop, Window

SCREEN = "1280x860x24"
SAMPLE = Path(__file__).parent.parent / "resources" / "sample" / "sample.vcf"
PHONE = b"""BEGIN:VCARD\r
VERSION:3.0\r
UID:5f0c1f8e-phone\r
N:Winter;Ruth;;;\r
FN:Ruth Winter\r
TEL;TYPE=CELL:0171 3920099\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:Jonas\r
"""


class Photographer:
    """Opens the sample book in a language and a theme, and photographs the window."""

    def __init__(self, desktop: VirtualDesktop, place: Path, target: Path) -> None:
        self._desktop = desktop
        self._place = place
        self._target = target

    @contextmanager
    def window(self, language: str, theme: str, *files: Path) -> Iterator[Window]:
        """The program's window, open on a fresh sample book."""
        folder = Path(tempfile.mkdtemp(dir=self._place))
        settings, book = folder / "settings.toml", folder / "sample.book"
        settings.write_text(f'book = "{book}"\nremind = false\nlanguage = "{language}"\ntheme = "{theme}"\n')
        log = folder / "log"
        program = (sys.executable, "-m", "kontaktpflege")
        with self._desktop.program(*program, "sample", log=log, KONTAKTPFLEGE_SETTINGS=str(settings)) as filling:
            filling.wait()
        with self._desktop.program(*program, *files, log=log, KONTAKTPFLEGE_SETTINGS=str(settings)):
            window = self._desktop.window("Kontaktpflege")
            if not files:  # of which the preview would take the keyboard
                self._desktop.widget("push button", None, "focused")  # keys before that would find the list of places
                self._desktop.keys("ctrl+2")
                self._desktop.widget("table")
            yield window

    def take(self, window: Window, name: str) -> None:
        """Photograph a window."""
        self._desktop.run("import", "-window", window.id, str(self._target / f"{name}.png"))


def from_a_phone(folder: Path) -> Path:
    """The sample's first people as a phone might know them: some the same, some changed, some new, one torn."""
    cards = SAMPLE.read_bytes().split(b"END:VCARD\r\n")[:14]
    changed = [card.replace(b"0221 4710", b"0221 4711") if number % 3 else card for number, card in enumerate(cards)]
    phone = folder / "Telefon.vcf"
    phone.write_bytes(b"END:VCARD\r\n".join([*changed, PHONE]))
    return phone


def main(target: Path) -> None:
    """Take every picture."""
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        desktop = VirtualDesktop(SCREEN)
        photographer = Photographer(desktop, Path(place), target)
        try:
            with photographer.window("en", "light") as window:
                desktop.keys("ctrl+1")
                desktop.widget("push button", None, "focused")
                photographer.take(window, "today")
            with photographer.window("en", "light") as window:
                desktop.click(desktop.widget("table").center)
                desktop.type("overb")
                desktop.widget("label", "Anja Overbeck")
                photographer.take(window, "contacts")
            with photographer.window("en", "light") as window:
                desktop.keys("ctrl+3")
                desktop.widget("column header", "Degree")
                desktop.widget("label", "84 people, 165 ties")
                desktop.run("sleep", "2")  # the picture comes into focus, and nothing tells when
                photographer.take(window, "network")
            with photographer.window("en", "light") as window:
                desktop.keys("ctrl+4")
                desktop.widget("column header", "Direction")
                photographer.take(window, "ledger")
            with photographer.window("de", "dark") as window:
                desktop.keys("ctrl+f")
                desktop.type("foto koeln")
                desktop.wait("a short list", lambda: len(desktop.widget("table").children()) < 400)
                photographer.take(window, "search-dark-german")
            with photographer.window("en", "light", from_a_phone(Path(place))) as window:
                desktop.click(desktop.widget("cell", "Matthias Lindner. changed").center)
                desktop.widget("label", "In the file")
                photographer.take(desktop.window("Import"), "import")
        finally:
            desktop.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
