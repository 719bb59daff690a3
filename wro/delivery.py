"""Which way mail leaves: SMTP, a folder of `.eml` files, or the screen."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from notify.alerts import Alerts, BadChannel, channels
from notify.folder import FolderTransport, ScreenTransport
from notify.smtp import Security, Server, SmtpTransport
from notify.transport import Transport
from wro.errors import BadInput, SettingsError
from wro.mail_facts import letterhead
from wro.settings import EXAMPLES, Settings


def transport(settings: Settings, target: str) -> Transport:
    """`smtp`, `folder:DIR` or `screen`. Raises `BadInput` for anything else, `SettingsError` for unusable settings."""
    if target == "smtp":
        return Alerts(channels_of(settings), SmtpTransport(server(settings)))
    if target == "screen":
        return ScreenTransport(sys.stdout)
    folder = target.removeprefix("folder:").strip()
    if folder == target or not folder:
        raise BadInput(f"cannot send to {target!r}: write smtp, folder:DIR or screen")
    return FolderTransport(Path(folder))


def channels_of(settings: Settings) -> dict[str, str]:
    """The chats and devices that are set. Raises `SettingsError`."""
    try:
        found = channels(settings.secret("alerts"))
    except BadChannel as error:
        given = "WRO_ALERTS_FILE" if settings.alerts_file else "WRO_ALERTS"
        example = f"(example: {EXAMPLES['alerts']})"
        raise SettingsError(f"{given} cannot be used: {error} {example}") from None  # the cause may hold a secret
    if found and find_spec("apprise") is None:
        raise SettingsError("WRO_ALERTS needs an extra: in a clone of the repository, pip install '.[alerts]'")
    return found


def server(settings: Settings) -> Server:
    return Server(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=Security(settings.smtp_security),
        user=settings.smtp_user,
        password=settings.password(),
        sender=letterhead(settings).address,
    )
