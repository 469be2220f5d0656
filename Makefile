# `make help` tells what there is. Everything is installed into .venv, from pinned and hashed
# requirements, and again only when they change. PYTHON=... names the Python to make it with.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PACKAGE := pyproject.toml notes_lsp/__init__.py

# Touched when the environment has been made, can run the program, has the tools of a developer.
VENV := .venv/.venv
RUN := .venv/.run
DEV := .venv/.dev

EDITORS ?= $(patsubst tests/e2e/%/run.sh,%,$(wildcard tests/e2e/*/run.sh))
MINUTES ?= 30
NOTES ?= 1000,10000
ROUNDS ?= 3
ROWS ?=
BENCH := $(BIN)/python -m tests.bench
OTHERS := .benchmarks/others
BENCH_OPTIONS = --notes $(NOTES) --rounds $(ROUNDS) $(if $(ROWS),--rows $(ROWS))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test fuzz audit test-editors bench bench-record bench-compare bench-others lint fix build lock clean

help: ## Tell what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

run: $(RUN) ## Check the notes of seeds/
	@$(BIN)/notes-lsp check seeds || [ $$? -eq 1 ]
	@echo
	@echo 'That was: .venv/bin/notes-lsp check seeds (now try it on notes of your own)'

test: $(DEV) ## Run the tests (TESTS='tests/text -k lines' runs some)
	$(BIN)/python -m pytest $(TESTS)

fuzz: $(DEV) ## Look for inputs that break something, until one does (MINUTES=30, TESTS=tests/syntax)
	@end=$$(($$(date +%s) + 60 * $(MINUTES))); while [ "$$(date +%s)" -lt "$$end" ]; do \
		$(BIN)/python -m pytest -q -x -m hypothesis --hypothesis-profile=search $(TESTS) || exit 1; \
	done
	GROWTH_LENGTH=50000 $(BIN)/python -m pytest -q tests/test_growth.py

audit: $(VENV) ## Ask whether anything that is pinned has known holes
	@$(PIP) install --quiet --require-hashes -r .ci/requirements-audit.txt
	@$(BIN)/python .ci/audit.py $(BIN)/pip-audit

test-editors: $(RUN) ## Run the tests in real editors, which are installed for it (EDITORS=neovim: in one)
	@for editor in $(EDITORS); do \
		echo "== $$editor"; \
		NEOVIM_TRANSCRIPT="$(CURDIR)/editors/neovim/transcript.txt" \
			$(BIN)/python -m tests.e2e.run_editor $$editor "$(CURDIR)/$(BIN)/notes-lsp" serve || exit 1; \
	done

bench: $(DEV) ## Measure on generated vaults (NOTES=1000,10000 ROUNDS=3; ROWS=keystroke,hover: some)
	$(BENCH) measure $(BENCH_OPTIONS)

bench-record: $(DEV) ## Measure, and put the ratios on record (tests/bench/records.json)
	$(BENCH) record $(BENCH_OPTIONS)

bench-compare: $(DEV) ## Measure, and tell what is slower than on record
	$(BENCH) compare $(BENCH_OPTIONS)

bench-others: NOTES = 1000
bench-others: $(DEV) $(OTHERS)/.installed ## Have other servers do the same work (needs Node.js)
	$(BIN)/python -m tests.bench.others --notes $(NOTES)

$(OTHERS)/.installed: | $(VENV)
	$(BIN)/python -m venv $(OTHERS)/python
	$(OTHERS)/python/bin/python -m pip --disable-pip-version-check install --quiet rumdl==0.3.0
	npm install --silent --no-save --prefix $(OTHERS) \
		vscode-markdown-languageserver@0.5.0 markdown-it@14.3.3
	@touch $@

lint: $(DEV) ## Check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: $(DEV) ## Repair format and style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

build: $(DEV) ## Build the wheel and the source distribution into dist/
	rm -rf dist
	$(BIN)/python -m hatchling build

lock: $(DEV) ## Pin the newest releases that pyproject.toml allows
	$(PIP) install --quiet uv
	@for group in build:requirements dev:requirements-dev; do \
		$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
			--group "$${group%:*}" --output-file ".ci/$${group#*:}.txt" || exit 1; \
	done
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command 'make lock' \
		--group pyproject.toml:audit --output-file .ci/requirements-audit.txt

clean: ## Remove what the other targets made
	rm -rf .venv .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist

$(VENV): .ci/make-venv
	sh .ci/make-venv .venv
	@touch $@

$(RUN): $(VENV) .ci/requirements.txt $(PACKAGE)
	@echo 'Installing notes-lsp into .venv ...'
	@$(PIP) install --quiet --require-hashes -r .ci/requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUN) .ci/requirements-dev.txt
	@echo 'Installing the tools of development into .venv ...'
	@$(PIP) install --quiet --require-hashes -r .ci/requirements-dev.txt
	@touch $@
