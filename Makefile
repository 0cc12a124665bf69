# Two commands do everything: `make demo` and `make test`. Both set up .venv from the lock file.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

WEB := web/node_modules/.package-lock.json

.PHONY: web web-check fuzz picture demo test lint types contracts docs-check check package docs bench rules lock clean help

help:
	@echo "make demo       set up, build the example graph, print a summary and the map's path"
	@echo "make test       set up, run all tests"
	@echo "make check      lint, types, architecture contracts, generated docs, the explorer's bundle"
	@echo "make web        test and bundle the explorer's script and style (needs Node 18 or newer)"
	@echo "make package    build the wheel and try it in an environment of its own"
	@echo "make docs       write the generated parts of README.md and docs/"
	@echo "make bench      measure the figures of the README (slow)"
	@echo "make rules      how often each rule and cue is right on the annotated texts"
	@echo "make fuzz       feed the readers broken files, FUZZ seconds each (default 600)"
	@echo "make lock       resolve requirements.lock anew"

demo: $(READY)
	@$(BIN)/kg build examples/*.txt -o graph
	@$(BIN)/kg map --graph graph -o map.html && echo "the map: file://$(CURDIR)/map.html"
	@$(BIN)/kg ask --graph graph who-connects-to "Public Protection Department" | head -n 40

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

docs-check: $(READY)
	$(BIN)/python -m cogapp -P --check --diff README.md docs/cli.md docs/review.md docs/answers.md

check: lint types contracts docs-check web-check

# What is bundled is committed: only who changes web/ needs Node.
web: $(WEB)
	cd web && npm run --silent types && npm run --silent test && npm run --silent build

web-check: $(WEB)
	cd web && npm run --silent types && npm run --silent test && npm run --silent check

$(WEB): web/package.json web/package-lock.json
	@command -v npm >/dev/null || { echo "Node 18 or newer is needed, with npm: apt-get install nodejs npm"; exit 1; }
	cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

package: $(READY)
	rm -rf dist out/package && mkdir -p out/package
	$(BIN)/python -m build --wheel --outdir dist . >out/package/build.log
	$(PYTHON) -m venv out/package/venv
	out/package/venv/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	out/package/venv/bin/python -m pip install --quiet --no-deps dist/*.whl
	cd out/package && venv/bin/kg --help >help.txt && venv/bin/kg build ../../examples/*.txt -o graph && venv/bin/kg verify --graph graph

docs: $(READY)
	$(BIN)/python -m cogapp -P -r README.md docs/cli.md docs/review.md docs/answers.md

bench: $(READY) out/spacy/.ready
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/questions.py
	$(BIN)/python bench/answers.py
	$(BIN)/python bench/w3c.py
	$(BIN)/python bench/quality.py
	$(BIN)/python bench/extraction.py
	$(BIN)/python bench/reading.py

GOLD ?= bench/passages/development
# GOLD=FOLDER... are folders of annotated texts (NAME.txt, NAME.nodes.tsv, NAME.edges.tsv).
rules: $(READY)
	$(BIN)/python bench/rules.py $(GOLD)

# Only beside what the extraction is timed: kg never runs it.
out/spacy/.ready: bench/spacy.txt
	$(PYTHON) -m venv out/spacy
	out/spacy/bin/python -m pip install --quiet --disable-pip-version-check "spacy>=3.8,<3.9"
	out/spacy/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r bench/spacy.txt
	@touch out/spacy/.ready

# In an environment of its own: atheris instruments what it imports, and is no dependency.
FUZZ ?= 600
FUZZING = PYTHONPATH=. out/fuzz/venv/bin/python
FUZZ_OPTIONS = -max_total_time=$(FUZZ) -max_len=20000 -rss_limit_mb=4096
fuzz: $(READY)
	@test -x out/fuzz/venv/bin/python || { $(PYTHON) -m venv out/fuzz/venv && out/fuzz/venv/bin/python -m pip install --quiet "atheris>=3,<4" -e .; }
	@mkdir -p out/fuzz/pdf && $(BIN)/python bench/reading_seeds.py out/fuzz/pdf
	$(FUZZING) bench/fuzz/pdf.py out/fuzz/pdf $(FUZZ_OPTIONS) -artifact_prefix=out/fuzz/pdf-
	@for format in docx html md txt; do \
		$(FUZZING) bench/fuzz/readers.py $$format $(FUZZ_OPTIONS) -artifact_prefix=out/fuzz/$$format- || exit 1; done

# Needs Debian's chromium.
picture: demo
	$(BIN)/python docs/picture.py

lock:
	$(PYTHON) -m venv out/lock
	out/lock/bin/python -m pip install --quiet pip-tools
	out/lock/bin/pip-compile --quiet --strip-extras --extra dev --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--allow-unsafe --output-file requirements.lock pyproject.toml

# Debian's Python has venv in a package of its own.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >/dev/null || { echo "installing python3-venv" && \
		$$(test "$$(id -u)" = 0 || echo sudo) sh -c 'apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null 2>&1' && $(PYTHON) -m venv --clear $(VENV); }
	@echo "setting up $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf $(VENV) out dist graph map.html
