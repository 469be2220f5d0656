#!/usr/bin/env bash
# run.sh SERVER_COMMAND…: the Neovim plugin in real Neovims, typed into, with the given server:
#
#   tests/e2e/neovim/run.sh .venv/bin/notes-lsp serve
#
# The server is put on PATH as `notes-lsp`, so that the plugin's own configuration starts it.
# Neovim ≥ 0.11 is tried with `vim.lsp.enable`, 0.10 with `require('notes_lsp').setup()`.
# $NEOVIM_TRANSCRIPT: a file to write to what was typed and shown in the newer one, if all is well.
# $NOTES_LSP_EDITORS: where the Neovims are kept; see install.sh.
# Prints ok and FAIL lines; exits with 0 if there is no FAIL.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $0 SERVER_COMMAND…" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
plugin=$here/../../../editors/neovim
work=$(mktemp -d)

# Ends what a run has left behind: the process ids are those that it took down itself.
clean_up() {
  cat "$work"/*/processes 2>/dev/null | xargs --no-run-if-empty kill -KILL 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

# Writes the program `notes-lsp` into the folder $1: the server command, run in this script's current
# folder, with the arguments that the plugin gives. For `serve` it takes down the process id and,
# when the server has ended, its status; the signal that ends it is passed on.
write_server() {
  local state=$1 command
  shift
  [ "${!#}" != serve ] || set -- "${@:1:$#-1}"
  command=$(printf '%q ' "$@")
  cat >"$state/bin/notes-lsp" <<SCRIPT
#!/usr/bin/env bash
cd "$PWD"
[ "\$1" = serve ] || exec $command "\$@"
$command "\$@" <&0 &
server=\$!
echo \$server >>"$state/processes"
trap 'kill \$server' TERM
wait \$server
status=\$?
while kill -0 \$server 2>/dev/null; do wait \$server; status=\$?; done
echo \$status >>"$state/statuses"
SCRIPT
  chmod +x "$state/bin/notes-lsp"
}

# Runs the test with one Neovim: try NAME PROGRAM DRIVER INIT SERVER_COMMAND…
try() {
  local state=$work/$1 program=$2 driver=$3 init=$4
  shift 4
  mkdir -p "$state"/{bin,home}
  cp -r "$here/vault" "$plugin" "$state/"
  write_server "$state" "$@"
  env PATH="$state/bin:$PATH" HOME="$state/home" XDG_CONFIG_HOME="$state/home/config" \
    XDG_DATA_HOME="$state/home/data" XDG_STATE_HOME="$state/home/state" \
    XDG_CACHE_HOME="$state/home/cache" XDG_RUNTIME_DIR="$state/home" TMPDIR="$state/home" \
    PROGRAM="$program" INIT="$here/$init" PLUGIN="$state/neovim" VAULT="$state/vault" \
    STATE="$state" TRANSCRIPT="$state/transcript.txt" \
    timeout --kill-after=5 120 "$driver" --clean -l "$here/drive.lua"
}

newer=$("$here/install.sh" forky 0.11)
older=$("$here/install.sh" trixie 0.10)

failed=0
echo "== Neovim >= 0.11: vim.lsp.enable('notes_lsp')"
try newer "$newer" "$newer" init.lua "$@" || failed=1
echo "== Neovim 0.10: require('notes_lsp').setup()"
try older "$older" "$newer" init_older.lua "$@" || failed=1

if [ "$failed" = 0 ] && [ -n "${NEOVIM_TRANSCRIPT:-}" ]; then
  cp "$work/newer/transcript.txt" "$NEOVIM_TRANSCRIPT"
fi
exit "$failed"
