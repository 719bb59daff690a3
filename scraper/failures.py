"""Why a document could not be had: one class a reason, each with the address, the status and one clear line."""

from __future__ import annotations

from typing import ClassVar


class FetchError(Exception):
    """A document could not be had. `outcome` is the word for it in a run's report; `transient` means that asking
    again may help, after `retry_after` seconds where the site said so."""

    outcome: ClassVar[str] = "failed"
    archive_may_help: ClassVar[bool] = False  #: whether a copy in the archive may stand for the document meanwhile

    def __init__(
        self,
        url: str,
        what: str,
        *,
        status: int | None = None,
        transient: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{url}: {what}")
        self.url = url
        self.what = what
        self.status = status
        self.transient = transient
        self.retry_after = retry_after

    def about(self, url: str, what: str) -> FetchError:
        """The same failure, told of another document that it keeps us from."""
        return type(self)(url, what, status=self.status, transient=self.transient, retry_after=self.retry_after)


class Blocked(FetchError):
    """The site turns us away: 401, 403, or a refusal that came with status 200. Never asked again in the same run."""

    outcome: ClassVar[str] = "blocked"
    archive_may_help: ClassVar[bool] = True


class Throttled(Blocked):
    """The site says we ask too often (429), and went on saying so."""


class RobotsDenied(Blocked):
    """The site's robots.txt keeps the address from us, so it was not asked for, and no copy of it elsewhere either."""

    archive_may_help: ClassVar[bool] = False


class Gone(FetchError):
    """The document is no longer there: 404 or 410."""

    outcome: ClassVar[str] = "gone"


class TooLarge(FetchError):
    """The body is larger than we take, on the wire or unpacked."""


class OffHost(FetchError):
    """The address, or where it leads, is not a public http(s) address of a host that the source names."""


class RedirectLoop(FetchError):
    """The redirects go round in a circle, or on for too long."""


class TransportError(FetchError):
    """The bytes did not arrive whole: time-out, reset, truncation, broken compression."""


class NoConnection(TransportError):
    """The site was not even reached: no such name, nobody there, no way through, or a certificate that does not hold."""


class ServerError(FetchError):
    """The site itself is out of order (5xx), and was so each time we asked."""


class UnexpectedStatus(FetchError):
    """An answer that fits no use of ours, such as 204, 206, 400 or an unasked-for 304."""
