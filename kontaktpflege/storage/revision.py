"""Which migration the tables of today stand for; told apart from them, since opening a book asks for nothing more."""

REVISION = "0017"
