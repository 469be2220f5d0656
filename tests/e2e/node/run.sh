#!/usr/bin/env bash
# run.sh SERVER_COMMAND…: the given server, asked by VS Code's own protocol library:
#
#   tests/e2e/node/run.sh .venv/bin/notes-lsp serve
#
# The library is kept in $NOTES_LSP_EDITORS (default: ${XDG_CACHE_HOME:-~/.cache}/notes-lsp-editors).
# Prints ok and FAIL lines; exits with 0 if there is no FAIL.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $0 SERVER_COMMAND…" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
modules=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}/node-client

if ! cmp -s "$here/package.json" "$modules/installed.json"; then
  mkdir -p "$modules"
  cp "$here/package.json" "$modules/package.json"
  npm install --silent --no-package-lock --prefix "$modules"
  cp "$here/package.json" "$modules/installed.json"
fi

MODULES=$modules exec timeout --kill-after=5 120 node "$here/client.mjs" "$@"
