#!/usr/bin/env bash
# run.sh SERVER_COMMAND...: the extension of editors/vscode in a real VS Code, with the server that
# the command starts. Installs what it needs (see install.sh), packs the extension, and checks the
# colours and then what a writer of notes does. Exits 1 if a check failed.
#
# The picture of the run goes to $SCREENSHOTS (default: the folder whose pictures the READMEs show).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
extension=$(cd "$here/../../../editors/vscode" && pwd)
screenshots=${SCREENSHOTS:-$extension/images}

if [ $# -eq 0 ]; then
    echo "usage: run.sh SERVER_COMMAND..." >&2
    exit 2
fi

NOTES_LSP_EDITORS=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}
export NOTES_LSP_EDITORS NOTES_LSP_VSCODE=$NOTES_LSP_EDITORS/vscode

bash "$here/install.sh"

# Only what package.json pins, and again only when it changes.
modules=$extension/node_modules
if [ ! "$modules/.package-lock.json" -nt "$extension/package.json" ]; then
    npm --prefix "$extension" install --no-fund --no-audit --loglevel=error
fi
npm --prefix "$extension" run --silent package

node "$here/grammar.mjs"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
timeout --kill-after=20 240 \
    node "$here/smoke.mjs" "$extension/notes-lsp.vsix" "$work/notes.png" "$@"
mkdir -p "$screenshots"
cp "$work/notes.png" "$screenshots/notes.png"
