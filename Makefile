# `make demo` shows what Aftertext does, `make test` checks it, `make bench` measures how fast it is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench setup lint docs clean

demo: setup
	$(BIN)/aftertext compare breadcrumbs --couples 500 --seed 1 --out out/demo \
		--dumper breadcrumb,compassionate,silence,block,buddy,regret_talk \
		--dumpee polite,ask_space

test: setup lint
	HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest

bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benchmarks

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

docs: setup
	$(BIN)/python -m coach.pages
	$(BIN)/python -m scenarios.export

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Aftertext needs Python 3.11 or newer; set PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
