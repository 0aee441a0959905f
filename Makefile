# `make help` lists what there is.
.DEFAULT_GOAL := help
PY := .venv/bin/python

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: ## open the demo market at http://localhost:8000 (PORT= for another, PRODUCTS= for a big one)
	@PORT=$(or $(PORT),8000) python3 scripts/demo.py

demo-reset: ## the same, from nothing: the data of the demo goes, that of `make services` stays
	@PORT=$(or $(PORT),8000) python3 scripts/demo.py --reset

services: ## the site as it runs for real: PostgreSQL, Redis, RabbitMQ, nginx, the Procfile (PORT=, KEEP=1)
	@scripts/serve

assets: ## build static/dist from clients/assets (developers only: needs Node 20)
	cd clients/assets && npm ci --no-audit --no-fund --silent && npm run --silent build

api: ## write docs/openapi.json and clients/typescript from the code (developers only: needs Node 20)
	PYTHONPATH=site:. $(PY) scripts/api.py

icons: ## draw the PNG icons again
	$(PY) clients/assets/draw_icons.py

test: ## prove it: the whole suite, on SQLite and on whatever services answer
	@python3 scripts/environment.py dev
	@scripts/test

drills: ## kill make services piece by piece, break make demo off: a quarter of an hour, not in make test
	@python3 scripts/environment.py dev
	@scripts/services up --fast
	@eval "$$(scripts/services env)" && OUTAGE_SECONDS=$(or $(OUTAGE_SECONDS),60) PYTHONPATH=site:. DJANGO_ALLOW_ASYNC_UNSAFE=1 $(PY) -m pytest -q --no-cov -m drill

check: ## read everything: style, types, arrows, templates, migrations
	@python3 scripts/environment.py dev
	@scripts/check

bench: ## print figures: pages of a big market, starting, a slow line (nothing fails by them)
	@python3 scripts/environment.py dev
	@scripts/bench

messages: ## read every sentence of the sources into locale/ and compile the catalogues
	@$(PY) manage.py messages

snapshot: ## make the empty tables that the demo starts from (after a new migration)
	@python3 scripts/snapshot.py

pins: ## compile requirements/*.in into exact, hashed pins
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 requirements/base.in -o requirements.txt --custom-compile-command "make pins"
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 requirements/dev.in -o requirements/dev.txt --custom-compile-command "make pins"

# Every target here is an action, none is a file.
.PHONY: $(shell grep -oE '^[a-z-]+:' Makefile | tr -d :) services
