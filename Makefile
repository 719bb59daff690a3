# `make run` and `make test` need git, make and Python 3.11+ with venv; everything else they fetch into .venv.
# Another interpreter: make run PYTHON=python3.13

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
FROM   ?=

.DEFAULT_GOAL := help
.PHONY: help run setup test check bench bench-check year kill audit sbom accuracy lock wheel container-check clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY)  ## install the pinned dependencies and this checkout into .venv

$(READY): requirements-dev.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "there is no $(PYTHON) here; name another: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

run: $(READY)  ## the main job: poll the sources, write due mails to out/, show how things stand
	@$(call step,$(strip wro sync $(if $(FROM),--from "$(FROM)"))) || test $$? -eq 1
	@$(call step,wro digest --to folder:out) || test $$? -eq 1
	@$(call step,wro orders --status active --status partially_active)
	@$(call step,wro health) || test $$? -eq 1
	@echo
	@echo 'What next:'
	@echo '  $(BIN)/wro status "Smart Glove"    where a company, vessel or place stands'
	@echo '  $(BIN)/wro browse                  the ledger in a web browser'
	@echo '  $(BIN)/wro subscribers add you@example.org --track "Smart Glove"    then it writes to you: $(BIN)/wro digest'

# Show a command as a person would type it, then do it.
step = echo; echo '$$ $(subst ','\'',$(1))'; $(BIN)/$(1)

test: $(READY)  ## every test
	$(BIN)/python -m pytest

check: $(READY)  ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)  ## measure everything, write bench/results.json and the table in the README
	$(BIN)/python -m bench

bench-check: $(READY)  ## measure, and fail where a ratio is more than half behind the recorded one
	$(BIN)/python -m bench --check

year: $(READY)  ## a year of polls against the stand-in, with faults, deaths and upgrades of the parser (minutes)
	$(BIN)/python -m tests.year

kill: $(READY)  ## kill sync and digest at two hundred random moments, and ask for every promise after each
	$(BIN)/python -m tests.kill 200

# Both are of what the image holds and need a package index; the audit also needs the database of known weaknesses at
# pypi.org or osv.dev.
AUDIT := .venv-audit
$(AUDIT)/.ready: requirements-image.lock
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check pip-audit cyclonedx-bom
	@touch $@

audit: $(AUDIT)/.ready  ## look up what is pinned among known weaknesses (needs the internet)
	@$(AUDIT)/bin/pip-audit --strict --require-hashes --disable-pip -r requirements-image.lock || { code=$$?; \
	  echo 'make audit: weaknesses were found, or the database of known weaknesses could not be asked (see above): it needs' >&2; \
	  echo 'a way to https://pypi.org or, with PIP_AUDIT_VULNERABILITY_SERVICE=osv, to https://api.osv.dev' >&2; exit $$code; }

sbom: $(AUDIT)/.ready  ## write what is pinned as a CycloneDX bill of materials into dist/sbom.json
	@mkdir -p dist
	$(AUDIT)/bin/cyclonedx-py requirements --output-reproducible -o dist/sbom.json requirements-image.lock

accuracy: $(READY)  ## how well the releases of the corpus are read, field by field
	$(BIN)/python -m tests.accuracy
	$(BIN)/python -m tests.screening.accuracy

lock: $(READY)  ## pin the dependencies again (needs uv: pip install uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --extra alerts --constraint requirements.lock pyproject.toml -o requirements-image.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock

wheel: $(READY)  ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

container-check: $(READY)  ## follow the Dockerfile's steps in an empty folder, without Docker
	$(BIN)/python -m tests.wro.follow_dockerfile

clean:  ## remove what the targets above made, except the database
	rm -rf $(VENV) $(AUDIT) dist out build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
