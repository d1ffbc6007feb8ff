"""A record to rows of the tables that questions use: one module a table or two, all called by `rows_of`."""

from communique.store.rows.all import rows_of
from communique.store.rows.setting import Row, Setting

__all__ = ["Row", "Setting", "rows_of"]
