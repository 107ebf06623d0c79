# make serve   the map on http://127.0.0.1:8080      make test    every test, the browser's included
# make test-qgis   QGIS as a client; installs it
# make setup   what both need                        make bench   timings (PARTS="100000 catalog": some)      make lint   style
# make bench-page   weight and time of the map's first view on a slow phone
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := serve
.DELETE_ON_ERROR:
.PHONY: serve test test-qgis test-crowd torture deb test-deb setup setup-serve setup-test bench lint

HANGVIET_PORT ?= 8080
HANGVIET_DATABASE ?= hangviet.gpkg
export HANGVIET_PORT HANGVIET_DATABASE

SERVE_PACKAGES := libsqlite3-dev libproj-dev libsodium-dev libxlsxwriter-dev zlib1g-dev pkg-config gdal-bin bubblewrap \
  libqrencode-dev python3 python3-pip
TEST_PACKAGES := chromium curl fonts-dejavu-core python3-venv sqlite3 strace webkit2gtk-driver xvfb zbar-tools
BENCH_PACKAGES := wrk curl
VENV := .build-browser
# With Swift's libraries in it, an answer takes a tenth less of the processor; and without asking at each access to an
# object whether another one overlaps it, as what the tests run does, a twentieth of its instructions.
OPTIMIZED := -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked
RELEASE := .build/release/hangviet

serve: setup-serve
	@echo "== Building (the first time takes some minutes) =="
	swift build $(OPTIMIZED) --product hangviet
	@if [ ! -e "$(HANGVIET_DATABASE)" ]; then $(RELEASE) import GeoData/sample-list.csv; fi
	$(RELEASE) serve

# All at once they starve each other on two cores, and those that look at waits with them.
FEW_TESTS_AT_ONCE := SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
test: setup
	swift build --build-tests
	$(FEW_TESTS_AT_ONCE) swift test --skip-build --parallel
	$(VENV)/bin/pytest -q Tests/Browser
	$(VENV)/bin/pytest -q Tests/Clients
	$(VENV)/bin/pytest -q Tests/Torture

# kill -9, full and failing disks, damage at MOMENTS seeded moments each: make torture MOMENTS=1000 SEED=7
MOMENTS ?= 100
SEED ?= 1
torture: setup
	swift build --product hangviet
	MOMENTS=$(MOMENTS) SEED=$(SEED) $(VENV)/bin/pytest -q Tests/Torture

# A Debian package that needs no Swift where it is installed: .build/deb/hangviet_*.deb
deb: setup-serve
	@$(call install,dpkg-dev help2man)
	swift build $(OPTIMIZED) --product hangviet
	Packaging/build-deb $(RELEASE)

# Installs, upgrades and purges it on this machine, and puts nginx in front; root only.
test-deb: setup deb
	@$(call install,nginx-light openssl curl systemd)
	HANGVIET_BINARY=$(RELEASE) DEB=$$(ls -t .build/deb/hangviet_*.deb | head -1) $(VENV)/bin/pytest -q Tests/Packaging

# The pages with a hundred thousand outlets in them, which takes an optimized program.
test-crowd: setup
	swift build $(OPTIMIZED) --product hangviet
	HANGVIET_BINARY=$(RELEASE) HANGVIET_CROWD=100000 $(VENV)/bin/pytest -q Tests/Browser

# QGIS is large, and so apart: some 300 MB.
test-qgis: setup
	@$(call install,python3-qgis qgis-providers)
	swift build --product hangviet
	HANGVIET_QGIS=1 $(VENV)/bin/pytest -q Tests/Clients/test_qgis.py

setup: setup-serve setup-test

setup-serve: Public/vendor/maplibre-gl.js.br
	@$(call install,$(SERVE_PACKAGES))
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is missing: https://www.swift.org/install"; exit 2; }

setup-test: $(VENV)/bin/pytest
	@$(call install,$(TEST_PACKAGES))

# MapLibre GL JS, as the wheel on PyPI carries it; the hash is pinned in vendor.txt.
Public/vendor/maplibre-gl.js: Public/vendor.txt
	@$(call install,$(SERVE_PACKAGES))
	@mkdir -p Public/vendor
	@wheels=$$(mktemp -d); trap 'rm -rf "$$wheels"' EXIT; \
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes -r Public/vendor.txt -d "$$wheels"; \
	for file in maplibre-gl.css maplibre-gl.js; do \
	  python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' \
	    "$$wheels"/*.whl "maplibre/srcjs/$$file" > "Public/vendor/$$file"; \
	done

# A fifth smaller than gzip makes it, for every browser over TLS.
Public/vendor/maplibre-gl.js.br: Public/vendor/maplibre-gl.js
	@$(call install,brotli)
	brotli --best --force --keep Public/vendor/maplibre-gl.js Public/vendor/maplibre-gl.css
	@touch $@

$(VENV)/bin/pytest: Tests/Browser/requirements.txt Tests/Clients/requirements.txt
	@$(call install,$(TEST_PACKAGES))
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt -r Tests/Clients/requirements.txt
	@touch $@

bench: setup-serve
	@$(call install,$(BENCH_PACKAGES))
	swift build $(OPTIMIZED) --product Benchmarks
	.build/release/Benchmarks $(PARTS)

.PHONY: bench-page
bench-page: setup
	swift build $(OPTIMIZED) --product hangviet
	HANGVIET_BINARY=$(RELEASE) $(VENV)/bin/python Tests/Browser/bench_first_view.py

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Installs those of the Debian packages that are missing.
define install
missing=$$(for package in $(1); do dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
if [ -n "$$missing" ]; then \
  echo "== Installing" $$missing "=="; \
  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
  $$sudo apt-get update -qq; \
  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
fi
endef

.PHONY: fuzz licences

# Coverage-guided, FUZZ_MINUTES for each reader; what makes one fail is kept in Tests/Fixtures/fuzz and tried first.
FUZZ_MINUTES ?= 5
FUZZ := .build-fuzz/debug/Fuzz
fuzz: setup-serve
	HANGVIET_FUZZ=$$(ls $$(dirname $$(readlink -f $$(command -v swift)))/../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-$$(uname -m).a) \
	  swift build --build-path .build-fuzz --product Fuzz
	@for reader in $$($(FUZZ) --list); do \
	  kept=Tests/Fixtures/fuzz/$$reader; mkdir -p $$kept .build-fuzz/corpus/$$reader; \
	  echo "== $$reader =="; \
	  SWIFT_BACKTRACE=enable=no $(FUZZ) $$reader .build-fuzz/corpus/$$reader $$kept -artifact_prefix=$$kept/ -max_total_time=$$(($(FUZZ_MINUTES) * 60)) \
	    -timeout=10 -detect_leaks=0 -max_len=4096 -verbosity=0 -print_final_stats=1; \
	  rmdir --ignore-fail-on-non-empty -p $$kept; \
	done

# What the program is made of, and under which licences.
licences:
	@python3 .ci/licences $(SERVE_PACKAGES)
