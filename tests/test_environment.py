"""How `.ci/venv` chooses a Python, tried with programs that only pretend to be one."""

import os
import subprocess

from django.conf import settings


def chosen(*folders, **environment):
    done = subprocess.run(
        ["/bin/sh", str(settings.BASE_DIR / ".ci" / "venv"), "pythons"],
        env={"PATH": os.pathsep.join([*map(str, folders), "/nonexistent"]), **environment},
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split()[1].rpartition("/")[2] for line in done.stdout.splitlines()]


def python(folder, name, says):
    folder.mkdir(parents=True, exist_ok=True)
    for tool in ("sort", "uniq", "dirname", "cat"):
        if not (folder / tool).exists():
            (folder / tool).symlink_to(f"/usr/bin/{tool}")
    (folder / name).write_text(f"#!/bin/sh\n{says}\n")
    (folder / name).chmod(0o755)


def test_the_newest_python_comes_first(tmp_path):
    python(tmp_path, "python3.11", 'echo "11 $0"')
    python(tmp_path, "python3.13", 'echo "13 $0"')
    python(tmp_path, "python3", 'echo "12 $0"')
    assert chosen(tmp_path) == ["python3.13", "python3", "python3.11"]


def test_a_shim_that_fails_does_not_count(tmp_path):
    python(tmp_path / "shims", "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    python(tmp_path / "bin", "python3.11", 'echo "11 $0"')
    assert chosen(tmp_path / "shims", tmp_path / "bin") == ["python3.11"]


def test_a_failing_shim_does_not_hide_the_same_version_behind_it(tmp_path):
    python(tmp_path / "shims", "python3.13", "exit 127")
    python(tmp_path / "bin", "python3.13", 'echo "13 $0"')
    assert chosen(tmp_path / "shims", tmp_path / "bin") == ["python3.13"]


def test_versions_of_pyenv_are_found_without_their_shims(tmp_path):
    python(tmp_path / "home" / ".pyenv" / "versions" / "3.12.1" / "bin", "python3", 'echo "12 $0"')
    python(tmp_path / "bin", "python3.11", 'echo "11 $0"')
    assert chosen(tmp_path / "bin", HOME=str(tmp_path / "home")) == ["python3", "python3.11"]


def test_no_python_at_all_is_told_in_a_sentence(tmp_path):
    python(tmp_path, "python3", "exit 1")
    for tool in ("cksum", "rm", "id"):
        (tmp_path / tool).symlink_to(f"/usr/bin/{tool}")
    done = subprocess.run(
        ["/bin/sh", str(settings.BASE_DIR / ".ci" / "venv")],
        env={"PATH": str(tmp_path), "VENV": str(tmp_path / "venv")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Install one" in done.stderr
