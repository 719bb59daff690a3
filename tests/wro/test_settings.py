"""Settings: each has a default that works, and a bad value is told in one line that names the variable."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from wro import settings
from wro.errors import SettingsError
from wro.mail_facts import letterhead

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("WRO_")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("WRO_SMTP_PORT", "25x", "'25x'"),
        ("WRO_SMTP_PORT", "0", "greater than or equal to 1"),
        ("WRO_SMTP_SECURITY", "ssl", "'starttls', 'tls' or 'none'"),
        ("WRO_TIMEZONE", "Mars/Olympus", "WRO_TIMEZONE=Europe/Berlin"),
        ("WRO_TIMEZONE", "../../etc/passwd", "no such time zone"),
        ("WRO_PACE", "fast", "valid number"),
        ("WRO_PACE", "nan", "finite number"),
        ("WRO_LOG_FORMAT", "xml", "'text' or 'json'"),
        ("WRO_MAIL_TO", "folder:", "smtp or folder:DIR"),
        ("WRO_MAIL_TO", "pigeon", "smtp or folder:DIR"),
        ("WRO_PUBLIC_URL", "wro.example.org", "https://"),
        ("WRO_CONTACT", "Jürgen Müller <ops@example.org>", "letters without accents"),
        ("WRO_CONTACT", "ops@example.org\x0bX-More: 1", "letters without accents"),
        ("WRO_SYNC_CRON", "foo", "five fields"),
        ("WRO_HEALTH_CRON", "61 * * * *", "(example: WRO_HEALTH_CRON=*/10 * * * *)"),
        ("WRO_DIGEST_CRON", "0 7 * * 1", "name the weekdays, mon to sun (example: WRO_DIGEST_CRON=0 7 * * mon)"),
        ("WRO_BACKUP_CRON", "every day", "five fields"),
        ("WRO_MAIL_FROM", "foo", "(example: WRO_MAIL_FROM=WRO Watch <wro@example.org>)"),
        ("WRO_MAIL_FROM", "WRO Watch <wro@>", "no address"),
        ("WRO_ALERTS", "x", "channel 1 is not of the form name=address"),
        ("WRO_ALERTS", "a=json://h a=json://h", "channel 2 has a name that was given before"),
        ("WRO_ALERTS", "a=secret", "(example: WRO_ALERTS=team=slack://TokenA/TokenB/TokenC)"),
        ("WRO_ALERTS", "a=json://h b=foo://secret", "channel 2 has an address of a service that Apprise does not know"),
        ("WRO_ALERTS", "a=discord://secret", "channel 1 has an address that Apprise does not understand"),
        ("WRO_MAIL_FROM", "wrö@example.org", "letters without accents"),
        ("WRO_MAIL_FROM", "WRO Watch <wro@a..b>", "'wro@a..b' is no address"),
        ("WRO_OPERATOR", "ops", "write one mail address alone"),
        ("WRO_OPERATOR", "ops@", "(example: WRO_OPERATOR=ops@example.org)"),
        ("WRO_OPERATOR", "Ops <ops@example.org>", "write one mail address alone"),
        ("WRO_OPERATOR", "a@example.org, b@example.org", "write one mail address alone"),
        ("WRO_OPERATOR", "jürgen@example.org", "letters without accents"),
        ("WRO_OPERATOR", " ", "write one mail address alone"),
        ("WRO_UNSUBSCRIBE", "unsubscribe", "(example: WRO_UNSUBSCRIBE=unsubscribe@example.org)"),
        ("WRO_UNSUBSCRIBE", "mailto:u@example.org", "write one mail address alone"),
        ("WRO_UNSUBSCRIBE", "https://example.org/stop", "write one mail address alone"),
        ("WRO_UNSUBSCRIBE", "channel:team", "write one mail address alone"),
        ("WRO_LIST_ID", "wro", "name in dotted form"),
        ("WRO_LIST_ID", "WRO Watch <wro.example.org>", "(example: WRO_LIST_ID=wro-watch.localhost)"),
        ("WRO_LIST_ID", "wro..example.org", "name in dotted form"),
        ("WRO_LIST_ID", "wrö.example.org", "letters without accents"),
        ("WRO_LIST_ID", "wro@example.org", "name in dotted form"),
        ("WRO_LIST_ID", f"{'w' * 250}.example.org", "name in dotted form"),
        ("WRO_SMTP_HOST", "smtp://mail.example.org", "without blank or scheme"),
        ("WRO_SMTP_HOST", "mail example.org", "(example: WRO_SMTP_HOST=mail.example.org)"),
        ("WRO_SMTP_HOST", "mail.example.org:587", "its port is WRO_SMTP_PORT"),
        ("WRO_SMTP_HOST", "mail..example.org", "the server's name alone"),
        ("WRO_SMTP_HOST", f"{'m' * 64}.example.org", "the server's name alone"),
        ("WRO_SECRET_KEY", "secret", "at least 32 characters (example: WRO_SECRET_KEY=$(openssl rand -hex 32))"),
        ("WRO_SECRET_KEY", "k" * 32 + " secret", "at least 32 characters"),
        ("WRO_SYNC_CORN", "17 * * * *", "did you mean WRO_SYNC_CRON"),
    ],
)
def test_a_bad_value_is_one_line_naming_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    line = str(caught.value)
    assert line.startswith(name)
    assert says in line
    assert "\n" not in line
    assert value in line or name in ("WRO_SYNC_CORN", "WRO_CONTACT", "WRO_ALERTS", "WRO_SECRET_KEY")
    assert "secret" not in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WRO_SYNC_CRON", "0 7 * * mon-fri"),
        ("WRO_MAIL_FROM", "wro@localhost"),
        ("WRO_ALERTS", "team=slack://A/B/C\ndesk=dbus://"),
        ("WRO_OPERATOR", "root@localhost"),
        ("WRO_OPERATOR", "o'brien+wro@mail_host"),
        ("WRO_OPERATOR", "channel:team"),
        ("WRO_UNSUBSCRIBE", "stop@[127.0.0.1]"),
        ("WRO_LIST_ID", "wro_1.Example.org"),
        ("WRO_SMTP_HOST", "mail_server"),
        ("WRO_SMTP_HOST", "mail.bücher.example."),
        ("WRO_SMTP_HOST", "::1"),
        ("WRO_SECRET_KEY", "k" * 32),
        ("WRO_SECRET_KEY_FILE", "/absent"),
    ],
)
def test_what_works_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert settings.load()


@pytest.mark.parametrize(
    ("name", "held", "says"),
    [
        ("WRO_ALERTS_FILE", "a=json://h\nb=foo://secret\n", "channel 2 has an address of a service that Apprise"),
        ("WRO_ALERTS_FILE", "secret", "channel 1 is not of the form name=address"),
        ("WRO_SECRET_KEY_FILE", "k" * 32 + "\nsecret\n", "at least 32 characters"),
    ],
)
def test_what_a_file_holds_is_looked_at_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, held: str, says: str
) -> None:
    file = tmp_path / "held"
    file.write_text(held)
    monkeypatch.setenv(name, str(file))
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert str(caught.value).startswith(f"{name} {str(file)!r} cannot be used: ")
    assert says in str(caught.value)
    assert "secret" not in str(caught.value).partition("(example")[0]


def test_without_the_extra_no_service_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notify.alerts.find_spec", lambda _: None)
    monkeypatch.setenv("WRO_ALERTS", "a=foo://x")
    assert settings.load(), "who sends says which extra is wanted"


def test_an_operator_who_is_a_channel_is_nobody_to_write_to() -> None:
    assert letterhead(settings.Settings(operator="channel:team")).contact == "wro-watch@localhost"
    assert letterhead(settings.Settings(operator="ops@example.org")).contact == "ops@example.org"


def test_a_settings_file_counts_for_less_than_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text("WRO_PACE=7\nWRO_STALE_HOURS=12\n")
    monkeypatch.setenv("WRO_SETTINGS_FILE", str(file))
    monkeypatch.setenv("WRO_PACE", "9")
    assert (settings.load().pace, settings.load().stale_hours) == (9, 12)
    file.write_text("WRO_SYNC_CORN=17 * * * *\n")
    with pytest.raises(SettingsError, match="WRO_SYNC_CORN is not a setting, did you mean WRO_SYNC_CRON"):
        settings.load()
    file.unlink()
    with pytest.raises(SettingsError, match="WRO_SETTINGS_FILE: cannot read"):
        settings.load()


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_DB", "")
    assert settings.load().db == Path("wro.db")


def test_the_command_line_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_DB", "from-environment.db")
    assert settings.load(db=Path("given.db")).db == Path("given.db")
    assert settings.load(db=None).db == Path("from-environment.db")


def test_variables_that_kubernetes_makes_for_a_service_named_wro_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_PORT_8001_TCP_ADDR", "10.0.0.7")
    monkeypatch.setenv("WRO_SERVICE_HOST", "10.0.0.7")
    assert settings.load() == settings.Settings()


def test_the_password_comes_from_the_variable_or_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("from file\n")
    monkeypatch.setenv("WRO_SMTP_PASSWORD_FILE", str(secret))
    assert settings.load().password() == "from file"
    monkeypatch.setenv("WRO_SMTP_PASSWORD", "from variable")
    with pytest.raises(SettingsError, match="keep one"):
        settings.load()
    monkeypatch.delenv("WRO_SMTP_PASSWORD_FILE")
    assert settings.load().password() == "from variable"
    monkeypatch.setenv("WRO_SMTP_PASSWORD_FILE", str(tmp_path / "absent"))
    monkeypatch.delenv("WRO_SMTP_PASSWORD")
    with pytest.raises(SettingsError, match="WRO_SMTP_PASSWORD_FILE"):
        settings.load().password()


def test_the_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_SMTP_PASSWORD", "hunter2")
    assert "hunter2" not in repr(settings.load())
    monkeypatch.setenv("WRO_SMTP_PORT", "x")
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert "hunter2" not in "".join(map(str, [caught.value, caught.value.__cause__]))


def written(default: object) -> str:
    """A default as one would write it into the environment."""
    if isinstance(default, SecretStr):
        return default.get_secret_value()
    return "" if default is None else str(default).lower() if isinstance(default, bool) else str(default)


def readme_rows() -> list[str]:
    """The table as it must stand: variable, default, meaning."""
    rows = []
    for name, field in settings.Settings.model_fields.items():
        default = f"`{written(field.default)}`" if written(field.default) else ""
        rows.append(f"| `{settings.variable(name)}` | {default} | {field.description} |")
    return rows


def test_the_readme_lists_every_setting_as_it_is() -> None:
    found = re.findall(r"^\| `WRO_.*$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert found == readme_rows(), "the README's settings table must read:\n" + "\n".join(readme_rows())


def test_a_settings_file_that_is_not_there_is_named_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WRO_SETTINGS_FILE", str(tmp_path / "absent"))
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert str(caught.value) == f"WRO_SETTINGS_FILE: cannot read {tmp_path / 'absent'}: no such file or directory"
