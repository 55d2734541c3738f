# make site   set up everything and build site/
# make test   set up everything and run all that CI runs
# make serve  build, serve on this machine, rebuild on change
# make lock   renew the hashed requirements from requirements/*.in

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test serve check lint types layers unit browser lock clean

site: $(VENV)/build.ok
	$(BIN)/handbook build

serve: $(VENV)/build.ok
	$(BIN)/handbook serve

check: $(VENV)/build.ok
	$(BIN)/handbook check

test: lint types layers check unit browser

lint: $(VENV)/dev.ok
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests

types: $(VENV)/dev.ok
	$(BIN)/mypy

layers: $(VENV)/dev.ok
	$(BIN)/lint-imports

unit: $(VENV)/dev.ok
	$(BIN)/pytest -m "not browser" -n auto

browser: $(VENV)/dev.ok $(VENV)/chromium.ok
	$(BIN)/pytest -m browser

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/build.in -o requirements/build.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/dev.in -o requirements/dev.txt

clean:
	rm -rf build site $(VENV)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/build.ok: requirements/build.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.ok: requirements/dev.txt $(VENV)/build.ok
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

# The browser tests drive a real Chromium: one that is there, else the package manager's.
$(VENV)/chromium.ok: | $(BIN)/python
	command -v chromium chromium-browser google-chrome >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }
	touch $@
