"""The database: migrations, one method per question or write, views, search. Decides nothing.

`Store` is `wro.db`, the ledger and the bytes it rests on; it can be handed to anyone.
"""

from store.store import Store

__all__ = ["Store"]
