"""The web process. It never loads spaCy (tests/test_imports.py proves it)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "positions.settings")
application = get_wsgi_application()
