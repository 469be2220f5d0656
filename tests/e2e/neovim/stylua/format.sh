#!/usr/bin/env bash
# format.sh [--check]: formats the Lua of this repository by editors/neovim/stylua.toml; with
# --check it only names what is not formatted, and exits with 1 if there is any.
#
# StyLua comes from npm as WebAssembly, since its programs are downloaded from elsewhere when they
# are installed. It is kept in $NOTES_LSP_EDITORS (default:
# ${XDG_CACHE_HOME:-~/.cache}/notes-lsp-editors).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
modules=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}/stylua

if ! cmp -s "$here/package.json" "$modules/installed.json"; then
  mkdir -p "$modules"
  cp "$here/package.json" "$modules/package.json"
  npm install --silent --no-package-lock --prefix "$modules"
  cp "$here/package.json" "$modules/installed.json"
fi

cd "$here/../../../.."
node "$here/format.mjs" "$modules" editors/neovim/stylua.toml "$@" editors/neovim tests/e2e/neovim
