#!/usr/bin/env bash
# install.sh: installs the system's Emacs, with Eglot and Markdown Mode as packages, and puts that of
# a newer Debian suite, which has Eglot built in, into a cache folder. Prints both programs' paths.
#
# The folder is $NOTES_LSP_EDITORS (default: ${XDG_CACHE_HOME:-~/.cache}/notes-lsp-editors).
# Safe to run again: what works is left as it is.
set -euo pipefail
# shellcheck source=../debian.sh
. "$(dirname "$0")/../debian.sh"

cache=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}
dest=$cache/emacs

# Those packages of Debian that are not there.
missing_packages() {
  local package
  for package in emacs-nox elpa-eglot elpa-markdown-mode; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      echo "$package"
  done
}

install_newer() {
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/emacs.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  unpack forky emacs-nox "$work/emacs/root"
  write_program "$work/emacs/emacs" <<'SCRIPT'
own=$(echo "$root"/usr/share/emacs/[0-9]*)
export EMACSLOADPATH=$own/lisp EMACSDATA=$own/etc
export EMACSPATH=$(dirname "$(ls "$root"/usr/libexec/emacs/*/*/emacs-*.pdmp)")
exec "$loader" --library-path "$libraries" "$root/usr/bin/emacs-nox" \
  --dump-file "$EMACSPATH"/emacs-*.pdmp "$@"
SCRIPT
  rm -rf "$dest"
  mv "$work/emacs" "$dest"
}

mapfile -t packages < <(missing_packages)
[ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
"$dest/emacs" --version >/dev/null 2>&1 || {
  echo "install.sh: unpacking Emacs into $dest" >&2
  install_newer
}
echo /usr/bin/emacs
echo "$dest/emacs"
