# `make run` and `make test` need Python 3.11 to 3.14, make, and nothing else. Other targets take the environment they make.
VENV ?= .venv
PYTHON = $(VENV)/bin/python
export VENV
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test axe check bench train evaluate lock clean

help:
	@echo "make run       the dashboard on http://127.0.0.1:8000 (PORT=8001 make run for another port)"
	@echo "make test      every test, those in a browser too"
	@echo "make axe       axe-core with every rule on every public page in every state: half an hour"
	@echo "make check     form, types, imports, migrations, docker-compose.yml"
	@echo "make bench     how fast extraction and the grid are here"
	@echo "make train     the weights of the learned judge, from the annotated texts"
	@echo "make evaluate  docs/extraction.md: how well extraction does on the annotated texts"
	@echo "make lock      uv.lock from pyproject.toml"
	@echo "make clean     removes the environment and caches; the data in .data/ stay"

run:
	@.ci/venv run
	@exec $(PYTHON) manage.py run --end-with-parent

test:
	@.ci/venv all
	@.ci/chromium
	@exec $(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

axe:
	@.ci/venv all
	@.ci/chromium
	@exec env AXE=all $(PYTHON) -m pytest -n 2 --dist load tests/browser/test_axe.py $(ARGS)

check:
	@.ci/venv all
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(VENV)/bin/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(VENV)/bin/hadolint Dockerfile

bench:
	@.ci/venv all
	@exec $(PYTHON) manage.py bench

train:
	@.ci/venv all
	@exec $(PYTHON) manage.py train $(sort $(filter-out %untouched.jsonl,$(wildcard tests/gold/*.jsonl))) tests/gold/frames.tsv

evaluate:
	@.ci/venv all
	@exec $(PYTHON) manage.py evaluate --write docs/extraction.md

lock:
	@.ci/venv all
	$(VENV)/.uv/bin/uv lock --no-python-downloads

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
