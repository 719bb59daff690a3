"""The database: migrations, one method per question or write, views, search. Decides nothing.

`Store` is `wro.db`, the ledger and the bytes it rests on; it can be handed to anyone.
`MailStore` is the file beside it with the subscribers' addresses and the mails; it is shown to nobody.
"""

from store.mail import MailStore, mail_path
from store.store import Store

__all__ = ["MailStore", "Store", "mail_path"]
