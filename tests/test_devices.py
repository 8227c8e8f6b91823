"""What is a pipe or a device, and what is none."""

import os
from pathlib import Path

import pytest

from refcase.devices import is_device


@pytest.mark.skipif(os.name == "nt", reason="pipes with names and /dev are POSIX's")
def test_pipes_and_devices(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for path in (os.devnull, tmp_path / "pipe", str(tmp_path / "link")):
        assert is_device(path)


def test_files_folders_and_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (
        tmp_path,
        tmp_path / "file",
        tmp_path / "gone",
        str(tmp_path / "file" / "below"),
        "",
        "a\0b",
    ):
        assert not is_device(path)
