/** `Makefile` of a new repository. */
export const makefile = `.DEFAULT_GOAL := help
SHELL := bash

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  %-10s %s\\n", $$1, $$2 }'

node_modules/.stamp: package.json $(wildcard package-lock.json)
	npm $(if $(wildcard package-lock.json),ci,install) --ignore-scripts --no-audit --no-fund
	@touch $@

synth: node_modules/.stamp ## Write dist/ from the specs
	node_modules/.bin/strata synth

test: node_modules/.stamp ## Check the specs, and that dist/ is current
	node_modules/.bin/strata synth --check --strict --no-cache

clean: ## Remove what can be made again; dist/ stays
	rm -rf build

.PHONY: help synth test clean
`;
