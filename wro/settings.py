"""The settings: environment variables that begin with `WRO_`, each with a default that works.

The README's table is made of the fields below; a test keeps the two equal.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable
from email.utils import parseaddr
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

from wro.errors import SettingsError

PREFIX = "WRO_"

#: settings that may also come from a file and are never shown
SECRETS = ("smtp_password", "secret_key", "alerts")

#: what the headers of a mail and its envelope take; `localhost` and a host of one's own net are fine
_ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([\w-]+(\.[\w-]+)*|\[[\w.:]+\])", re.ASCII)
_CHANNEL = re.compile(r"channel:[a-z0-9][a-z0-9_-]{0,39}")
_LIST_ID = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Settings(BaseSettings):
    """Everything that can be set. An empty variable counts as not set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    db: Path = Field(Path("wro.db"), description="the ledger's database file; subscribers and mail lie beside it")
    contact: str = Field("", description="who runs this tracker: an address or page told to the sites we ask")
    proxy: str = Field("", description="proxy through which the sites are asked; other proxy variables are not heeded")
    pace: float = Field(
        2.0, ge=0, le=3600, allow_inf_nan=False, description="least seconds between two requests to one host"
    )
    timeout: float = Field(
        30.0, gt=0, le=600, allow_inf_nan=False, description="seconds after which a request is given up"
    )
    archive: bool = Field(
        True, description="whether what a site refuses us is read from the Internet Archive's Wayback Machine"
    )
    neighbours: bool = Field(
        False,
        description="whether DHS's UFLPA Entity List is polled too, once a day, for screening; it is no list of orders",
    )
    stale_hours: float = Field(
        36, gt=0, allow_inf_nan=False, description="hours after which `wro health` finds a source unwell"
    )
    alarm_after: int = Field(
        3, ge=1, description="failed polls in a row after which a source is unwell and `WRO_OPERATOR` is written to"
    )
    timezone: str = Field("UTC", description="time zone of the schedule")
    sync_cron: str = Field("17 */6 * * *", description="when `wro serve` polls the sources (cron; days by name)")
    sync_jitter: int = Field(
        300, ge=0, le=3600, description="seconds by which a poll may be put off, so that not all ask at one moment"
    )
    digest_cron: str = Field("*/15 * * * *", description="when `wro serve` looks for digests that are due")
    digest_hour: int = Field(7, ge=0, le=23, description="hour of the day at which daily and weekly digests are due")
    digest_weekday: Weekday = Field("mon", description="day of the weekly digest: `mon` to `sun`")
    health_cron: str = Field("*/10 * * * *", description="when `wro serve` looks at its own health")
    backup_cron: str = Field("43 3 * * *", description="when `wro serve` makes a backup")
    backup_dir: Path | None = Field(None, description="folder in which backups are kept; without it none are made")
    backup_days: int = Field(7, ge=1, description="of so many days the last backup is kept,")
    backup_weeks: int = Field(4, ge=0, description="of so many weeks,")
    backup_months: int = Field(6, ge=0, description="and of so many months")
    disk_low: int = Field(500, ge=0, description="megabytes below which `wro health` finds the disk too full")
    operator: str = Field(
        "", description="address or `channel:NAME` that is told when something needs a person, and when it is over"
    )
    metrics_host: str = Field("127.0.0.1", description="address at which `wro serve` shows its metrics")
    metrics_port: int = Field(0, ge=0, le=65535, description="its port, for Prometheus; 0 shows none")
    mail_to: str = Field("smtp", description="where `wro serve` delivers: `smtp` or `folder:DIR`")
    mail_from: str = Field("WRO Watch <wro-watch@localhost>", description="the From line of every mail")
    smtp_host: str = Field("localhost", description="mail server")
    smtp_port: int = Field(587, ge=1, le=65535, description="its port")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="`starttls`, `tls` or `none`")
    smtp_user: str = Field("", description="user name, where the server asks for one")
    smtp_password: SecretStr = Field(SecretStr(""), description="password; never printed or logged")
    smtp_password_file: Path | None = Field(None, description="file that holds the password, in place of the variable")
    mail_quota: int = Field(2000, ge=1, description="most mails that one run sends; the rest goes out with the next")
    mail_rate: float = Field(10.0, gt=0, le=10000, description="most mails a second")
    alerts: SecretStr = Field(
        SecretStr(""), description="channels for alerts, as `name=address` with addresses of Apprise, one a word"
    )
    alerts_file: Path | None = Field(None, description="file that holds the channels, one a line")
    list_id: str = Field(
        "wro-watch.localhost", description="the List-Id by which readers can filter: a name in dotted form"
    )
    unsubscribe: str = Field("", description="address that takes unsubscribe mails")
    public_url: str = Field("", description="where readers reach `wro browse` and, under `/mail/`, `wro pages`")
    secret_key: SecretStr = Field(
        SecretStr(""), description="signs the links that stop mail; at least 32 characters; of several the first signs"
    )
    secret_key_file: Path | None = Field(None, description="file that holds it, older keys on further lines")
    sign_up: bool = Field(False, description="whether anybody may subscribe at `/mail/sign-up`, by confirming a mail")
    browse_sql: bool = Field(
        True, description="whether visitors of `wro browse` may ask SQL of their own, within limits"
    )
    browse_robots: bool = Field(False, description="whether search engines may list the pages of `wro browse`")
    settings_file: Path | None = Field(
        None, description="file of `WRO_…=…` lines; the environment wins; `wro serve` takes changes without a restart"
    )
    log_format: Literal["text", "json"] = Field("text", description="`text` or `json`: how `wro serve` logs")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("no such time zone, write it like Europe/Berlin") from error
        return name

    @field_validator("contact")
    @classmethod
    def _fit_for_a_header(cls, contact: str) -> str:
        if not (contact.isascii() and contact.isprintable()):
            raise ValueError("write it on one line in letters without accents: it goes into a header of every request")
        return contact

    @field_validator("mail_to")
    @classmethod
    def _known_delivery(cls, target: str) -> str:
        if target != "smtp" and not target.removeprefix("folder:").strip():
            raise ValueError("write smtp or folder:DIR")
        if target != "smtp" and not target.startswith("folder:"):
            raise ValueError("write smtp or folder:DIR")
        return target

    @field_validator("sync_cron", "digest_cron", "health_cron", "backup_cron")
    @classmethod
    def _cron(cls, cron: str, info: ValidationInfo) -> str:
        if cron != cls.model_fields[str(info.field_name)].default:
            from wro.serve import times  # its library takes a while to load

            times(cron, ZoneInfo("UTC"))
        return cron

    @field_validator("mail_from")
    @classmethod
    def _with_an_address(cls, sender: str) -> str:
        address = parseaddr(sender)[1]
        name, at, host = address.partition("@")
        if not (name and at and host):
            raise ValueError("it has no address")
        if not _ADDRESS.fullmatch(address):
            raise ValueError(f"{address!r} is no address of letters without accents, figures and dots")
        return sender

    @field_validator("operator", "unsubscribe")
    @classmethod
    def _one_address(cls, address: str, info: ValidationInfo) -> str:
        to_a_channel = info.field_name == "operator" and _CHANNEL.fullmatch(address)
        if address and not to_a_channel and not _ADDRESS.fullmatch(address):
            raise ValueError("write one mail address alone, in letters without accents")
        return address

    @field_validator("list_id")
    @classmethod
    def _dotted(cls, name: str) -> str:
        """RFC 2919; of its characters those that the feeds' ids take, too (RFC 4151)."""
        if len(name) > 255 or not _LIST_ID.fullmatch(name):
            raise ValueError("write a name in dotted form, of letters without accents, figures and -")
        return name

    @field_validator("smtp_host")
    @classmethod
    def _host_alone(cls, host: str) -> str:
        try:
            ip_address(host)
        except ValueError:
            if not (_HOST.fullmatch(host) and all(len(label) < 64 for label in host.split("."))):
                why = "write the server's name alone, without blank or scheme; its port is WRO_SMTP_PORT"
                raise ValueError(why) from None
        return host

    @field_validator("alerts", "alerts_file")
    @classmethod
    def _channels(cls, given: SecretStr | Path | None) -> SecretStr | Path | None:
        if text := _held(given):
            from notify.alerts import channels, understood  # what writes mail is loaded only where there are channels

            understood(channels(text))
        return given

    @field_validator("secret_key", "secret_key_file")
    @classmethod
    def _keys(cls, given: SecretStr | Path | None) -> SecretStr | Path | None:
        if keys := _held(given).split():
            from notify.tokens import Tokens

            Tokens(keys)
        return given

    @field_validator("public_url", "proxy")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("write a whole address that begins with http:// or https://")
        return url.rstrip("/")

    @model_validator(mode="after")
    def _secrets_from_one_place(self) -> Self:
        for field in SECRETS:
            if getattr(self, f"{field}_file") and getattr(self, field).get_secret_value():
                raise ValueError(f"{variable(field)} and {variable(field)}_FILE are both set, keep one")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def secret(self, field: str) -> str:
        """`smtp_password`, `secret_key` or `alerts`, from the variable or its file. Raises `SettingsError`."""
        file: Path | None = getattr(self, f"{field}_file")
        if file is None:
            value: SecretStr = getattr(self, field)
            return value.get_secret_value()
        try:
            return file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{variable(field)}_FILE: cannot read {file}: {_reason(error)}") from error

    def password(self) -> str:
        """The mail server's password. Raises `SettingsError` for an unreadable file."""
        return self.secret("smtp_password")


#: what a right value looks like, where the default does not show it
EXAMPLES = {
    "contact": "mailto:ops@example.org",
    "proxy": "http://proxy.example.org:3128",
    "timezone": "Europe/Berlin",
    "digest_cron": "0 7 * * mon",
    "mail_from": "WRO Watch <wro@example.org>",
    "smtp_host": "mail.example.org",
    "smtp_password_file": "/run/secrets/smtp",
    "alerts": "team=slack://TokenA/TokenB/TokenC",
    "alerts_file": "/run/secrets/alerts",
    "secret_key": "$(openssl rand -hex 32)",
    "secret_key_file": "/run/secrets/links",
    "unsubscribe": "unsubscribe@example.org",
    "public_url": "https://wro.example.org",
    "backup_dir": "/backups",
    "operator": "ops@example.org",
    "settings_file": "/data/settings",
}


def load(**given: Any) -> Settings:
    """Settings from the environment and the settings file; what the command line gives wins.

    Raises `SettingsError` naming the variable.
    """
    _refuse_misspelt(os.environ)
    file = os.environ.get(variable("settings_file")) or None
    if file is not None:
        _refuse_misspelt(name.upper() for name in _lines(file))
    try:
        return Settings(**{"_env_file": file} | {name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None  # the cause may hold a secret value


def _held(given: SecretStr | Path | None) -> str:
    """A secret, or what its file holds; nothing where this process cannot read it: not every one is given every secret,
    and `Settings.secret` refuses where it is needed."""
    if isinstance(given, SecretStr):
        return given.get_secret_value()
    try:
        return given.read_text(encoding="utf-8") if given else ""
    except OSError:
        return ""


def _lines(file: str) -> Iterable[str]:
    """The names in a settings file. Raises `SettingsError` where it cannot be read."""
    try:
        Path(file).read_text(encoding="utf-8")  # the library passes over a file that is not there
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"WRO_SETTINGS_FILE: cannot read {file}: {_reason(error)}") from error
    return DotEnvSettingsSource(Settings, env_file=file).env_vars


def _reason(error: Exception) -> str:
    """Why a file cannot be read, without the number and the path that the system's own words repeat."""
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def variable(field: str) -> str:
    return PREFIX + field.upper()


def _one_line(error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    message = problem["msg"].removeprefix("Value error, ")
    if not problem["loc"]:
        return message
    field = str(problem["loc"][0])
    given = "" if field in SECRETS else f" {str(problem['input'])!r}"
    return f"{variable(field)}{given} cannot be used: {message} (example: {variable(field)}={example(field)})"


def example(field: str) -> str:
    """A value that would do."""
    default = Settings.model_fields[field].default
    return EXAMPLES.get(field, str(default))


def _refuse_misspelt(names: Iterable[str]) -> None:
    """A near miss is an error; other programs' variables with our prefix (Kubernetes makes some) are none of ours."""
    known = [variable(field) for field in Settings.model_fields]
    for name in names:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.85)
        if name.startswith(PREFIX) and name not in known and near:
            raise SettingsError(f"{name} is not a setting, did you mean {near[0]}?")
