# The commands of the README: `make demo`, `make test`, `make evaluate`.
PYTHON ?= python3
PORT   ?= 8000
# Annotated documents beside the checkout, where there are any.
PRACTICE ?= ../shared/practice
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test evaluate figures benchmark check clean

demo: $(VENV)/.installed
	$(BIN)/whosays build examples --data $(VENV)/demo
	$(BIN)/whosays serve --data $(VENV)/demo --port $(PORT)

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile $(ARGS)

evaluate: $(VENV)/.installed
	$(BIN)/whosays evaluate --gold tests/gold --docs examples --docs tests/gold/docs $(ARGS)
	$(BIN)/whosays evaluate --conflicts tests/gold/conflicts $(ARGS)
	@if [ -d $(PRACTICE)/gold ]; then $(BIN)/whosays evaluate --gold $(PRACTICE)/gold --docs $(PRACTICE)/docs $(ARGS); fi

# The table in the README, measured anew.
figures: $(VENV)/.installed
	$(BIN)/python tests/support/figures.py

benchmark: $(VENV)/.installed
	$(BIN)/python -m benchmarks $(ARGS)

check: $(VENV)/.installed-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p $(VENV)/src && ln -sfn ../.. $(VENV)/src/whosays
	cd $(VENV) && MYPYPATH=src bin/mypy --config-file ../pyproject.toml -p whosays.graph -p whosays.evaluation -p whosays.loaders -p whosays.server -p whosays.commands -m whosays.cli
	cd $(VENV)/src && ../bin/lint-imports --config ../../pyproject.toml

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,browser]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-check: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[check,test,browser]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test

clean:
	rm -rf $(VENV) build dist *.egg-info
