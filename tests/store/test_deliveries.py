"""What was mailed is shown in the ledger's file without saying to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store import MailStore, Store
from tests.store.conftest import NOW
from tests.store.tables import ask

ANN = "ann.secret@example.org"


def test_the_mirror_knows_no_address(store: Store, mail: MailStore, path: Path) -> None:
    mail.subscribers.add(ANN, token="t", now=NOW)
    window = mail.outbox.find_or_create_window("weekly", NOW, NOW + timedelta(days=7))
    for key, events in (("one", ("e1", "e2")), ("two", ())):
        mail.outbox.add(
            key=f"{key}:{ANN}",
            address=ANN,
            message_id=f"<{key}@wro-watch>",
            subject="s",
            body=b"b",
            now=NOW,
            events=events,
            window=window.id if events else None,
        )
    assert store.deliveries.mirrored_until() is None
    store.deliveries.mirror(mail.outbox.deliveries(store.deliveries.mirrored_until()))
    later = NOW + timedelta(hours=1)
    claimed = mail.outbox.claim_next(later)
    assert claimed is not None
    mail.outbox.mark_failed(claimed.id, later, f"550 5.1.1 <{ANN}>: user unknown")
    assert len(mail.outbox.deliveries(store.deliveries.mirrored_until())) == 2
    changed = mail.outbox.deliveries(changed_since=later)
    assert [delivery.id for delivery in changed] == [claimed.id]
    store.deliveries.mirror(changed)
    rows = ask(path, "SELECT id, cadence, recipient, state, events, message_id, error FROM deliveries ORDER BY id")
    assert rows == [
        (1, "weekly", "subscriber-1", "failed", '["e1","e2"]', "<one@wro-watch>", "550 5.1.1 (address) user unknown"),
        (2, None, "subscriber-1", "ready", "[]", "<two@wro-watch>", None),
    ]
    assert store.deliveries.mirrored_until() == later, "a crash before the mirroring is made up for by the next run"
    store.close()
    assert b"ann.secret" not in path.read_bytes()


def test_an_address_as_recipient_is_refused(store: Store, mail: MailStore) -> None:
    mail.outbox.add(key="k", address=ANN, message_id="<1@x>", subject="s", body=b"", now=NOW)
    (delivery,) = mail.outbox.deliveries()
    with pytest.raises(ValueError, match="opaque"):
        store.deliveries.mirror([replace(delivery, recipient=ANN)])
