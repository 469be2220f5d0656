#!/usr/bin/env bash
# install.sh SUITE MINIMUM: puts the Neovim of a Debian suite into a cache folder, beside the
# system's own and without installing anything, and prints the path of its program.
#
# Why: Debian 12 has Neovim 0.7. A newer suite's packages, its C library included, are unpacked,
# and Neovim is started by that library's own loader; the programs that it starts are the system's.
#
# The mirror, its key and any proxy are those of this machine's apt sources, in whichever form they
# are written. The folder is $NOTES_LSP_EDITORS (default:
# ${XDG_CACHE_HOME:-~/.cache}/notes-lsp-editors).
# Safe to run again: a working installation that is new enough is left as it is.
set -euo pipefail

suite=$1 minimum=$2
cache=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}
dest=$cache/neovim-$suite

version_of() { "$1" --version 2>/dev/null | sed -n '1s/^NVIM v//p'; }

# Whether the version $1 is at least $2.
at_least() { printf '%s\n%s\n' "$2" "$1" | sort --check=quiet --version-sort; }

# From a file in deb822 form: the stanza of the suite $1, made to name the suite $2.
stanza() {
  awk -v current="$1" -v wanted="$2" '
    BEGIN { RS = ""; FS = "\n" }
    {
      kept = suites = components = ""; enabled = 1
      for (i = 1; i <= NF; i++) {
        field = tolower($i); sub(/:.*/, "", field)
        value = $i " "; sub(/^[^:]*:/, " ", value); gsub(/[ \t]+/, " ", value)
        if ($i ~ /^#/) continue
        else if (field == "suites") suites = value
        else if (field == "components") components = value
        else if (field == "enabled") enabled = value !~ / no /
        else if (field != "types") kept = kept $i "\n"
      }
      if (enabled && index(suites, " " current " ") && index(components, " main ")) {
        printf "Types: deb\n%sSuites: %s\nComponents: main\n", kept, wanted
        exit
      }
    }'
}

# From files of one source a line: the first line of the suite $1, made to name the suite $2.
line() {
  local options='(\[[^]]*\][[:space:]]+)?' uri='([^[:space:]]+)'
  local between='[[:space:]]+' components='(.*[[:space:]])?main([[:space:]].*)?'
  sed -nE "s/^deb$between$options$uri$between$1$between$components$/deb \1\2 $2 main/p" |
    head -n 1
}

# Writes the machine's own Debian source, with the wanted suite, into the folder $1.
write_source() {
  local system file
  # shellcheck source=/dev/null
  system=$(. /etc/os-release && echo "$VERSION_CODENAME")
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    stanza "$system" "$suite" <"$file" >"$1/debian.sources"
    [ ! -s "$1/debian.sources" ] || return 0
  done
  rm -f "$1/debian.sources"
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    line "$system" "$suite" >"$1/debian.list" || true
  [ -s "$1/debian.list" ] || {
    echo "install.sh: the apt sources of this machine have no line for $system main" >&2
    exit 1
  }
}

# Downloads Neovim and all that it needs into $1/cache/archives, with a state of apt of its own.
download() {
  local options=(
    -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$1/sources"
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
    -o Dir::State="$1" -o Dir::State::status="$1/status" -o Dir::Cache="$1/cache"
    -o APT::Sandbox::User=root -o APT::Install-Recommends=false
    -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false -o Acquire::Retries=3
  )
  mkdir -p "$1/sources" "$1/lists/partial" "$1/cache/archives/partial"
  : >"$1/status"
  write_source "$1/sources"
  apt-get "${options[@]}" update -qq
  apt-get "${options[@]}" install -y -qq --download-only neovim >/dev/null
}

# Writes the program that starts the Neovim unpacked in the folder $1/root. Its place is found at
# each start, so that the folder can be moved. The extra folder on 'runtimepath' has the parsers.
write_program() {
  cat >"$1/nvim" <<'SCRIPT'
#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/root
loader=$(ls "$root"/usr/lib64/ld-linux-* "$root"/usr/lib/ld-linux-* 2>/dev/null | head -n 1)
libraries=$(dirname "$(ls "$root"/usr/lib/*/libc.so.6)")
export VIMRUNTIME="$root/usr/share/nvim/runtime"
exec "$loader" --library-path "$libraries" --argv0 nvim "$root/usr/bin/nvim" \
  --cmd "set runtimepath+=$root/usr/lib/nvim" "$@"
SCRIPT
  chmod +x "$1/nvim"
}

install_neovim() {
  local deb
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/neovim.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  download "$work/apt"
  mkdir -p "$work/neovim/root"
  for deb in "$work"/apt/cache/archives/*.deb; do
    dpkg-deb --extract "$deb" "$work/neovim/root"
  done
  rm -rf "$work"/neovim/root/usr/share/{doc,man,locale,info,lintian}
  write_program "$work/neovim"
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
