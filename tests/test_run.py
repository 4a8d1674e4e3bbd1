"""`manage.py run` as a user meets it: started, stopped, killed and started again, each time as a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psycopg
import pytest
from django.conf import settings

from tests.test_services import Client, gone, processes, servers, supervisors

pytestmark = pytest.mark.worker


class Run:
    """One `manage.py run`. What it says is in `said`, as far as it was waited for."""

    def __init__(self, folder, command=("manage.py", "run"), **environment):
        without = {
            "DATABASE_URL",
            "REDIS_URL",
            "DATA_DIR",
            "DJANGO_SETTINGS_MODULE",
            "SECRET_KEY",
            "PORT",
            "HOST",
        }
        kept = {name: value for name, value in os.environ.items() if name not in without}
        self.folder = folder
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env={"PORT": "0", "WORKER_CONCURRENCY": "1", **kept, "DATA_DIR": str(folder), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until(self, words, patience=180):
        """Waits until it has said that."""
        deadline = time.monotonic() + patience
        for line in self.process.stdout:
            self.said += line
            if words in line:
                return self
            assert time.monotonic() < deadline, self.said
        raise AssertionError(f"it ended without saying {words!r}: {self.said}")

    def address(self):
        """http://127.0.0.1:PORT, once it answers there."""
        return re.search(r"runs on (http://\S+)", self.until("runs on http").said).group(1)

    def end(self, wish=signal.SIGINT):
        self.process.send_signal(wish)
        self.said += self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(timeout=90)


def refused(folder, **environment):
    """What a run says that cannot start; nothing may have been started, or made, for it."""
    run = Run(folder, **environment)
    run.said = run.process.communicate(timeout=60)[0]
    assert run.process.returncode == 1
    assert "Traceback" not in run.said
    assert not (folder / "postgres").exists()
    assert not supervisors(folder)
    return run.said


def children(folder):
    """Every process that holds the lock which a run hands to its children."""
    lock = str(folder / "run" / "children.lock")
    found = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if any(os.readlink(f"/proc/{pid}/fd/{name}") == lock for name in os.listdir(f"/proc/{pid}/fd")):
                found.add(int(pid))
        except OSError:
            continue
    return found


def all_gone(folder, patience=60):
    deadline = time.monotonic() + patience
    while (children(folder) or processes(folder)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not children(folder) and not processes(folder)


def named(folder, word):
    """The children of a run whose command line has that word, oldest first: the numbers of processes begin again."""
    found = []
    for pid in sorted(children(folder), key=lambda pid: int(stat(pid)[19])):
        with open(f"/proc/{pid}/cmdline", "rb") as words:
            if word.encode() in words.read().split(b"\0"):
                found.append(pid)
    return found


def query(folder, sql):
    client = Client(folder, durable=True)
    try:
        with psycopg.connect(client.urls()[0]) as connection:
            return connection.execute(sql).fetchall()
    finally:
        client.kill()
        assert gone(folder)


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """A data folder in which a run was killed while it loaded the samples, and started again; and what that one said."""
    folder = tmp_path_factory.mktemp("installation")
    first = Run(folder).until("Loading the sample articles")
    time.sleep(2)
    first.end(signal.SIGKILL)
    second = Run(folder)
    second.killed = first.said
    second.address()
    deadline = time.monotonic() + 120
    client = Client(folder, durable=True)
    with psycopg.connect(client.urls()[0], autocommit=True) as connection:
        while connection.execute("SELECT count(*) FROM positions_article WHERE state = 'waiting'").fetchone()[
            0
        ]:
            assert time.monotonic() < deadline
            time.sleep(0.5)
    client.kill()
    second.postmasters = len(
        [pid for pid in servers(folder, "postgres") if parent(pid) in supervisors(folder)]
    )
    second.code = second.end()
    second.gone = all_gone(folder)
    return second


def stat(pid):
    """What /proc says of a process after its name: its state, its parent, ..., in place 19 when it began."""
    with open(f"/proc/{pid}/stat") as words:
        return words.read().rpartition(")")[2].split()


def parent(pid):
    return int(stat(pid)[1])


def test_a_run_killed_while_loading_loses_nothing_and_leaves_no_second_postgres(started):
    samples = len(list((settings.BASE_DIR / "ingest" / "samples").glob("*.txt")))
    rows = query(started.folder, "SELECT state, count(*) FROM positions_article GROUP BY state")
    assert rows == [("extracted", samples)]
    twice = 'SELECT 1 FROM positions_claim GROUP BY article_id, party_id, topic_id, start, "end", reported_by_id HAVING count(*) > 1'
    assert query(started.folder, "SELECT count(*) > 20 FROM positions_claim") == [(True,)]
    assert query(started.folder, twice) == []
    assert started.postmasters == 1


def test_the_loading_of_the_samples_ends_with_the_run_that_was_killed(started):
    assert started.killed.endswith("Loading the sample articles …\n")


def test_ctrl_c_stops_everything_it_started(started):
    assert started.code == 0
    assert "Traceback" not in started.said
    assert started.gone


def test_the_admins_password_is_shown_once_and_the_key_is_the_installations_own(started):
    assert len(re.findall(r"as admin with the password \S{12,}", started.said)) == 1
    key = started.folder / "secret-key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_text()) >= 50


def test_a_killed_run_takes_its_processes_along(started):
    run = Run(started.folder)
    run.address()
    assert children(started.folder)
    run.end(signal.SIGKILL)
    assert all_gone(started.folder)


def test_a_killed_make_takes_the_run_along(started):
    code = "import subprocess, sys; subprocess.run([sys.executable, 'manage.py', 'run', '--end-with-parent'])"
    make = Run(started.folder, command=("-c", code)).until("Preparing")
    make.process.kill()
    assert all_gone(started.folder)
    make.process.communicate()


def test_a_start_right_after_make_was_killed_waits_for_the_run_that_stops(started):
    code = "import subprocess, sys; subprocess.run([sys.executable, 'manage.py', 'run', '--end-with-parent'])"
    make = Run(started.folder, command=("-c", code))
    make.address()
    make.process.kill()
    again = Run(started.folder)
    again.address()
    assert again.end() == 0
    assert all_gone(started.folder)
    make.process.communicate()


def test_sigint_ends_a_run_that_a_script_started_in_the_background(started):
    code = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
        "os.execv(sys.executable, [sys.executable, 'manage.py', 'run'])"
    )
    run = Run(started.folder, command=("-c", code))
    run.address()
    assert run.end(signal.SIGINT) == 0
    assert all_gone(started.folder)


@pytest.fixture(scope="module")
def running(started):
    """A further run of the same folder, for the tests below that only visit it; SIGTERM ends it."""
    run = Run(started.folder)
    run.at = run.address()
    yield run
    assert run.end(signal.SIGTERM) == 0
    assert all_gone(started.folder)


def test_a_second_start_takes_up_where_the_first_stopped(running):
    with urllib.request.urlopen(running.at + "/admin/login/") as page:
        assert page.status == 200
    assert "Loading" not in running.said
    assert "password" not in running.said


def test_a_second_run_from_the_same_folder_is_told_where_the_first_one_is(running):
    other = Run(running.folder)
    said = other.process.communicate(timeout=60)[0]
    assert other.process.returncode == 1
    assert running.at in said


def test_a_database_that_was_killed_is_brought_back_for_the_pages(running):
    killed = supervisors(running.folder).pop()
    os.kill(killed, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while not supervisors(running.folder) - {killed} or not answers(running.at):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def answers(address):
    try:
        with urllib.request.urlopen(address + "/admin/login/", timeout=10) as page:
            return page.status == 200
    except OSError:
        return False


def test_a_worker_that_was_killed_is_started_again(running):
    worker = named(running.folder, "worker")[0]
    os.kill(worker, signal.SIGKILL)
    running.until("The worker ended by itself and is started again")
    assert worker not in named(running.folder, "worker")


def test_a_taken_port_is_told_in_one_sentence_before_anything_starts(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(tmp_path / "data", PORT=str(port))
    assert (
        said.strip()
        == f"Port {port} of 127.0.0.1 is taken by another program. Choose another one: PORT={port + 1} make run"
    )


@pytest.mark.parametrize("port", ["eighty", "-1", "70000", "8000.5"])
def test_a_port_that_is_none_is_told_in_a_sentence(tmp_path, port):
    assert f"PORT={port} is not a port" in refused(tmp_path / "data", PORT=port)


def test_a_host_that_is_none_is_told_in_a_sentence(tmp_path):
    assert "is not an address of this machine" in refused(tmp_path / "data", HOST="256.1.1.1")


def test_opening_the_server_to_others_needs_the_names_it_is_called_by(tmp_path):
    assert "set ALLOWED_HOSTS" in refused(tmp_path / "data", HOST="0.0.0.0")


def test_a_database_of_ones_own_that_is_down_is_told_in_a_sentence(tmp_path):
    assert "check DATABASE_URL" in refused(
        tmp_path / "data", DATABASE_URL="postgresql://127.0.0.1:1/positions"
    )


def test_a_queue_of_ones_own_that_is_down_is_told_in_a_sentence(tmp_path):
    nowhere = {"DATABASE_URL": "postgresql://127.0.0.1:1/positions", "REDIS_URL": "redis://127.0.0.1:1/0"}
    assert "check REDIS_URL" in refused(tmp_path / "data", **nowhere)
