# Two commands: `make site` builds everything, `make test` proves it. Needs Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

.PHONY: help site test serve bench check format clean

help:
	@echo "make site    build the site and all interview kits into site/"
	@echo "make test    run every check and test"
	@echo "make serve   show the site on this machine and rebuild it on every change"
	@echo "make bench   measure speed and memory"
	@echo "make format  let ruff format the code and refresh the schemas"
	@echo "make clean   delete what was built, and the environment"

site: .venv/site-ready
	@$(BIN)/cskit build

serve: .venv/site-ready
	@$(BIN)/cskit serve

test: .venv/test-ready
	@tests/install-tools.sh
	$(BIN)/ruff check tools tests bench
	$(BIN)/ruff format --check tools tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cskit schema --check
	$(BIN)/cskit check
	$(BIN)/pytest -n auto

bench: .venv/test-ready .venv/bench-ready
	@$(BIN)/python bench/run.py

format: .venv/test-ready
	$(BIN)/ruff format tools tests bench
	$(BIN)/ruff check --fix tools tests bench
	$(BIN)/cskit schema

clean:
	rm -rf .venv build site .cskit

.venv/site-ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=python3.x")'
	@echo "Making the environment in .venv …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) -e .
	@touch $@

.venv/test-ready: .venv/site-ready
	@echo "Adding the test tools …"
	@$(PIP) -e '.[test]'
	@touch $@

.venv/bench-ready: .venv/test-ready
	@$(PIP) -e '.[test,bench]'
	@touch $@
