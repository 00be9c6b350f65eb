#!/bin/sh
# Runs every check that needs no built page, and sees that none of them changed the tree.
set -eu
cd "$(dirname "$0")/.."
before=$(git status --porcelain)
step() { printf '%s\n' "· $*" >&2; "$@"; }

step .venv/bin/ruff format --check -q src tests benchmarks tools setup.py
step .venv/bin/ruff check -q src tests benchmarks tools setup.py
step .venv/bin/mypy
step .venv/bin/lint-imports --no-cache
step .venv/bin/python -m pytest tests/shop

if [ "$(git status --porcelain)" != "$before" ]; then
    echo "检查改动了工作区 / the checks changed the tree:" >&2
    git status --short >&2
    exit 1
fi
