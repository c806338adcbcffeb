"""The window: the only room that knows Qt."""

# Before Qt, which reads the source of every module that is imported after it: for SQLAlchemy a tenth of a second.
import kontaktpflege.services  # noqa: F401
