"""Lays out an empty book: `lay_out.py BOOK`."""

import sys
from pathlib import Path

from kontaktpflege.bootstrap import open_services
from kontaktpflege.settings import Settings

open_services(Settings(book=Path(sys.argv[1]))).close()
