# Every target does the set-up that it needs; a second call with nothing changed installs and trains nothing.
PORT ?= 5005
CLASP_SHOP ?= stella_tide
export PORT CLASP_SHOP
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
CLASP := .venv/bin/clasp
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup run shell train test test-fast lint format bench compare

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

setup: ## Find Python 3.10, make .venv, install the locked packages
	@scripts/setup

run: setup ## Start the assistant and the demo shop page; Ctrl-C ends all of it
	@$(CLASP) run --port $(PORT)

shell: setup ## Chat in Rasa's shell, action server included
	@$(CLASP) shell

train: setup ## Train the model if its inputs have changed
	@$(CLASP) train

test: setup ## Run every test (unit, content, understanding, stories, servers, browser)
	@scripts/system-packages
	@$(CLASP) train
	@$(PYTHON) -m pytest

test-fast: setup ## Run the tests that need neither a model nor a server nor a browser
	@$(PYTHON) -m pytest tests/unit tests/content

lint: setup ## Check style, types and layers, and validate Rasa's data
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/clasp shop check
	@.venv/bin/rasa data validate --fail-on-warnings > .cache/validate.log 2>&1 || { cat .cache/validate.log; exit 1; }
	@# Rasa says of every assistant with retrieval intents that they stand in two places; any other warning is ours.
	@! grep UserWarning .cache/validate.log | grep -v "duplicated intents"

format: setup ## Format the Python code
	@.venv/bin/ruff check --fix-only . && .venv/bin/ruff format .

bench: setup ## Measure Clasp beside Rasa's default pipeline, in one run
	@$(PYTHON) -m benchmarks.serving $(ARGS)

compare: setup ## Compare encoders, features and classifiers; write docs/understanding/
	@$(PYTHON) -m benchmarks.understanding $(ARGS)
