"""The worker as it is run, `celery -A tests.reader worker`, but free to fetch from this machine: the tests' own site."""

import functools
import ipaddress

from celery.signals import worker_init

from ingest.celery import app
from ingest.fetch import Fetcher

__all__ = ["app"]


@worker_init.connect
def fetch_from_here(**_):
    from ingest import tasks

    tasks.fetcher = functools.cache(lambda: Fetcher(allow=[ipaddress.ip_network("127.0.0.1/32")]))
