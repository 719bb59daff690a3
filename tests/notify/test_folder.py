"""Into a folder of `.eml` files, and onto the screen."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from notify.folder import FolderTransport, ScreenTransport, file_name
from notify.transport import NoWayOut
from tests.notify.cases import MAILS
from tests.notify.test_mails import mails

[MAIL] = mails(MAILS / "smart-glove-lifted")


def test_file_holds_the_mail_and_its_name_sorts(tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path / "deep" / "out")
    transport.prepare(MAIL)
    path = Path(transport.hand_over(MAIL))
    assert path.read_bytes() == MAIL.body
    assert (
        path.name
        == f"20260720T060000Z-smart-glove-no-longer-detained-wro-modified-26-apr-2023-{MAIL.message_id[1:13]}.eml"
    )
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_same_mail_again_is_not_written_twice(tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path)
    assert transport.hand_over(MAIL) == transport.hand_over(MAIL)
    assert len(list(tmp_path.iterdir())) == 1


def test_another_mail_of_that_name_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / file_name(MAIL)).write_text("something else")
    with pytest.raises(NoWayOut, match="holds another mail"):
        FolderTransport(tmp_path).hand_over(MAIL)
    assert (tmp_path / file_name(MAIL)).read_text() == "something else"


@pytest.mark.parametrize(
    "subject", ["", ":", "../../etc/passwd", "WRO Watch: \u202e/\x00\\", "x" * 1000, "WRO Watch: 手套"]
)
def test_name_comes_from_any_subject(subject: str, tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path)
    assert Path(transport.hand_over(replace(MAIL, subject=subject))).parent == tmp_path


def test_folder_that_cannot_be_made_is_no_way_out(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(NoWayOut, match="out: File exists"):
        FolderTransport(tmp_path / "out").prepare(MAIL)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written_is_no_way_out(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NoWayOut, match="cannot write"):
        FolderTransport(tmp_path).hand_over(MAIL)


def test_screen_shows_the_text_part() -> None:
    stream = io.StringIO()
    ScreenTransport(stream).hand_over(MAIL)
    shown = stream.getvalue()
    assert shown.startswith("To: ann@example.org\nSubject: WRO Watch: Smart Glove no longer detained (WRO modified")
    assert "Status        Active -> Inactive\n" in shown
    assert "\r" not in shown
