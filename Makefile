# Needs Python 3.11 or newer, pip and make; everything else is fetched into .venv.

VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PYTHON ?= python3
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help setup run serve test verify check bench wacz docs clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1	/'

setup: $(READY) ## the environment in .venv, and the command .venv/bin/hudna

$(BIN)/python:
	@for python in "$(PYTHON)" python3.13 python3.12 python3.11 python3.14; do \
		if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			"$$python" -m venv $(VENV); exit $$?; \
		fi; \
	done; \
	echo "make: no Python 3.11 or newer with venv was found; install one, or say which: make PYTHON=/path/to/python3" >&2; \
	exit 1

$(READY): requirements.txt requirements-dev.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements-dev.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY) ## code the sample reports, link them under the sample case, show what is new
	@mkdir -p out
	@rm -rf out/sahl-2023 out/sahl.db*
	$(BIN)/hudna code samples/reports.jsonl samples/*.txt -o out/record.jsonl
	$(BIN)/hudna case new out/sahl-2023
	$(BIN)/hudna run samples/reports.jsonl samples/*.txt --store out/sahl.db --case out/sahl-2023

serve: $(READY) ## show the sample reports in a browser, at http://127.0.0.1:8765/
	@mkdir -p out
	$(BIN)/hudna run samples/reports.jsonl samples/*.txt --store out/samples.db --case syria-2016 > out/run.txt
	$(BIN)/hudna serve --store out/samples.db

check: $(READY) ## lint, format, types, layers, examples in docstrings
	$(BIN)/ruff check src tests scripts
	$(BIN)/ruff format --check src tests scripts
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q --doctest-modules src

test: check ## everything that is checked, and the tests
	$(BIN)/python -m pytest -q

verify: test ## the same with a browser, which it installs on Debian where there is none
	@command -v chromium > /dev/null || $$([ "$$(id -u)" = 0 ] || echo sudo) apt-get install --yes --no-install-recommends chromium fonts-noto-core
	$(BIN)/python -m pytest -q tests/web/test_browser.py

bench: $(READY) ## how fast the coder is on one core, stage by stage
	$(INSTALL) $$(grep -o 'ahocorasick_rs[^"]*' pyproject.toml)
	$(BIN)/python scripts/bench.py

wacz: $(READY) ## a web archive of ours against the reference validator, in an environment of its own
	"$(BIN)/python" -m venv $(VENV)-wacz
	$(VENV)-wacz/bin/python -m pip install --quiet --disable-pip-version-check $$(grep -o 'wacz==[^"]*' pyproject.toml)
	PATH="$$PWD/$(VENV)-wacz/bin:$$PATH" $(BIN)/python -m pytest -q tests/fetch/test_wacz.py

docs: $(READY) ## write docs/cli.md anew from the commands' --help
	$(BIN)/python scripts/cli_docs.py

clean: ## remove what make makes
	rm -rf $(VENV) $(VENV)-wacz out dist build
