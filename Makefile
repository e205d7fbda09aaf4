# make run     install into .venv, index the default documents, serve them on http://127.0.0.1:7860
# make test    install into .venv with the development tools and run every check
# Both take the interpreter from PYTHON (make run PYTHON=python3.12) and the same pinned versions.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt

.PHONY: run test lint scripts types

run: $(VENV)/installed
	$(BIN)/python app.py index
	$(BIN)/python app.py

test: lint types
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# The page's script, where there is Node.js (20 or later) to check it with; nothing of it is served.
scripts:
	@if command -v npm >/dev/null; then \
		$(MAKE) --no-print-directory node_modules/installed && npm run --silent lint; \
	else \
		echo "No npm: the page's script is not checked."; \
	fi

node_modules/installed: package.json package-lock.json
	npm ci --silent --no-audit --no-fund
	touch $@

types: $(VENV)/installed-dev
	$(BIN)/mypy

# The two stamps say which installation the environment has; a change of what is to be
# installed makes them stale. The second installation includes the first.
$(VENV)/installed: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(INSTALL) --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(INSTALL) --editable '.[dev]'
	touch $(VENV)/installed $@

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)
