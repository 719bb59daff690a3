"""Signed words for links in mails. They name nobody: what is signed is a number or a random word that only we know.

A link that stops mail never expires; old keys go on being understood for as long as they are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from itsdangerous import BadSignature, URLSafeSerializer

SHORTEST = 32  #: characters of a key


class WeakKey(ValueError):
    """A key that could be guessed."""

    def __init__(self) -> None:
        super().__init__(f"a key that signs links must have at least {SHORTEST} characters")


class Tokens:
    """What one installation signs. Tokens of one purpose are worth nothing for another."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys`: the first signs, all are understood. Raises `WeakKey`."""
        if not keys or any(len(key) < SHORTEST for key in keys):
            raise WeakKey
        oldest_first = list(reversed(keys))
        self._stop = URLSafeSerializer(oldest_first, salt="wro-watch stop")
        self._confirm = URLSafeSerializer(oldest_first, salt="wro-watch confirm")

    def stop(self, secret: str) -> str:
        """For the link that ends somebody's mail. `secret`: their own random word."""
        return str(self._stop.dumps(secret))

    def who_stops(self, token: str) -> str | None:
        """The random word, or None for a token that we did not make."""
        found = _read(self._stop, token)
        return found if isinstance(found, str) else None

    def confirm(self, number: int) -> str:
        """For the link that says yes to a sign-up."""
        return str(self._confirm.dumps(number))

    def what_is_confirmed(self, token: str) -> int | None:
        """The number of the sign-up, or None."""
        found = _read(self._confirm, token)
        return found if isinstance(found, int) else None


def _read(serializer: URLSafeSerializer, token: str) -> object:
    try:
        found: object = serializer.loads(token)
    except BadSignature:  # includes what cannot be decoded
        return None
    return found
