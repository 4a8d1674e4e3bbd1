"""The project's settings over servers of the tests' own. pytest-django imports this before anything else of ours."""

import fcntl
import os
import sys
from itertools import count
from urllib.parse import urlsplit, urlunsplit

from ingest import services
from tests.templates import RaisesWhenRendered


def free_slot() -> str:
    """A data folder that no other run of the tests uses now: two runs at once must not share a database."""
    folder = services.BASE_DIR / ".data" / "test"
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        lock = os.open(folder / f"{number}.lock", os.O_RDONLY | os.O_CREAT)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
        else:
            return str(folder / str(number))  # the lock is held until this process ends
    raise AssertionError


def queue_of_this_process(address: str) -> str:
    """A numbered database of the Redis at an address, for tests that run side by side. 0 is left to its owner."""
    number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    parts = urlsplit(address)
    if parts.scheme == "redis+socket":
        return f"redis+socket://{parts.path}?virtual_host={number}"  # urlunsplit would lose the slashes
    return urlunsplit(parts._replace(path=f"/{number}"))


if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = free_slot()
try:
    services.provide(durable=False)
except services.ServicesError as error:
    sys.exit(str(error))
os.environ["REDIS_URL"] = queue_of_this_process(os.environ["REDIS_URL"])

from positions.settings import *  # noqa: E402, F403
from positions.settings import STATIC_ROOT, TEMPLATES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick logins
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = RaisesWhenRendered("%s")
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # else whitenoise warns
# Static files are looked for when one is asked for: to list them took a fourth of the time of every new client.
WHITENOISE_AUTOREFRESH = True
