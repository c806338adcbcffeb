"""What a long work is asked and told while it runs."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called now and then with (done, total) of a long work, in any unit."""

Cancel = Callable[[], bool]
"""Asked now and then whether the user called a long work off."""


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def never() -> bool:
    """Nobody calls the work off."""
    return False
