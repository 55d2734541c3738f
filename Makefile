# make site   set up everything and build site/
# make test   set up everything and run all that CI runs
# make offline  the same, and the site as one zip to carry away: build/so-tay-chi-thi.zip
# make quick  in under two minutes: the checks of text, types and layers, and the tests that are not slow
# make coverage  run the tests outside browsers and tell which lines and branches none of them comes to
# make test-engines  finish the same pages by mkdocs and by Zensical and compare them
# make desk   serve the editors' page on this machine
# make serve  build, serve on this machine, rebuild on change
# make lock   renew the hashed requirements from requirements/*.in
#
# What a forge runs on a request, and anyone can, on the branch that is to take it in: HEAD is the request, a revision or
# a folder (else the files there are), BASE what it is compared with, FORM is text or github, SUMMARY a file to add to.
# All that runs is this branch's; of the request only records are read, as data.
# make fetch    HEAD=<commit>  fetch the request's objects, no file of it
# make review   HEAD=<commit>  write what the request means and what is wrong in it to build/review
# make preview  HEAD=<commit>  the same, and build its records' site, offline copy and changed PDFs in build/preview
# make comment  HEAD=<commit> NUMBER=7  post build/review on the request (scripts/forge/comment.py)
# make publish             check, build and gather all that is published in build/publish
# make fuzz MINUTES=60     fuzz readers and writers with atheris
# make release             build the wheel and the source archive twice, try the wheel, write build/release, tag
# make upload              put build/release on the package index (only a trusted workflow of the owner's may)
# make audit               ask whether a pinned package is known to be unsafe (needs the network)
# make licences            write LICENSES.md anew
# make hooks               check each commit on this machine with pre-commit
# make vendor-form         fetch and patch the program of the web form again (needs npm and the network)
# make vendor-booklet      fetch what binds prints in the browser again, cut its letters (needs npm and the network)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BASE ?=
HEAD ?=
NUMBER ?=
FORM ?= text
SUMMARY ?=
MINUTES ?= 60

# a recipe reads these in its shell, so that no word of them can become a command
export BASE HEAD NUMBER

install_package = { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(1); }

.PHONY: site offline desk test quick coverage serve check tidy lint types layers unit browser test-engines lock clean fetch review preview publish comment hooks fuzz audit licences release upload vendor-form vendor-booklet

site: $(VENV)/build.ok
	$(BIN)/handbook build --pdf --offline

offline: site
	$(BIN)/handbook offline

desk: $(VENV)/desk.ok
	$(BIN)/handbook desk

serve: $(VENV)/build.ok
	$(BIN)/handbook serve

check: $(VENV)/build.ok
	$(BIN)/handbook check --format $(FORM) $(if $(BASE),--changed-since '$(BASE)') $(if $(SUMMARY),--summary '$(SUMMARY)')

# The forge's token answers where a repository is private; git asks for it only there.
fetch:
	git -c fetch.fsckObjects=true \
		-c credential.helper='!answer() { echo username=x-access-token; echo "password=$$FORGE_TOKEN"; }; answer' \
		fetch --quiet --no-tags --no-recurse-submodules --no-write-fetch-head origin "$$HEAD"

review: $(VENV)/build.ok
	rm -rf build/review
	$(BIN)/handbook review request --out build/review --format $(FORM) -- "$${BASE:-HEAD}" "$$HEAD"
	$(if $(SUMMARY),cat build/review/comment.md >>'$(SUMMARY)')

preview: review
	rm -rf build/preview && mkdir -p build/preview
	cp -R mkdocs.yml docs build/review/records
	$(BIN)/handbook build --root build/review/records --offline --site-dir build/preview/site
	$(PYTHON) scripts/forge/prints.py build/review/difference.json build/preview/site/data/handbook.json >build/preview/pdf.txt
	xargs -r $(BIN)/handbook pdf --root build/review/records --out build/preview/pdf <build/preview/pdf.txt
	rm build/preview/pdf.txt
	cp build/review/review.md build/preview/thay-doi.md

publish: check
	rm -rf build/publish
	$(BIN)/handbook build --pdf --offline --site-dir build/publish

comment:
	$(PYTHON) scripts/forge/comment.py "$$NUMBER" "$$HEAD"

fuzz: $(VENV)/dev.ok
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	$(BIN)/python tests/fuzz/run.py $(MINUTES)

# It asks the network, so nothing else depends on it.
audit: $(VENV)/dev.ok
	uvx pip-audit --require-hashes --disable-pip -r requirements/build.txt -r requirements/dev.txt

licences: $(VENV)/dev.ok
	$(BIN)/python scripts/licences.py

release: $(VENV)/dev.ok
	$(BIN)/python scripts/release.py

upload: $(VENV)/build.ok
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/release.txt
	$(BIN)/uv publish --trusted-publishing always build/release/*.whl build/release/*.tar.gz

hooks: $(VENV)/dev.ok
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/hooks.txt
	$(BIN)/pre-commit install

# A module is run by one process: what its tests share is made once. The slow modules, which come first, start first.
SIDE_BY_SIDE = -n auto --dist loadfile --no-loadscope-reorder

test: lint types layers check tidy unit browser

quick: lint types layers check tidy $(VENV)/dev.ok
	$(BIN)/pytest -q -m "not browser and not slow" $(SIDE_BY_SIDE)

coverage: $(VENV)/dev.ok
	mkdir -p build/coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -m "not browser" $(SIDE_BY_SIDE)
	$(BIN)/coverage report

tidy: $(VENV)/build.ok
	$(BIN)/handbook fmt --check
	$(BIN)/handbook schema --check

lint: $(VENV)/dev.ok
	$(BIN)/ruff format --check scripts tests benchmarks
	$(BIN)/ruff check scripts tests benchmarks
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/zizmor --offline --quiet --no-progress --persona pedantic .github

types: $(VENV)/dev.ok
	$(BIN)/mypy
	$(BIN)/mypy scripts/forge scripts/licences.py scripts/release.py

layers: $(VENV)/dev.ok
	$(BIN)/lint-imports

unit: $(VENV)/dev.ok
	$(BIN)/pytest -m "not browser" $(SIDE_BY_SIDE)

# One after another: a browser uses all the cores there are, and loses clicks on a busy machine.
browser: $(VENV)/dev.ok $(VENV)/browsers.ok
	$(BIN)/pytest -m browser

vendor-form: $(VENV)/build.ok
	$(BIN)/python scripts/vendor_form.py

vendor-booklet: $(VENV)/dev.ok
	$(BIN)/python scripts/vendor_booklet.py

# The same staged pages and mkdocs.yml, finished by the engine that can take over from mkdocs and Material.
test-engines: $(VENV)/engines.ok
	$(BIN)/python scripts/compare_engines.py $(VENV)/engines/bin/zensical

lock:
	for name in build desk mcp dev bench engines hooks fuzz release; do \
		uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q \
			requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean:
	rm -rf build site $(VENV)

# What is in .venv counts only if it was made here, whole, by a Python that is still there: else it is made again.
$(if $(wildcard $(VENV)/*.ok),$(shell $(BIN)/python -c 'import os, pip, sys, handbook; \
	sys.exit(not os.path.samefile(os.path.dirname(handbook.__file__), "scripts/handbook"))' \
	>/dev/null 2>&1 || rm -f $(VENV)/*.ok))

# Without a stamp, what may be left of an earlier attempt is not built upon.
$(VENV)/build.ok: requirements/build.txt pyproject.toml
	@command -v $(firstword $(PYTHON)) >/dev/null || { echo 'Không tìm thấy «$(PYTHON)»; cài Python 3.11 trở lên rồi chạy lại' >&2; exit 1; }
	@[ -f $@ ] || $(PYTHON) scripts/environment.py $(VENV)
	rm -f $@
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/engines.ok: requirements/engines.txt $(VENV)/build.ok
	$(BIN)/python scripts/environment.py $(VENV)/engines
	$(VENV)/engines/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/engines.txt
	touch $@

$(VENV)/desk.ok: requirements/desk.txt $(VENV)/build.ok
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/desk.txt
	touch $@

$(VENV)/dev.ok: requirements/dev.txt $(VENV)/build.ok
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

# The browser tests drive a real Chromium and a real Firefox: those that are there, else the package manager's.
$(VENV)/browsers.ok: | $(VENV)/build.ok
	command -v chromium chromium-browser google-chrome >/dev/null || $(call install_package,chromium)
	command -v firefox-esr firefox >/dev/null || $(call install_package,firefox-esr)
	touch $@
