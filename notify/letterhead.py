"""Who the mail is from, and where its readers can turn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is the same in every mail of one installation."""

    address: str  #: the sender's address; replies go there
    name: str = "WRO Watch"
    order_page: str | None = None  #: address of an order's page with "{order}" in it, when there is a web face
    list_id: str = "wro-watch.localhost"  #: RFC 2919: a name in dotted form that stays the same for ever
    operator: str | None = None  #: address of whoever runs this installation; default: the sender's
    unsubscribe_mailto: str | None = None  #: an address that takes requests to stop; default: the sender's

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]

    @property
    def stop_address(self) -> str:
        return self.unsubscribe_mailto or self.address

    @property
    def contact(self) -> str:
        return self.operator or self.address
