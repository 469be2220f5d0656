#!/usr/bin/env bash
# install.sh SUITE MINIMUM: puts the Neovim of a Debian suite into a cache folder, beside the
# system's own and without installing anything, and prints the path of its program.
#
# Why: Debian 12 has Neovim 0.7. The folder is $NOTES_LSP_EDITORS (default:
# ${XDG_CACHE_HOME:-~/.cache}/notes-lsp-editors).
# Safe to run again: a working installation that is new enough is left as it is.
set -euo pipefail
# shellcheck source=../debian.sh
. "$(dirname "$0")/../debian.sh"

suite=$1 minimum=$2
cache=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}
dest=$cache/neovim-$suite

version_of() { "$1" --version 2>/dev/null | sed -n '1s/^NVIM v//p'; }

install_neovim() {
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/neovim.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  unpack "$suite" neovim "$work/neovim/root"
  # The extra folder on 'runtimepath' has the parsers.
  write_program "$work/neovim/nvim" <<'SCRIPT'
export VIMRUNTIME="$root/usr/share/nvim/runtime"
exec "$loader" --library-path "$libraries" --argv0 nvim "$root/usr/bin/nvim" \
  --cmd "set runtimepath+=$root/usr/lib/nvim" "$@"
SCRIPT
  rm -rf "$dest"
  mv "$work/neovim" "$dest"
}

version=$(version_of "$dest/nvim" || true)
if [ -z "$version" ] || ! at_least "$version" "$minimum"; then
  echo "install.sh: unpacking Neovim of $suite into $dest" >&2
  install_neovim
  version=$(version_of "$dest/nvim")
fi
at_least "$version" "$minimum" || {
  echo "install.sh: Neovim $version of $suite is older than $minimum" >&2
  exit 1
}
echo "Neovim $version" >&2
echo "$dest/nvim"
