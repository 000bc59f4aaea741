# Everything that there is to set up: Python 3.11 or newer, and make.
#   make run     open the desk          make test    every check that CI runs
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=
# The tests mostly wait (for terminals, for what is drawn), so more of them run at once than there are processors.
JOBS   ?= 4
# Measuring takes a fifth longer; `make test COVERAGE=` runs the same checks without it.
COVERAGE ?= yes

.PHONY: run demo test check fast random hostile format generate screenshots lock clean
.DEFAULT_GOAL := run

# Compiled once, so that every start is fast, also where the environment forbids Python to write its own.
COMPILE = @$(BIN)/python -m compileall -q src

run: $(VENV)/run.stamp
	$(COMPILE)
	@$(BIN)/interview-desk $(ARGS)

demo: $(VENV)/run.stamp
	$(COMPILE)
	@$(BIN)/interview-desk demo $(ARGS)

# What a person runs before a commit and CI after it: format, lint, types, contracts, tests.
test: check
	$(COMPILE)
	@rm -f .coverage .coverage.*
	$(if $(COVERAGE),MEASURE=1) $(BIN)/python -m pytest --numprocesses $(JOBS) --dist worksteal $(ARGS)
ifneq ($(COVERAGE),)
	@$(BIN)/python -m coverage combine --quiet
	@echo "Coverage, the least covered modules first:"
	@$(BIN)/python -m coverage report --sort=cover --skip-empty | sed -n '3,14p;/^TOTAL/p'
endif

check: $(VENV)/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# The checks that are worth running before every save: format, lint, types, and the rules.
fast: $(VENV)/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses $(JOBS) tests/domain tests/test_plain_english.py

# A long random use of the real desk in pseudo-terminals: make random ARGS="--seeds 100 --steps 500 --jobs 4 --load 2"
random: $(VENV)/test.stamp
	$(COMPILE)
	PYTHONPATH=tests $(BIN)/python -m support.random_driver $(ARGS)

# Hundreds of hostile files before the real commands: make hostile ARGS="--group tables --seconds 5 --verbose"
hostile: $(VENV)/test.stamp
	$(COMPILE)
	PYTHONPATH=tests $(BIN)/python -m support.foreign_run $(ARGS)

format: $(VENV)/test.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Renew what is derived from the tables and from the screens.
generate: $(VENV)/test.stamp
	$(BIN)/python scripts/generate.py
	$(BIN)/python docs/make.py

screenshots: $(VENV)/test.stamp
	$(BIN)/python screenshots/make.py

$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "interview-desk needs Python 3.11 or newer; say which one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/made.stamp requirements/run.lock pyproject.toml
	@echo "Setting up $(VENV) (once)…" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@

# Renew the pinned versions; needs uv, which nothing else does.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml requirements/build.in -o requirements/run.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra test -c requirements/run.lock pyproject.toml requirements/build.in -o requirements/test.lock

clean:
	rm -rf $(VENV) .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
