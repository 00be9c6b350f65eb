#!/bin/sh
# Turns a fresh Debian or Ubuntu checkout into a working shop: system packages, .venv, ghpress itself.
# Usage: tools/setup.sh run|test      Exit: 0 ready, 2 usage, 3 the machine lacks something it may not install.
# Where nothing is missing it only looks and returns at once.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-run}
case $purpose in run | test) ;; *) echo "usage: tools/setup.sh run|test" >&2; exit 2 ;; esac

say() { printf '%s\n' "$*" >&2; }

# --- Python ---------------------------------------------------------------------------------------

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14; do
        if command -v "$name" >/dev/null && new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    say "缺 Python 3.11 或更新的版本。请先安装，或用 PYTHON=/路径/python3.11 make … 指定。"
    say "Python 3.11 or newer is missing. Install it, or name one: PYTHON=/path/to/python3.11 make …"
    exit 3
}

# --- System packages ------------------------------------------------------------------------------

wanted_packages() {
    cat tools/packages-run.txt
    if [ "$purpose" = test ]; then cat tools/packages-test.txt; fi
    # Debian's own Python lacks ensurepip until python3-venv is there; other Pythons bring it along.
    if [ ! -x .venv/bin/python ] && ! "$python" -c 'import ensurepip' 2>/dev/null; then echo python3-venv; fi
}

missing_packages() {
    # One dpkg-query for all names: some 10 ms where nothing is missing.
    have=$(dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' 2>/dev/null |
        sed -n 's/^\([^: ]*\)[^ ]* installed$/\1/p')
    wanted_packages | while read -r name; do
        printf '%s\n' "$have" | grep -qxF "$name" || printf '%s ' "$name"
    done
}

refuse() {
    say ""
    say "缺少系统软件包，而此处不能自动安装（$2）。"
    say "请让管理员执行下面一行，然后重试："
    say "System packages are missing and may not be installed from here ($2)."
    say "Have an administrator run the line below, then try again:"
    say ""
    say "    apt-get update && apt-get install --no-install-recommends -y $1"
    say ""
    say "（字体与库若已用别的办法装好，可设 GHPRESS_SKIP_SYSTEM=1 跳过这项检查。）"
    say "(If fonts and libraries were installed some other way, set GHPRESS_SKIP_SYSTEM=1 to skip this check.)"
    exit 3
}

install_packages() {
    if ! command -v apt-get >/dev/null; then refuse "$1" "无 apt-get / no apt-get"; fi
    if [ "$(id -u)" = 0 ]; then as_root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"
    else refuse "$1" "无 root 权限 / no root rights"; fi
    say "正在安装系统软件包 / installing system packages: $1"
    # shellcheck disable=SC2086 # word splitting is meant: a list of package names
    if ! { $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $1; } \
        >&2 </dev/null; then
        refuse "$1" "apt-get 失败 / apt-get failed"
    fi
}

system() {
    if [ -n "${GHPRESS_SKIP_SYSTEM:-}" ]; then return; fi
    if ! command -v dpkg-query >/dev/null; then
        say "这不是 Debian 或 Ubuntu，请自行确认已有 / not Debian or Ubuntu, see to it that you have:" \
            "$(wanted_packages | tr '\n' ' ')"
        return
    fi
    lacking=$(missing_packages)
    if [ -n "$lacking" ]; then install_packages "$lacking"; fi
}

# --- The virtual environment ----------------------------------------------------------------------

environment() {
    # A .venv whose Python went away (a system upgrade, a moved folder) is made anew.
    if [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1; then return; fi
    say "正在建立虚拟环境 .venv / making the virtual environment .venv"
    "$python" -m venv --clear .venv
}

fingerprint() {
    # The folder is part of it: an editable install points at the place it was made in.
    { pwd; cat pyproject.toml setup.py "$@"; } | sha256sum | cut -d ' ' -f 1
}

# Installs the pins of the given files and ghpress itself, unless the stamp says it was done.
packages() {
    stamp=.venv/ghpress-$purpose.stamp
    now=$(fingerprint "$@")
    if [ -x .venv/bin/ghpress ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return; fi
    environment
    say "正在安装 Python 软件包 / installing Python packages: $*"
    pins=
    for file in "$@"; do pins="$pins -r $file"; done
    # shellcheck disable=SC2086 # a list of options
    if ! { .venv/bin/python -m pip install -q --disable-pip-version-check --only-binary :all: $pins &&
        .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .; } >&2 </dev/null; then
        say "Python 软件包没有装成：请看上面 pip 的话，检查网络或 pip 的设置后重试。"
        say "The Python packages could not be installed: see what pip says above, check the network or pip's settings, try again."
        exit 3
    fi
    printf '%s\n' "$now" >"$stamp"
}

python=$(find_python)
system
if [ "$purpose" = test ]; then packages requirements.txt requirements-dev.txt; else packages requirements.txt; fi
