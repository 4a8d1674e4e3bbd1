"""What `manage.py run` needs of this machine before Django starts: the folder to itself, its address, a secret key.

Standard library only, as all of `ingest.services`.
"""

import errno
import fcntl
import os
import secrets
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from ingest import services

PATIENCE = (
    60.0  # seconds for a run that stops, or was killed, to be gone: Celery lets its worker finish an article
)
NOTICE = 2.0  # seconds in which a run whose `make` was killed takes its address back


class CannotRun(Exception):
    """Nothing was started. The text is a sentence for the user that says what to do."""


@dataclass(frozen=True)
class Installation:
    """This run of the program: nobody else runs it from `folder` while it is held."""

    folder: Path
    address: str  # http://127.0.0.1:8000
    listener: socket.socket  # bound; the web server takes it over
    alone: int  # descriptor of a lock that ends with this process
    children: int  # descriptor of a lock that each child inherits


def data_dir() -> Path:
    return Path(os.environ.get("DATA_DIR") or services.BASE_DIR / ".data").resolve()


def begin() -> Installation:
    """Claims the folder and the port. Sets SECRET_KEY where it is unset. Raises CannotRun before anything is started."""
    folder = data_dir()
    try:
        (folder / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        alone = _alone(folder)
        _address(folder).unlink(missing_ok=True)  # that of a run which was killed
        children = _claim(folder / "run" / "children.lock", PATIENCE)
        if children is None:
            raise CannotRun(
                f"Processes of an earlier run still use {folder} (`fuser {folder / 'run' / 'children.lock'}` names them). "
                "Wait for them or stop them, and start again."
            )
        os.environ.setdefault("SECRET_KEY", secret_key(folder))
    except OSError as error:
        raise CannotRun(
            f"{folder} cannot be used ({error.strerror or error}). Make it writable for this user, or name another folder with DATA_DIR."
        ) from error
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    listener = listen(host, port)
    if host not in ("127.0.0.1", "localhost", "::1") and not os.environ.get("ALLOWED_HOSTS"):
        if host in ("0.0.0.0", "::"):
            raise CannotRun(
                f"HOST={host} opens this server to others: set ALLOWED_HOSTS to the names they call it by, with commas."
            )
        os.environ["ALLOWED_HOSTS"] = f"{host},localhost,127.0.0.1"
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}"
    _address(folder).write_text(address, "utf-8")
    return Installation(folder, address, listener, alone, children)


def leave(here: Installation) -> None:
    """To be called first when a run stops: another that is started meanwhile waits for it rather than giving up."""
    _address(here.folder).unlink(missing_ok=True)


def _alone(folder: Path) -> int:
    """The lock of the one run from that folder. Waits for one that stops; raises CannotRun where one goes on."""
    lock = folder / "run" / "alone.lock"
    alone = _claim(lock, NOTICE)
    deadline = time.monotonic() + PATIENCE
    while alone is None:
        try:
            where = _address(folder).read_text("utf-8")
        except FileNotFoundError:
            where = ""
        if where or time.monotonic() > deadline:
            raise CannotRun(
                f"It already runs from this folder{where and f', at {where}'}. Stop that one first, or name another "
                "folder with DATA_DIR."
            )
        alone = _claim(lock, NOTICE)
    return alone


def _address(folder: Path) -> Path:
    return folder / "run" / "address"


def secret_key(folder: Path) -> str:
    """This installation's own key, made at the first call, readable for its owner alone."""
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"secret-key.{os.getpid()}")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(new, path)  # unlike a rename, never over the key of another process that was quicker
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return path.read_text("utf-8")


def listen(host: str, port: str) -> socket.socket:
    """A socket bound to that address. Raises CannotRun."""
    if not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise CannotRun(f"PORT={port} is not a port: give a number from 1 to 65535.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    except OSError:
        raise CannotRun(f"HOST={host} is not an address of this machine.") from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(512)  # also tells a port that another socket is bound to but does not listen on yet
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise CannotRun(
                f"Port {port} of {host} is taken by another program. Choose another one: PORT={int(port) + 1} make run"
            ) from None
        raise CannotRun(
            f"Port {port} of {host} cannot be used: {error.strerror}. Choose another one: PORT=8001 make run"
        ) from None
    return listener


def _claim(path: Path, patience: float = 0.0) -> int | None:
    """A descriptor that holds that lock, or None where another process keeps it for that many seconds."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CREAT, 0o600)
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(descriptor)
                return None
            time.sleep(0.1)
        else:
            return descriptor


current: Installation | None = None  # what manage.py began
