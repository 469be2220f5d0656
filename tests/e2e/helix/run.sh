#!/usr/bin/env bash
# run.sh SERVER_COMMAND…: Helix with the settings of editors/helix, typed into, with the given server.
#
# The server is put on PATH as `notes-lsp`. Status 77: Helix can't be had here.
# $NOTES_LSP_EDITORS: where it is kept; see install.sh.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $0 SERVER_COMMAND…" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
helix=$("$here/install.sh") || exit 77

cd "$here/../../.."
exec timeout --kill-after=10 120 python3 -m tests.e2e.helix.drive "$helix" "$@"
