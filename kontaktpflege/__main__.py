"""`python -m kontaktpflege`."""

import sys

from kontaktpflege.cli import main

if __name__ == "__main__":
    sys.exit(main())
