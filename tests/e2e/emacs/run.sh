#!/usr/bin/env bash
# run.sh SERVER_COMMAND…: Emacs with editors/emacs, with the given server: the system's own, and a
# newer one.
#
# The server is put on PATH as `notes-lsp`. Status 77: Emacs can't be had here.
# $NOTES_LSP_EDITORS: where the newer one is kept; see install.sh.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $0 SERVER_COMMAND…" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
programs=$("$here/install.sh") || exit 77

cd "$here/../../.."
for program in $programs; do
  timeout --kill-after=10 120 python3 -m tests.e2e.emacs.drive "$program" "$@"
done
