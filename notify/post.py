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


def post(
    outbox: Outbox,
    transport: Transport,
    clock: Callable[[], datetime],
    pause: Callable[[float], None],
    rules: Rules | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> Posted:
    """Sends until nothing is ready, the quota is used, there is no way out, or `stopping` says so."""
    rules = rules or Rules()
    done = Posted()
    now = clock()
    done.unknown += [left.mail.address for left in outbox.recover(now - rules.lease, now)]
    try:
        for _ in range(rules.quota):
            claimed = None if stopping() else outbox.claim_next(clock())
            if claimed is None:
                return done
            _send(outbox, transport, claimed, clock, rules, done)
            if done.halted:
                return done
            if len(done.failed) >= rules.wholesale and not done.sent:
                done.halted = f"the first {len(done.failed)} recipients were all refused"
                return done
            pause(1 / rules.per_second)
    finally:
        transport.close()
    done.halted = f"quota of {rules.quota} mails used"
    return done


def _send(
    outbox: Outbox, transport: Transport, claimed: Claimed, clock: Callable[[], datetime], rules: Rules, done: Posted
) -> None:
    who = claimed.mail.address
    try:
        transport.prepare()
        outbox.mark_begun(claimed.id, clock())
        answer = transport.hand_over(claimed.mail)
    except NotNow as error:
        _later(outbox, claimed, clock(), rules, done, str(error))
    except Refused as error:
        _refused(outbox, claimed, clock(), rules, done, str(error))
    except NoWayOut as error:
        outbox.release(claimed.id, clock(), None)
        done.halted = str(error)
    except OutcomeUnknown as error:
        outbox.mark_unknown(claimed.id, clock(), str(error))
        done.unknown.append(who)
    else:
        outbox.mark_sent(claimed.id, clock(), answer)
        done.sent.append(who)


def _later(outbox: Outbox, claimed: Claimed, now: datetime, rules: Rules, done: Posted, error: str) -> None:
    if claimed.attempts + 1 >= rules.attempts:
        _refused(outbox, claimed, now, rules, done, f"given up after {rules.attempts} attempts: {error}")
        return
    outbox.release(claimed.id, now + wait(rules, claimed.attempts), error)
    done.later.append(claimed.mail.address)


def wait(rules: Rules, attempts: int) -> timedelta:
    """How long to wait before trying again, when `attempts` had been made before the one that just failed."""
    doubled: timedelta = rules.backoff * 2 ** min(attempts, 20)
    return min(doubled, rules.longest)


def _refused(outbox: Outbox, claimed: Claimed, now: datetime, rules: Rules, done: Posted, error: str) -> None:
    who = claimed.mail.address
    in_a_row = outbox.mark_failed(claimed.id, now, error)
    done.failed.append(who)
    if in_a_row >= rules.refusals:
        outbox.stop_recipient(who, now, f"refused {in_a_row} mails in a row: {error}")
        done.stopped.append(who)
