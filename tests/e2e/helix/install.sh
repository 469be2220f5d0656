#!/usr/bin/env bash
# install.sh: puts the Helix of a newer Debian suite into a cache folder, since Debian 12 has none,
# and prints the path of its program. tmux, the terminal that it runs in, is installed where it is
# missing.
#
# The folder is $NOTES_LSP_EDITORS (default: ${XDG_CACHE_HOME:-~/.cache}/notes-lsp-editors).
# Safe to run again: a working installation is left as it is.
set -euo pipefail
# shellcheck source=../debian.sh
. "$(dirname "$0")/../debian.sh"

cache=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}
dest=$cache/helix

install_helix() {
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/helix.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  unpack forky hx "$work/helix/root"
  write_program "$work/helix/hx" <<'SCRIPT'
export HELIX_RUNTIME="$root/usr/lib/hx/runtime"
exec "$loader" --library-path "$libraries" "$root/usr/bin/hx" "$@"
SCRIPT
  rm -rf "$dest"
  mv "$work/helix" "$dest"
}

command -v tmux >/dev/null || install_packages tmux
"$dest/hx" --version >/dev/null 2>&1 || {
  echo "install.sh: unpacking Helix into $dest" >&2
  install_helix
}
"$dest/hx" --version >&2
echo "$dest/hx"
