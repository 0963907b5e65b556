SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

bin := node_modules/.bin
# npm writes it at the end of each installation.
installed := node_modules/.package-lock.json
built := build/.built
sources := $(shell find lib apps -name '*.ts')

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  %-8s %s\n", $$1, $$2 }'

$(installed): package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(built): $(installed) tsconfig.json tsconfig.build.json $(sources) tools/bundle.ts tools/repository.ts
	npm run --silent build
	@touch $@

install: $(installed) ## Install what package-lock.json names

build: $(built) ## Compile into build/

synth: $(built) ## Write dist/ from the specs under apps/ and services/
	node build/lib/cli/main.js synth

lint: $(installed) ## Check types, style and import directions
	$(bin)/tsc -p . --noEmit --tsBuildInfoFile build/.tsbuildinfo.all
	$(bin)/eslint --cache --cache-location build/.eslintcache .
	$(bin)/prettier --check --log-level warn .

format: $(installed) ## Put all files into shape
	$(bin)/prettier --write --log-level warn .

test: $(built) lint ## Types, style, dist/ current, unit tests
	node build/lib/cli/main.js synth --check
	$(bin)/jest

verify: $(built) ## Prove dist/ against real Terraform, Kubernetes and Flux
	$(bin)/tsx tools/verify.ts --install $(if $(MINUTES),--minutes $(MINUTES)) $(CHECKS)

audit: $(installed) ## Ask the registry what is known against the packages, and write what comes with ours
	$(bin)/tsx tools/verify.ts packages
	@mkdir -p build
	$(bin)/tsx tools/sbom.ts > build/strata.cdx.json

bench: $(built) ## Measure a made-up fleet, and the same objects by others; write docs/performance.md
	tools/install.sh helm bench
	$(bin)/tsx tools/bench/run.ts $(BENCH)

clean: ## Remove what can be made again; dist/ stays
	rm -rf build

.PHONY: help install build synth lint format test verify audit bench clean
