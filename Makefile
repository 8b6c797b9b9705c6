# Run `make` or `make help` for what there is to do. Everything works from a fresh checkout.

VENV := .venv
RUN := $(VENV)/bin/python

PACK := annotations/trotsky-2017
EPISODES := $(wildcard samples/trotsky/*.en.srt samples/broken/*.srt)
DEMO := build/demo

.NOTPARALLEL:
.PHONY: help demo test fast lint bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s%s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed ## Set everything up and merge notes into the sample episodes
	@mkdir -p $(DEMO)
	@.ci/demo $(VENV)/bin/overlay $(PACK) $(DEMO) $(EPISODES)

test: $(VENV)/.installed-dev ## Set everything up, lint, and run all tests
	@.ci/programs
	@$(MAKE) --no-print-directory lint
	@$(RUN) -m pytest --numprocesses auto

fast: $(VENV)/.installed-dev ## Run the tests that take less than a second each
	@$(RUN) -m pytest --numprocesses auto -m "not slow"

lint: $(VENV)/.installed-dev ## Check style, format and types
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet
	@$(RUN) -m mypy --no-error-summary

bench: $(VENV)/.installed-dev ## Time a merge beside other tools, and count right and wrong places
	@$(RUN) -m benchmarks.merge
	@echo
	@$(RUN) -m benchmarks.locate
	@echo
	@$(RUN) -m benchmarks.anchors

clean: ## Remove everything that make made
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find overlay tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml .ci/install
	@.ci/install $(VENV) .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml .ci/install
	@.ci/install $(VENV) '.[dev]'
	@touch $@ $(VENV)/.installed
