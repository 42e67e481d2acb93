"""How Alembic runs the steps: on the connection that it is handed, within its transaction."""

from __future__ import annotations

from alembic import context

from hudna.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
