# The shop's front door. `make help` lists what there is.

ISSUE ?= content/jilin-centenary
LAYOUT ?=
OUTPUT ?= output
TESTS ?=
PROCESSES ?= 2
BENCH ?= skeleton editions galley against crew
bin := .venv/bin

.PHONY: help issue test check golden bench clean
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

issue: ## set up, then build the demo issue to output/ (ISSUE=content/NAME, LAYOUT=NAME)
	@tools/setup.sh run
	@$(bin)/ghpress build $(ISSUE) $(if $(LAYOUT),--layout $(LAYOUT)) -o $(OUTPUT)

test: ## set up, then run the tests (TESTS=tests/galley for a part, PROCESSES=1 for one at a time)
	@tools/setup.sh test
	@$(bin)/python -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder $(TESTS)

check: ## format, lint, types, layers, the shop's own rules, and an unchanged tree
	@tools/setup.sh test
	@tools/check.sh

golden: ## write the golden files anew; read the diff before you commit it
	@tools/setup.sh test
	@GHPRESS_GOLDEN=write $(bin)/python -m pytest $(TESTS)
	@git --no-pager diff --stat -- tests

bench: ## measure the shop (seconds a page); BENCH=skeleton for one of them
	@tools/setup.sh test
	@for name in $(BENCH); do $(bin)/python -m benchmarks.$$name || exit; done

clean: ## remove built pages and tool caches (keeps .venv)
	@find $(OUTPUT) -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
