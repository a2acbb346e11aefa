# Everything starts from a fresh clone with Python 3.11 and make; `make` alone lists the targets.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PYTEST_ARGS ?=
TEST_JOBS   ?= auto
DEMO_ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test verify lint format bench fuzz lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

setup: $(VENV)/.ready ## make .venv with everything pinned (and bubblewrap, where root can install it)

$(VENV)/.ready: requirements.lock pyproject.toml scripts/setup
	PYTHON=$(PYTHON) scripts/setup $(VENV)
	@touch $@

demo: setup ## build the homework, grade sample notebooks over HTTP, then keep serving (DEMO_ARGS=--once ends)
	$(BIN)/holt demo $(DEMO_ARGS)

test: setup ## run the tests (PYTEST_ARGS=... for a part of them, TEST_JOBS=0 for one after the other)
	$(BIN)/python -m pytest --numprocesses $(TEST_JOBS) --maxprocesses 4 --dist worksteal $(PYTEST_ARGS)

verify: setup ## prove every homework's suite with its mutants and variants
	$(BIN)/holt verify assignments/*/ --jobs 2

lint: setup ## formatter, linter, types and the walls between packages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## rewrite the code as `make lint` wants it
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## measure Holt beside `otter run` on this machine
	$(BIN)/python -m benchmarks.verdict
	$(BIN)/python -m benchmarks.speed

FUZZ_SECONDS ?= 60
fuzz: setup ## feed nonsense to the readers of foreign bytes (FUZZ_SECONDS=60 for each of four targets)
	$(BIN)/uv pip install -q --python $(BIN)/python atheris==3.0.0
	for target in wire tree conversation notebook; do \
	  $(BIN)/python -m benchmarks.fuzz $$target --seconds $(FUZZ_SECONDS) --corpus var/fuzz/$$target || exit 1; done

lock: setup ## choose dependency versions anew
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --group dev pyproject.toml -o requirements.lock

clean: ## remove the environment and everything built
	rm -rf $(VENV) var assignments/*/dist
