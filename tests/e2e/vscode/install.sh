#!/usr/bin/env bash
# Puts what the VS Code test needs into a cache folder outside of the repository:
# code-server (the real workbench of VS Code, served to a browser) and playwright-core,
# and by apt-get, where they are missing, Chromium, ripgrep and what builds native modules.
#
# The folder is $NOTES_LSP_EDITORS (default: ${XDG_CACHE_HOME:-~/.cache}/notes-lsp-editors).
# Safe to run again: a complete installation of the same versions is left as it is.
set -euo pipefail

CODE_SERVER=4.100.3     # VS Code 1.100.3, the newest that runs under Node 20
PLAYWRIGHT=1.65.1
RIPGREP_WRAPPER=1.15.11 # the @vscode/ripgrep of that code-server, and the release it wants
RIPGREP=v13.0.0-10

cache=${NOTES_LSP_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/notes-lsp-editors}
dest=$cache/vscode
wanted="code-server $CODE_SERVER, playwright-core $PLAYWRIGHT, node $(node --version)"

missing_packages() {
    local package
    for package in chromium ripgrep libkrb5-dev g++ make python3 \
        fonts-dejavu-core fonts-noto-color-emoji; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
            echo "$package"
    done
}

install_packages() {
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# @vscode/ripgrep's install script fetches a binary from GitHub unless it finds it in this
# cache, so Debian's own is put there. The name is the one that script looks for.
offer_ripgrep() {
    local arch folder
    case "$(uname -m)" in
        x86_64) arch=x86_64-unknown-linux-musl ;;
        aarch64) arch=aarch64-unknown-linux-musl ;;
        *) echo "no code-server for $(uname -m)" >&2 && exit 1 ;;
    esac
    folder=${TMPDIR:-/tmp}/vscode-ripgrep-cache-$RIPGREP_WRAPPER
    mkdir -p "$folder"
    tar -czf "$folder/ripgrep-$RIPGREP-$arch.tar.gz" -C "$(dirname "$(command -v rg)")" rg
}

install_code_server() {
    local node_prefix
    node_prefix=$(node -p 'path.dirname(path.dirname(fs.realpathSync(process.execPath)))')
    # Native modules are built with the headers of this very Node; without them here,
    # node-gyp fetches them itself.
    if [ -f "$node_prefix/include/node/node.h" ]; then
        export npm_config_nodedir=$node_prefix
    fi
    export npm_config_unsafe_perm=true # code-server's install script refuses root without it
    export npm_config_yes=true         # node-pty's install script runs `npx node-gyp`
    offer_ripgrep
    rm -rf "$dest"
    mkdir -p "$dest"
    echo '{ "private": true }' >"$dest/package.json"
    npm install --prefix "$dest" --no-fund --no-audit --no-package-lock --loglevel=error \
        "code-server@$CODE_SERVER" "playwright-core@$PLAYWRIGHT" >"$dest/install.log" 2>&1 ||
        { tail -n 40 "$dest/install.log" >&2 && exit 1; }
    # --version writes a configuration file of its own unless it is given one.
    echo 'auth: none' >"$dest/config.yaml"
    "$dest/node_modules/.bin/code-server" --config "$dest/config.yaml" --version
    echo "$wanted" >"$dest/installed"
}

mkdir -p "$cache"
exec 9>"$cache/vscode.lock"
flock 9

mapfile -t packages < <(missing_packages)
[ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
[ "$(cat "$dest/installed" 2>/dev/null)" = "$wanted" ] || install_code_server
echo "ready: $wanted"
