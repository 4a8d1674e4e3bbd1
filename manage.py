#!/usr/bin/env python
"""Django's command line. Commands that need a database start the embedded servers where no URL names one."""

import os
import sys

WITHOUT_DATABASE = {
    "extract",
    "evaluate",
    "attributions",
    "collectstatic",
    "run",
    "makemessages",
    "help",
    "--help",
    "version",
    "--version",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "positions.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command not in WITHOUT_DATABASE:
        from ingest import services

        try:
            services.provide()
        except services.ServicesError as error:
            sys.exit(str(error))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
