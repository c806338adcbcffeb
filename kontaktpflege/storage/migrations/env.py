"""Alembic runs this for each upgrade: on the connection it is given, inside the transaction that is open there."""

from alembic import context

# SQLAlchemy sees our BEGIN as a transaction of somebody else's, so Alembic neither begins nor commits one itself.
context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
