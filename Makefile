# `make` or `make help` lists what there is.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SAMPLE := tests/fixtures/sample
# Tests run in as many processes as there are cores, four at most; a file stays together, for its tests share what they built.
PYTEST := -m pytest -n auto --maxprocesses 4 --dist loadfile
SCRIPTS := kg/export/page/templates/scripts kg/serving/static/query

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast test-long test-browser lint evaluate evaluate-claims train benchmark ontology-docs clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(STAMP)

demo: $(STAMP) ## install, build the graph of the sample corpus, say where the page is
	$(BIN)/kg build $(SAMPLE) -o output/

test: $(VENV)/.installed-dev ## install what the tests need and run them all
	$(BIN)/python -m ruff check kg tests docs benchmarks training
	$(BIN)/python -m ruff format --check -q kg tests docs benchmarks training
	$(BIN)/python -m mypy
	$(BIN)/oxlint $(SCRIPTS)
	$(BIN)/python $(PYTEST)

test-fast: $(VENV)/.installed-dev ## the tests that take seconds
	$(BIN)/python $(PYTEST) -m "not slow and not browser"

test-long: $(VENV)/.installed-dev ## 200 builds killed at any moment and taken up again; half an hour
	$(BIN)/python -m tests.benchmarks.kill_build 200

test-browser: $(VENV)/.installed-dev ## the tests of the page in headless Chromium
	$(BIN)/python $(PYTEST) -m browser

lint: $(VENV)/.installed-dev ## ruff, mypy --strict, and oxlint for the scripts of the pages
	$(BIN)/python -m ruff check kg tests docs benchmarks training
	$(BIN)/python -m ruff format --check -q kg tests docs benchmarks training
	$(BIN)/python -m mypy
	$(BIN)/oxlint $(SCRIPTS)

evaluate: $(STAMP) ## precision, recall and F1 on the sample corpus
	$(BIN)/kg evaluate tests/gold/sample $(SAMPLE) --floors tests/gold/floors.toml

evaluate-claims: $(VENV)/.installed-dev ## the same on the labeled sentences on claims
	$(BIN)/python -m tests.support.sentences_gold output/sentences
	$(BIN)/kg evaluate output/sentences/gold output/sentences/raw --floors tests/gold/floors-claims.toml

train: $(VENV)/.installed-dev ## the weights of ontology/weights from GOLD="FOLDER …" and RAW="FOLDER …", else from our own labeled sentences
	$(if $(GOLD),,$(BIN)/python -m tests.support.sentences_gold output/sentences)
	$(BIN)/python -m training --gold $(or $(GOLD),output/sentences/gold) --raw $(or $(RAW),output/sentences/raw) $(if $(GOLD),,--to output/weights) $(if $(ONLY),--only $(ONLY))

benchmark: $(STAMP) ## speed on the sample corpus, beside a naive script and, with AGAINST=REVISION, beside that
	$(BIN)/python -m benchmarks.compare build $(SAMPLE) --naive --pairs 3 $(if $(AGAINST),--against $(AGAINST) --keep build/benchmark)
	$(BIN)/python -m benchmarks.stages $(SAMPLE)

$(VENV)/.installed-docs: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@ $(STAMP)

ontology-docs: $(VENV)/.installed-docs ## classes and properties as a page, output/ontology.html
	$(BIN)/python -m kg.ontology.documentation output/ontology.html

clean: ## remove what was built
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find output -mindepth 1 ! -name .gitkeep -delete
