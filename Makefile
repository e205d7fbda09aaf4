# make run     install into .venv, index the default documents, serve them on http://127.0.0.1:7860
# make test    install into .venv with the development tools and run every check
# make renew   find the newest versions, write them down and run every check with them
# make serving try the installation that only serves: make serving PYTHON=python3.13
# They take the interpreter from PYTHON (make run PYTHON=python3.12); all but renew install the
# versions in constraints.txt.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt

.PHONY: run test lint scripts types renew serving

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

# In an environment of its own, so that .venv goes on working where a new version does not.
renew:
	$(PYTHON) -m venv --clear .venv-renewed
	.venv-renewed/bin/python -m pip install --quiet --editable '.[dev]'
	.venv-renewed/bin/python .ci/write_pins.py
	$(MAKE) VENV=.venv-renewed test || { \
	  echo "A check fails with the new versions: hold what fails in pyproject.toml and run this" \
	    "again, or take the old ones back: git checkout constraints.txt requirements.txt"; exit 1; }

# What is installed in full makes the index; what only serves answers from it.
serving: $(VENV)/installed
	$(PYTHON) -m venv --clear .venv-serving
	.venv-serving/bin/python -m pip install --quiet --no-deps --constraint constraints.txt \
	  --requirement requirements-serve.txt
	$(BIN)/python app.py index
	.venv-serving/bin/python app.py ask "What did Karimov say?" --limit 1
	.venv-serving/bin/python app.py doctor

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
