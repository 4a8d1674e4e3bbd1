"""What all tests share: one migrated database, a guarded network, a real Chromium, a real Celery worker."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from ingest import services
from ingest.services.kernel import tie
from tests import public
from tests.cast import Cast, user
from tests.web import site

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "1"  # Playwright's synchronous interface runs an event loop in this thread
)
HOW_TO_GET_CHROMIUM = (
    "BROWSER TESTS DID NOT RUN: there is no Chromium. On Debian or Ubuntu: apt-get install chromium"
)


# What migrations put there once and every test finds.
KEPT = [
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
]


def emptied(self: TransactionTestCase) -> None:
    """Ends a test with transactions: empties the tables that hold something. Django's flush empties them all, and makes
    permissions and roles anew: seconds a test."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - set(KEPT)
        filled = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT FROM {connection.ops.quote_name(name)})"  # noqa: S608
            for name in sorted(names)
        )
        cursor.execute(filled)
        tables = [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]
        if tables:
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


TransactionTestCase._fixture_teardown = emptied


MIGRATED = "test_positions_migrated"  # what the databases of tests that run side by side are copies of


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Whoever of those that run side by side comes first runs the migrations: fifteen seconds of one core."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return
    name, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    own = test["NAME"]
    with (settings.DATA_DIR / "migrated").open("a+") as made, django_db_blocker.unblock():
        fcntl.flock(made, fcntl.LOCK_EX)
        made.seek(0)
        if made.read() != run:
            test["NAME"] = MIGRATED
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            connection.close()  # nobody may be connected to what is copied
            connection.settings_dict["NAME"], test["NAME"] = name, own
            made.truncate(0)
            made.write(run)
    test["TEMPLATE"] = MIGRATED


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if session.config.getoption(
        "numprocesses", None
    ):  # others ran the tests for this process, and have ended
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {MIGRATED}")


# First comes what waits most, and needs no database: others can make theirs meanwhile, and have work while it waits.
FIRST = "tests/test_run.py"


@pytest.hookimpl(trylast=True)  # pytest-django sorts, too
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


_without_chromium = pytest.StashKey[bool]()


def pytest_terminal_summary(terminalreporter, config):
    if config.stash.get(_without_chromium, False):
        terminalreporter.write_line(HOW_TO_GET_CHROMIUM, red=True, bold=True)


@pytest.fixture(autouse=True)
def no_network_outside_loopback(monkeypatch):
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise AssertionError(f"a test connects to {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def database_url() -> str:
    """Of the test database, for processes that a test starts."""
    name = connection.settings_dict["NAME"]
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


@pytest.fixture(scope="session")
def browser(request):
    """A running Chromium (Playwright's Browser)."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        names = ("chromium", "chromium-browser", "google-chrome", "chrome")
        path = next(
            (found for name in names if (found := shutil.which(name))), playwright.chromium.executable_path
        )
        if not Path(path).exists():
            if os.environ.get("CI") == "true":
                pytest.fail(HOW_TO_GET_CHROMIUM)
            request.config.stash[_without_chromium] = True
            pytest.skip(HOW_TO_GET_CHROMIUM)
        flags = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "--disable-dev-shm-usage",
        ]
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_server):
    """An empty page, 1440 pixels wide; relative addresses lead to the live server. Errors of its scripts fail the test."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@contextmanager
def running_worker(log: Path, app: str = "ingest.celery", **settings_of_its_own: str):
    """A real Celery worker on the test database (Popen)."""
    with log.open("wb") as output:
        worker = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "celery",
                "-A",
                app,
                "worker",
                "--concurrency=1",
                "--loglevel=INFO",
            ],
            env={
                **os.environ,
                "DATABASE_URL": database_url(),
                "DJANGO_SETTINGS_MODULE": "positions.settings",
                **settings_of_its_own,
            },
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=services.lease_fds(),
            start_new_session=True,
            preexec_fn=tie(signal.SIGTERM),  # a run of the tests that is killed leaves no worker
        )
    try:
        deadline = time.monotonic() + 120
        while b" ready." not in log.read_bytes():
            if worker.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the worker did not start: {log.read_text()[-2000:]}")
            time.sleep(0.1)
        yield worker
    finally:
        if worker.poll() is None:  # nobody waits for what it does; to let it finish took three seconds
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


@pytest.fixture
def empty_queue():
    """The broker's Redis, emptied of what this process's tests queued (redis.Redis)."""
    from ingest.celery import app

    with app.connection_for_write() as connection:
        queue = connection.default_channel.client
        queue.flushdb()
        yield queue
        queue.flushdb()


@pytest.fixture
def worker_process(transactional_db, empty_queue, tmp_path):
    """A real Celery worker on the test database and a queue that was emptied; ends with the test (Popen)."""
    with running_worker(tmp_path / "worker.log") as worker:
        yield worker


@pytest.fixture(scope="session")
def shared():
    """The folder of development sets that may lie beside this checkout (Path): for tests marked `shared`."""
    folder = settings.BASE_DIR.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the development sets are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def nlp():
    """The extraction pipeline, loaded once: for tests marked `model`."""
    from ingest.extraction import nlp as pipeline

    return pipeline.load()


@pytest.fixture
def cast():
    """For tests that are marked `django_db` themselves, with transactions or without."""
    return Cast()


@pytest.fixture
def editor(client, db):
    """Signed in as an editor (User)."""
    person = user("editor")
    client.force_login(person)
    return person


@pytest.fixture
def story(db):
    """`public.turn()`: the first article (Article)."""
    return public.turn()


@pytest.fixture
def talks(transactional_db):
    public.talks()


@pytest.fixture
def server():
    """A web server on loopback (Site)."""
    with site() as server:
        yield server
