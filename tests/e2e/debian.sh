# To be sourced: programs of Debian. `install_packages` installs those of the system's own suite;
# `unpack` and `write_program` have one of another suite beside them, without installing anything.
#
# The packages of that, the C library included, are unpacked into a folder, and it is started by
# that library's own loader; the programs that it starts are the system's. The mirror, its key and
# any proxy are those of this machine's apt sources, in whichever form they are written.

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

# Writes the machine's own Debian source, made to name the suite $2, into the folder $1.
write_source() {
  local system file
  # shellcheck source=/dev/null
  system=$(. /etc/os-release && echo "$VERSION_CODENAME")
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    stanza "$system" "$2" <"$file" >"$1/debian.sources"
    [ ! -s "$1/debian.sources" ] || return 0
  done
  rm -f "$1/debian.sources"
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    line "$system" "$2" >"$1/debian.list" || true
  [ -s "$1/debian.list" ] || {
    echo "debian.sh: the apt sources of this machine have no line for $system main" >&2
    exit 1
  }
}

# Downloads a package and all that it needs into $1/cache/archives, with a state of apt of its own:
# download FOLDER SUITE PACKAGE
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
  write_source "$1/sources" "$2"
  apt-get "${options[@]}" update -qq
  apt-get "${options[@]}" install -y -qq --download-only "$3" >/dev/null
}

# Unpacks a package and all that it needs: unpack SUITE PACKAGE FOLDER. It works in a folder beside
# FOLDER, which need not be there.
unpack() {
  local suite=$1 package=$2 folder=$3 deb
  download "$folder.apt" "$suite" "$package"
  mkdir -p "$folder"
  for deb in "$folder.apt"/cache/archives/*.deb; do
    dpkg-deb --extract "$deb" "$folder"
  done
  rm -rf "$folder.apt" "$folder"/usr/share/{doc,man,locale,info,lintian}
}

# Writes a program that starts another, which is unpacked in the folder `root` beside it:
# write_program FILE, with the last lines of the program on stdin. They find $root, $loader and
# $libraries set; its place is found at each start, so that the folder can be moved.
write_program() {
  {
    cat <<'SCRIPT'
#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/root
loader=$(ls "$root"/usr/lib64/ld-linux-* "$root"/usr/lib/ld-linux-* 2>/dev/null | head -n 1)
libraries=$(dirname "$(ls "$root"/usr/lib/*/libc.so.6)")
SCRIPT
    cat
  } >"$1"
  chmod +x "$1"
}

# Installs packages of the system's own suite, as root or by sudo.
install_packages() {
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Whether the version $1 is at least $2.
at_least() { printf '%s\n%s\n' "$2" "$1" | sort --check=quiet --version-sort; }
