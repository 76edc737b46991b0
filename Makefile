# Everything a developer runs. `make help` prints this file's targets.

PYTHON ?= python3
ARGS ?=
# Two cores are what the slowest machine we build on has.
JOBS ?= 2

# A warm run is one whose compiled modules were kept, whatever the shell it is called from prefers.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
CHECKED := $(wildcard agent_console screens backends tests benchmarks tools)
PYTEST := $(BIN)/pytest -n $(JOBS) --dist loadgroup

.DEFAULT_GOAL := help
.PHONY: help run train test test-full check format locale readings scenarios openapi budget benchmarks bench bench-check snapshots pictures wheel clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | \
		awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

run: $(VENV)/.installed-run ## set up what is missing and open the console (ARGS="--lang en")
	@$(BIN)/agent-console $(ARGS)

train: $(VENV)/.installed-run ## set up what is missing and practise calls with a caller who answers (ARGS="--lang en")
	@$(BIN)/agent-console train $(ARGS)

# The report is made afterwards: pytest-cov makes it twice, which is ten seconds on one core.
test: check ## what to run before each commit: check, then the tests with coverage
	HYPOTHESIS_PROFILE=quick $(PYTEST) -q --cov --cov-report=
	@$(BIN)/coverage report

test-full: $(VENV)/.installed-dev ## what `make test` leaves out, and every count in full; run both (under 25 minutes on two cores)
	HYPOTHESIS_PROFILE=full $(PYTEST) -q -m "" --only-added

check: $(VENV)/.installed-dev ## format, lint, types and import contracts, without the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(CHECKED)
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev ## put the code into its format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

locale: $(VENV)/.installed-dev ## collect the texts, carry them into every language, compile, name what is not translated (edit data/locale/*/LC_MESSAGES/*.po between two runs)
	@$(BIN)/python -m tools.locale

readings: $(VENV)/.installed-dev ## write down how the names in data/platforms sound, for the search (after a platform was added)
	@$(BIN)/python -m tools.make_readings

scenarios: $(VENV)/.installed-dev ## search how each practice scenario is won and write it into data/scenarios (after one, or a rule of the desk, changed)
	@$(BIN)/python -m tools.winning_ways

openapi: $(VENV)/.installed-dev ## write down our own two APIs in data/openapi (after a message, an operation or a code changed)
	@$(BIN)/python -m tools.openapi

budget: $(VENV)/.installed-dev ## write the keystroke budget of tests/budget into docs/keys.md (after a count changed, which was meant)
	@$(BIN)/python -m tools.key_budget

benchmarks: $(VENV)/.installed-dev ## how fast a served registry answers and what a read through the client costs (under a minute)
	$(BIN)/python -m benchmarks.http

bench: $(VENV)/.installed-dev ## how fast the console is beside a bare program, and what a casebook costs as it grows (minutes)
	$(BIN)/python -m benchmarks.agent_speed --json benchmarks/last.json --doc docs/performance.md
	$(BIN)/python -m benchmarks.casebook

bench-check: $(VENV)/.installed-dev ## whether a ratio is more than a quarter worse than benchmarks/baseline.json
	$(BIN)/python -m benchmarks.agent_speed --check

snapshots: $(VENV)/.installed-dev ## draw anew the pictures the tests compare screens with (after a change that was meant; look at them)
	$(PYTEST) -q -m "" --snapshot-update tests/snapshots

pictures: $(VENV)/.installed-dev ## draw the screenshots of README anew
	$(BIN)/python -m tools.pictures

wheel: $(VENV)/.installed-dev ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## remove .venv and whatever tools left behind (never the console's own files)
	rm -rf $(VENV) build dist htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis snapshot_report.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "agent-console needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp, so that the installer runs again only when the names or versions changed.
$(VENV)/.installed-run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed-run
