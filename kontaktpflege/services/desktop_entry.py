"""The launcher: the desktop file that starts this very program, wherever it lies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import kontaktpflege

_RESERVED = re.compile(r"[\s\"'\\><~|&;$*?#()`]")
_ESCAPES = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}


def desktop_entry(template: str, command: Sequence[str], program: str) -> str:
    """The template with `command` and the files as what is executed, and `program` as what must be there for it."""
    own = {"Exec": f"{exec_line(command)} %F", "TryExec": escaped(program)}
    lines = []
    for line in template.splitlines():
        key = line.partition("=")[0]
        lines.append(f"{key}={own[key]}\n" if key in own else f"{line}\n")
    return "".join(lines)


def exec_line(command: Sequence[str]) -> str:
    """Words as the Exec key has them: quoted where need be, then escaped as every value is."""
    return escaped(" ".join(map(_quoted, command)))


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if word and not _RESERVED.search(word):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'


def escaped(value: str) -> str:
    """A value as a line of a desktop file has it."""
    return "".join(_ESCAPES.get(char, char) for char in value)


def start_command(environment: Mapping[str, str]) -> list[str]:
    """What starts this program from any folder.

    -P, since the file manager starts it in the folder of the file: no Python module there may get in between.
    """
    command = [sys.executable, "-P", "-m", "kontaktpflege"]
    root = Path(kontaktpflege.__file__).resolve().parent.parent
    if _is_installed(root, environment):
        return command
    return ["env", f"PYTHONPATH={root}", *command]


def _is_installed(root: Path, environment: Mapping[str, str]) -> bool:
    """Whether Python finds this copy of the program by itself."""
    question = "import kontaktpflege; print(kontaktpflege.__file__)"
    bare = {name: value for name, value in environment.items() if name != "PYTHONPATH"}
    answer = subprocess.run(
        [sys.executable, "-P", "-c", question], env=bare, cwd=os.sep, capture_output=True, text=True, check=False
    )
    found = Path(answer.stdout.strip() or os.devnull)
    return found.resolve().parent.parent == root
