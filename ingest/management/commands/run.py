"""`manage.py run`, the whole program on one machine: database, queue, worker, timetable and web server."""

import http.client
import io
import os
import secrets
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from kombu.exceptions import OperationalError

from ingest import services
from ingest.celery import app
from ingest.management.commands.ingest import ALL_KNOWN, workers_answer
from ingest.services import installation, kernel
from positions.models import Article

SAMPLES = Path(settings.BASE_DIR) / "ingest" / "samples"
PULSE = 1.0  # seconds between looks at the children
RESTARTS = 3  # of one child within a minute, then everything stops: it would fail again


class Child:
    """One of the program's processes: in a session of its own, so that Ctrl-C reaches it through us and in order."""

    def __init__(
        self, title: str, words: list[str], log: Path, descriptors: tuple[int, ...], patience: float
    ) -> None:
        self.title, self.words, self.log, self.descriptors, self.patience = (
            title,
            words,
            log,
            descriptors,
            patience,
        )
        self.process: subprocess.Popen[bytes] | None = None
        self.starts: list[float] = []

    def start(self) -> None:
        self.starts = [*(start for start in self.starts if time.monotonic() - start < 60), time.monotonic()]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.words],
                cwd=settings.BASE_DIR,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": "positions.settings"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=self.descriptors,
                start_new_session=True,
                preexec_fn=kernel.tie(signal.SIGTERM),
            )

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        """Lets it finish what it does for as long as `patience` seconds; nothing is lost where it has to be killed."""
        if self.process is None:
            return
        for wish, patience in ((signal.SIGTERM, self.patience), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                self.process.send_signal(wish)
                self.process.wait(patience)
                break
        self.process = None


class Command(BaseCommand):
    help = (
        "Runs everything on this machine: database, queue, Celery worker and beat, and the dashboard on HOST:PORT "
        "(127.0.0.1:8000). Loads the sample articles into an empty database. Ctrl-C stops it all."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--end-with-parent", action="store_true", help="Stop when the process that started this one ends."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if (here := installation.current) is None:
            raise CommandError("Start it with: python manage.py run")
        # SIGINT is ignored from birth where a script started this with "&", but who sends it wants an end.
        for wish in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wish, signal.default_int_handler)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
            signal.signal(signal.SIGHUP, signal.default_int_handler)
        children = self.children(here)
        try:
            self.ask_queue()
            self.say("Preparing the database …")
            settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # else whitenoise warns
            call_command("migrate", verbosity=0)
            call_command("load_vocabulary", verbosity=0, stdout=io.StringIO())
            for child in children:
                child.start()
            self.load_samples(here.folder, worker=children[-1])
            password = self.first_admin()
            connections.close_all()
            self.wait_for_web(here, children[0])
            self.say(
                f"Stated Positions runs on {here.address} (Ctrl-C stops it; its logs are in {here.folder / 'log'})"
            )
            if password:
                self.say(
                    f"Sign in at {here.address}/admin/ as admin with the password {password} (shown this once)"
                )
            self.watch(children)
        except KeyboardInterrupt:
            self.say("\nStopping …")
        except services.ServicesError as error:
            raise CommandError(str(error)) from error
        finally:
            installation.leave(here)
            for wish in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(wish, signal.SIG_IGN)
            connections.close_all()
            for child in children:
                child.stop()
            services.release()

    def children(self, here: installation.Installation) -> list[Child]:
        """In the order in which they start, and stop: nothing new comes in before what works it off has gone."""
        logs = here.folder / "log"
        logs.mkdir(exist_ok=True)
        for log in logs.glob("*.log"):
            if log.stat().st_size > 5_000_000:
                log.unlink()
        held = (here.children, *services.lease_fds())
        listener = here.listener.fileno()
        web = [
            "gunicorn",
            "positions.wsgi",
            f"--bind=fd://{listener}",
            "--workers=2",
            "--threads=4",
            "--graceful-timeout=5",
        ]
        beat = [
            "celery",
            "-A",
            "ingest.celery",
            "beat",
            "--pidfile=",
            f"--schedule={here.folder / 'celerybeat-schedule'}",
        ]
        worker = ["celery", "-A", "ingest.celery", "worker", f"--concurrency={concurrency()}"]
        return [
            Child(
                "web server", [*web, "--no-control-socket"], logs / "web.log", (listener, *held), patience=7
            ),
            Child("timetable", beat, logs / "beat.log", held, patience=5),
            Child("worker", worker, logs / "worker.log", held, patience=30),
        ]

    def ask_queue(self) -> None:
        try:
            with app.connection_for_write() as connection:
                connection.ensure_connection(max_retries=1, interval_start=0.2)
        except OperationalError as error:
            raise CommandError(
                f"The queue cannot be reached ({error}). Start it, or check REDIS_URL."
            ) from error

    def load_samples(self, folder: Path, worker: Child) -> None:
        """Once for each data folder, and only into a database without articles; taken up again where it was killed."""
        mark = folder / "samples"
        state = mark.read_text("utf-8") if mark.exists() else ""
        if state == "loaded" or (state == "" and Article.objects.exists()):
            return
        mark.write_text("loading", "utf-8")
        self.say("Waiting for the worker …")
        deadline = time.monotonic() + 120  # it loads the spaCy model; on a busy machine that takes a while
        while not worker.ended() and time.monotonic() < deadline and not workers_answer():
            pass  # asking takes a second
        self.say("Loading the sample articles …")
        command = [sys.executable, "manage.py", "ingest", str(SAMPLES)]
        # Tied: left alone it would go on without the worker, and the next start would wait for it.
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, check=False, preexec_fn=kernel.tie(signal.SIGTERM)
        )
        if done.returncode in (0, ALL_KNOWN):
            mark.write_text("loaded", "utf-8")
        else:
            self.say("Not every sample article could be loaded; the next start tries again.")

    def first_admin(self) -> str | None:
        """The password of a new user "admin", where nobody may enter the admin yet."""
        if User.objects.filter(is_superuser=True).exists():
            return None
        password = secrets.token_urlsafe(12)
        user, _ = User.objects.get_or_create(username="admin")
        user.is_staff = user.is_superuser = user.is_active = True
        user.set_password(password)
        user.save()
        return password

    def wait_for_web(self, here: installation.Installation, web: Child) -> None:
        host, port = here.listener.getsockname()[:2]
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not web.ended():
            connection = http.client.HTTPConnection(
                {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=10
            )
            try:
                connection.request("HEAD", "/healthz")
                connection.getresponse()  # whatever it says, it answers
                return
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
            finally:
                connection.close()
        raise CommandError(f"The web server does not answer: {last_line(web.log)} ({web.log} has all of it)")

    def watch(self, children: list[Child]) -> None:
        """Starts again whatever ends by itself. Raises CommandError when it goes on ending."""
        for pulse in range(sys.maxsize):
            time.sleep(PULSE)
            for child in children:
                if not child.ended():
                    continue
                if len([start for start in child.starts if time.monotonic() - start < 60]) > RESTARTS:
                    raise CommandError(
                        f"The {child.title} ends whenever it is started: {last_line(child.log)} ({child.log} has all of it)"
                    )
                self.say(f"The {child.title} ended by itself and is started again ({child.log})")
                child.start()
            if pulse % 5 == 4:
                services.provide()  # brings back a database or a queue that was lost

    def say(self, words: str) -> None:
        with suppress(OSError):  # nobody may be reading any more
            self.stdout.write(words)
            self.stdout.flush()


def concurrency() -> int:
    """Articles read at once: a core each, up to four; a process takes about 400 MB with the small model."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return int(os.environ.get("WORKER_CONCURRENCY") or min(cores, 4))


def last_line(log: Path) -> str:
    lines = log.read_text("utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
