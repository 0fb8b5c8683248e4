# Two commands do everything on a fresh machine: `make site` and `make test`.

PYTHON ?= python3
VENV ?= .venv
PYTEST_ARGS ?= -n auto --dist worksteal

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The site builders greet with news about each other; here they would hide what matters.
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true

.PHONY: help site serve test oldest newest lint format schema evaluate pictures translations clean

help:
	@echo "make site    build the annotated site into site/"
	@echo "make serve   build it, serve it and rebuild on every change"
	@echo "make test    install what the tests need, the browser included, and run them"
	@echo "make oldest  run them, without a browser, with the oldest versions that are allowed"
	@echo "make newest  the same with the newest there are"
	@echo "make lint    ruff, mypy, import contracts"
	@echo "make format  let ruff format the code"
	@echo "make evaluate print how far the detectors agree with their gold"
	@echo "make pictures take the pictures of the README anew"
	@echo "make translations bring the catalogues of the page's words up to date"
	@echo "make schema  write schema/ anew from the code"
	@echo "make clean   delete what was built"

$(VENV)/made: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Glossator needs Python 3.11 or newer; this is %d.%d. Try: make PYTHON=python3.12 ..." % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/site: $(VENV)/made
	@echo "Installing Glossator and the site builder ..."
	@$(PIP) install --editable . --group site
	@touch $@

$(VENV)/dev: $(VENV)/made
	@echo "Installing Glossator and what the tests need ..."
	@$(PIP) install --editable . --group dev
	@touch $@ $(VENV)/site

site: $(VENV)/site
	@$(BIN)/glossator build --strict
	@echo "The site is in site/. To read it: make serve, then open http://127.0.0.1:8000/"

serve: $(VENV)/site
	@echo "Open http://127.0.0.1:8000/ ; Ctrl-C ends it."
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

test: $(VENV)/dev
	@$(BIN)/python tests/browser/get_browser.py
	@$(BIN)/pytest $(PYTEST_ARGS)

# Environments of their own; in the one, what tests/oldest.py says is all that is held down.
oldest: HELD = --constraint .venv-oldest/versions.txt
oldest newest:
	@$(PYTHON) -m venv --clear .venv-$@
	@.venv-$@/bin/python -m pip --quiet install --upgrade "pip>=25.1"
	@$(PYTHON) tests/oldest.py > .venv-$@/versions.txt
	@.venv-$@/bin/python -m pip --quiet install --editable ".[bibtex,class,import,links,site]" --group test $(HELD)
	@.venv-$@/bin/pytest $(PYTEST_ARGS) tests/unit tests/spec tests/properties tests/builds

lint: $(VENV)/dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

schema: $(VENV)/dev
	@$(BIN)/python -c 'import pathlib; from glossator.loading.schema import write_json_schema; write_json_schema(pathlib.Path("schema"))'

evaluate: $(VENV)/dev
	@$(BIN)/python tests/detecting/evaluate.py $(EVALUATE_ARGS)

translations: $(VENV)/dev
	@$(BIN)/python tests/catalogues.py

pictures: $(VENV)/dev
	@$(BIN)/python tests/browser/take_pictures.py

clean:
	rm -rf site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
