"""Sending what lies in the outbox: claim, begin, hand over, mark. No transaction is open while the network is used.

Killed before `begun`, a mail is surely unsent and goes out later; killed after it, its outcome is unknown and a
person decides. Either way nothing goes out twice by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from notify.outbox import Claimed, Outbox
from notify.transport import NotNow, NoWayOut, OutcomeUnknown, Refused, Transport

#: Begins the reason for which a recipient was stopped by us, and not by themselves.
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Rules:
    """How hard to try."""

    quota: int = 2000  #: mails a run
    per_second: float = 10.0
    attempts: int = 8  #: of one mail that is told "not now", then it has failed
    refusals: int = 3  #: mails in a row a recipient may refuse before nothing more is sent to them
    wholesale: int = (
        5  #: recipients that may be refused, with none taken, before the fault is taken to be ours, and the run ends
    )
    backoff: timedelta = timedelta(minutes=5)  #: before the second attempt; doubles each time
    longest: timedelta = timedelta(hours=12)
    lease: timedelta = timedelta(minutes=15)  #: after which a claim's process counts as dead; longer than any sending


@dataclass(slots=True)
class Posted:
    """What a run did, by address; for the run's report and the operator."""

    sent: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    halted: str | None = None  #: why the run ended with mail left, when it did


class Post:
    """One run's sending."""

    def __init__(
        self,
        outbox: Outbox,
        transport: Transport,
        stop_recipient: Callable[[str, datetime, str], object],
        clock: Callable[[], datetime],
        pause: Callable[[float], None],
        rules: Rules | None = None,
    ) -> None:
        """`stop_recipient` (address, now, reason): nothing more is sent to them. `pause`: sleeps for seconds."""
        self._outbox = outbox
        self._transport = transport
        self._stop_recipient = stop_recipient
        self._clock = clock
        self._pause = pause
        self._rules = rules or Rules()
        self._done = Posted()

    def run(self, stopping: Callable[[], bool] = lambda: False) -> Posted:
        """Sends until nothing is ready, the quota is used, there is no way out, or `stopping` says so."""
        now = self._clock()
        self._done.unknown += [left.address for left in self._outbox.recover(now - self._rules.lease, now)]
        try:
            for _ in range(self._rules.quota):
                claimed = None if stopping() else self._outbox.claim_next(self._clock())
                if claimed is None:
                    return self._done
                self._send(claimed)
                if self._halted():
                    return self._done
                self._pause(1 / self._rules.per_second)
        finally:
            self._transport.close()
        self._done.halted = f"the quota of {self._rules.quota} mails a run is used up"
        return self._done

    def _halted(self) -> bool:
        failed = len(self._done.failed)
        if failed >= self._rules.wholesale and not self._done.sent:
            self._done.halted = f"the first {failed} recipients were all refused"
        return self._done.halted is not None

    def _send(self, claimed: Claimed) -> None:
        try:
            self._transport.prepare(claimed)
            self._outbox.mark_begun(claimed.id, self._clock())
            answer = self._transport.hand_over(claimed)
        except NotNow as error:
            self._later(claimed, str(error))
        except Refused as error:
            self._refused(claimed, str(error))
        except NoWayOut as error:
            now = self._clock()
            self._outbox.release(claimed.id, now, now, str(error))
            self._done.halted = str(error)
        except OutcomeUnknown as error:
            self._outbox.mark_unknown(claimed.id, self._clock(), str(error))
            self._done.unknown.append(claimed.address)
        else:
            self._outbox.mark_sent(claimed.id, self._clock(), answer)
            self._done.sent.append(claimed.address)

    def _later(self, claimed: Claimed, error: str) -> None:
        if claimed.attempts + 1 >= self._rules.attempts:
            self._refused(claimed, f"given up after {self._rules.attempts} attempts: {error}")
            return
        now = self._clock()
        self._outbox.release(claimed.id, now, now + wait(self._rules, claimed.attempts), error)
        self._done.later.append(claimed.address)

    def _refused(self, claimed: Claimed, error: str) -> None:
        in_a_row = self._outbox.mark_failed(claimed.id, self._clock(), error)
        self._done.failed.append(claimed.address)
        if in_a_row >= self._rules.refusals:
            self._stop_recipient(claimed.address, self._clock(), f"{REFUSED} {in_a_row} mails in a row: {error}")
            self._done.stopped.append(claimed.address)


def wait(rules: Rules, attempts: int) -> timedelta:
    """How long to wait before trying again, when `attempts` had been made before the one that just failed."""
    doubled: timedelta = rules.backoff * 2 ** min(attempts, 20)
    return min(doubled, rules.longest)
