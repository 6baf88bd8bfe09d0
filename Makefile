# make demo   set everything up, ingest seeds/ and answer some questions
# make test   set everything up and run the tests
# make test-slow   all fault tests, many times over: kills, full disks, dying workers
# make fuzz   five minutes of foreign input to the readers
# make train FOLDER=…   the judge's forests anew from annotated articles: see docs/judging.md
# make lock   requirements.lock anew: versions and hashes of all that is installed
# make check  style, types, and docs in step with the code
# make wheel  build the wheel and try it in an empty environment

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
STORE  := .demo/seeds.store

.PHONY: demo test test-slow fuzz train lock check wheel clean

# pip is renewed first: the one that Python 3.11 brings fails on lxml[html-clean]
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(READY)
	rm -rf $(STORE)
	$(BIN)/incumbent ingest seeds --store $(STORE)
	$(BIN)/incumbent timeline 'CBP commissioner' --store $(STORE)
	$(BIN)/incumbent who 'CBP commissioner' --on 2021-12-10 --store $(STORE)
	$(BIN)/incumbent who 'CBP commissioner' --on 2022-06-01 --store $(STORE)
	$(BIN)/incumbent who 'CBP commissioner' --on 2022-11-20 --store $(STORE)
	$(BIN)/incumbent why 'CBP commissioner' --on 2022-06-01 --store $(STORE)

test: $(READY)
	$(BIN)/python -m pytest

test-slow: $(READY)
	$(BIN)/python -m pytest -m 'slow or fault'

fuzz: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	$(BIN)/python tests/fuzz/readers.py .fuzz -max_total_time=300 -artifact_prefix=.fuzz/

train: $(READY)
	$(BIN)/python -m incumbent.ingest.training '$(FOLDER)'

lock: $(READY)
	$(BIN)/python .ci/lock

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python .ci/lock --check

wheel: $(READY)
	PYTHON=$(PYTHON) BUILDER=$(BIN)/python .ci/wheel

clean:
	rm -rf $(VENV) .demo .fuzz build dist *.egg-info
