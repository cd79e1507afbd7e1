# Two commands are enough: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/sh
PY := .venv/bin/python
PORT ?= 8000
DEMO ?= 1

# What was compiled once is kept: every process would compile it again otherwise.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test sqlite postgresql check format lock messages bench bench-press browser environment environment-dev

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

environment:
	@sh scripts/environment.sh requirements/run.txt

environment-dev: environment
	@sh scripts/environment.sh requirements/dev.txt

run: environment ## start on http://localhost:8000 with the sample plan and demo accounts (DEMO=0: empty)
	@NHIPCAU_DEMO=$(DEMO) .venv/bin/nhipcau serve --port $(PORT)

browser: environment-dev
	@sh scripts/browser.sh

test: environment-dev browser ## every test on SQLite and, beside it, all that ask a database on PostgreSQL
	@$(PY) -m pytest -qqq --collect-only > /dev/null || true  # compiled once; four workers would each do it
	@$(MAKE) --no-print-directory -j 2 --output-sync=target sqlite postgresql

PYTEST := -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

sqlite: environment-dev browser
	@echo "== SQLite"
	@$(PY) $(PYTEST)

postgresql: environment-dev browser
	@echo "== PostgreSQL"
	@$(PY) scripts/with_postgresql.py $(PY) $(PYTEST) --only-database

check: environment-dev ## formatting, lint, import contract, types, templates, migrations
	@.venv/bin/ruff format --check -q .
	@.venv/bin/ruff check -q .
	@.venv/bin/lint-imports
	@.venv/bin/mypy --no-error-summary
	@.venv/bin/djlint --lint --quiet nhipcau
	@NHIPCAU_VAR=$$(mktemp -d) $(PY) -m django makemigrations --check --dry-run --settings config.settings

format: environment-dev ## let the formatter write
	@.venv/bin/ruff format -q .
	@.venv/bin/ruff check -q --fix .

messages: environment ## read the words of the sources into the English catalogue, of the editor into the Vietnamese, compile all
	@$(PY) -m nhipcau.ui.catalogue
	@$(PY) -m nhipcau.editorial.catalogue

lock: environment ## resolve the versions again and pin them with hashes
	@for name in uv run dev; do \
	  .venv/bin/uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-emit-index-url \
	    --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt || exit 1; done

bench: environment-dev ## every measurement, one JSON line each
	@for script in bench/*.py; do $(PY) $$script || exit 1; done

PRESS := feeds fetching cascade languages names topics nearness

bench-press: environment-dev ## every measurement of reading the press; searching.py and killing.py take long, run them by hand
	@for name in $(PRESS); do $(PY) bench/press/$$name.py || exit 1; done
