"""`python -m kontaktpflege`."""

from kontaktpflege.cli import program

if __name__ == "__main__":
    program()
