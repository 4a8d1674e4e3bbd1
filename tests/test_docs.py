"""The README names every setting and command there is, and none that is not."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf8")


def commands() -> set[str]:
    return {path.stem for path in ROOT.glob("*/management/commands/*.py") if not path.stem.startswith("_")}


def settings() -> set[str]:
    read = re.compile(r"""(?:environ\.get\(|environ\[|getenv\(|flag\()\s*["']([A-Z][A-Z_]+)["']""")
    files = [*ROOT.glob("positions/**/*.py"), *ROOT.glob("ingest/**/*.py"), ROOT / "manage.py"]
    found = {name for file in files for name in read.findall(file.read_text("utf8"))}
    return found - {"DJANGO_SETTINGS_MODULE", "PATH", "HOME", "TMPDIR", "PYTHONPATH"}


def test_every_command_stands_in_the_readme():
    assert commands(), "no command was found: the folders have moved"
    assert {name for name in commands() if f"manage.py {name}" not in README} == set()


def test_every_setting_stands_in_the_readme():
    assert {"DATABASE_URL", "REDIS_URL"} <= settings()
    assert {name for name in settings() if f"`{name}`" not in README} == set()


def test_the_readme_names_no_command_that_is_not_there():
    named = set(re.findall(r"manage\.py ([a-z_]+)", README))
    django = {"createsuperuser", "migrate", "changepassword", "collectstatic"}
    assert named - commands() - django == set()
