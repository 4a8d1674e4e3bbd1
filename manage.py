#!/usr/bin/env python
"""Django's command line. Commands that need a database start the embedded servers where no URL names one."""

import os
import signal
import sys

WITHOUT_DATABASE = {
    "extract",
    "train",
    "evaluate",
    "attributions",
    "collectstatic",
    "help",
    "--help",
    "version",
    "--version",
}


def main() -> None:
    from ingest import services
    from ingest.services import installation, kernel

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "positions.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    try:
        if command == "run" and "--help" not in sys.argv:
            if "--end-with-parent" in sys.argv:
                kernel.end_with_parent(signal.SIGTERM)
            installation.current = installation.begin()
            print(
                "Starting PostgreSQL and Valkey …"
                if services.are_needed()
                else "Using the servers that were named …",
                flush=True,
            )
        if command not in WITHOUT_DATABASE:
            services.provide()
        from django.core.management import execute_from_command_line
        from django.db import OperationalError

        try:
            execute_from_command_line(sys.argv)
        except OperationalError as error:
            if "connection" not in str(error):
                raise
            sys.exit(
                f"The database cannot be reached: {str(error).splitlines()[0]}. Start it, or check DATABASE_URL."
            )
    except (installation.CannotRun, services.ServicesError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
