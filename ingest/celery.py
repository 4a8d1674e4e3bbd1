"""The queue: `celery -A ingest.celery worker` and `celery -A ingest.celery beat`.

The queue only says hurry. What there is to do stands in the database (the state of an article, fetch or feed), and a
sweep enqueues what is due, so a queue that was lost costs seconds.
"""

import os

from celery import Celery

from ingest import services

services.provide()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "positions.settings")

from django.conf import settings  # noqa: E402 (needs the addresses that provide() sets)

SWEEP_SECONDS = 15.0
# A text of 2 MB takes half a minute on one core (MEASURED: 11,000 words a second); three times that is a hang.
SOFT_SECONDS, HARD_SECONDS = 90, 100
VISIBILITY_SECONDS = (
    600  # when Redis gives an unacknowledged task to another worker: after the hard limit, not before
)

app = Celery("ingest")
app.conf.update(
    broker_url=settings.REDIS_URL,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,  # a queue that comes back after an hour finds its workers
    broker_transport_options={"visibility_timeout": VISIBILITY_SECONDS, "socket_connect_timeout": 3},
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0.2},
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_soft_time_limit=SOFT_SECONDS,
    task_time_limit=HARD_SECONDS,
    worker_prefetch_multiplier=1,
    worker_max_memory_per_child=1_000_000,  # KB; issue: a worker stays under 1 GiB
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    timezone="UTC",
    beat_schedule_filename=str(settings.DATA_DIR / "celerybeat-schedule"),
    beat_schedule={
        "sweep": {
            "task": "ingest.tasks.sweep",
            "schedule": SWEEP_SECONDS,
            "options": {"expires": SWEEP_SECONDS},
        }
    },
)
app.autodiscover_tasks(["ingest"])
