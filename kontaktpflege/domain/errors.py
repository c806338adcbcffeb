"""What can go wrong, as facts; `wording.errors` turns them into sentences."""


class KontaktpflegeError(Exception):
    """Anything the program can explain to the user; `code` names it, further attributes are its facts."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnreadableCard(KontaktpflegeError):  # noqa: N818 - says what it is
    """One card that cannot be read; `line` is 1-based within the bytes that were given.

    Codes: "no_card" (does not begin with BEGIN:VCARD), "unclosed" (no END), "several" (more than one card).
    """

    def __init__(self, code: str, line: int) -> None:
        super().__init__(code)
        self.line = line


class NotAVCardFile(KontaktpflegeError):  # noqa: N818 - says what it is
    """A file that holds no cards at all; `path` is given by whoever opened it.

    Codes: "empty", "genetics" (Variant Call Format, which also ends in .vcf), "no_card".
    """

    def __init__(self, code: str, path: str | None = None) -> None:
        super().__init__(code)
        self.path = path
