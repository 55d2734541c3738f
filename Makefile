# make site   set up everything and build site/
# make test   set up everything and run all that CI runs
# make serve  build, serve on this machine, rebuild on change
# make lock   renew the hashed requirements from requirements/*.in

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

install_package = { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(1); }

.PHONY: site test serve check tidy lint types layers unit browser lock clean

site: $(VENV)/build.ok
	$(BIN)/handbook build

serve: $(VENV)/build.ok
	$(BIN)/handbook serve

check: $(VENV)/build.ok
	$(BIN)/handbook check

test: lint types layers check tidy unit browser

tidy: $(VENV)/build.ok
	$(BIN)/handbook fmt --check
	$(BIN)/handbook schema --check

lint: $(VENV)/dev.ok
	$(BIN)/ruff format --check scripts tests benchmarks
	$(BIN)/ruff check scripts tests benchmarks

types: $(VENV)/dev.ok
	$(BIN)/mypy

layers: $(VENV)/dev.ok
	$(BIN)/lint-imports

unit: $(VENV)/dev.ok
	$(BIN)/pytest -m "not browser" -n auto

browser: $(VENV)/dev.ok $(VENV)/browsers.ok
	$(BIN)/pytest -m browser

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/build.in -o requirements/build.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/dev.in -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/bench.in -o requirements/bench.txt

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

# The browser tests drive a real Chromium and a real Firefox: those that are there, else the package manager's.
$(VENV)/browsers.ok: | $(BIN)/python
	command -v chromium chromium-browser google-chrome >/dev/null || $(call install_package,chromium)
	command -v firefox-esr firefox >/dev/null || $(call install_package,firefox-esr)
	touch $@
