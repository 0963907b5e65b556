#!/usr/bin/env bash
# moto.sh: installs moto, a stand-in for AWS, into the tool cache; needs Python 3.10 or newer with venv, and PyPI.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/env.sh"
. "$here/versions.sh"
stamp=$STRATA_TOOLS/stamps/moto
venv=$STRATA_TOOLS/moto
mkdir -p "$STRATA_TOOLS"/{bin,stamps}

if [ "$(cat "$stamp" 2>/dev/null)" != "$MOTO" ]; then
  command -v python3 >/dev/null || { echo 'moto: python3 is needed and not on the PATH' >&2; exit 1; }
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "moto[server,all]==$MOTO"
  ln -sf "$venv/bin/moto_server" "$STRATA_TOOLS/bin/moto_server"
  printf '%s\n' "$MOTO" >"$stamp"
fi
echo "moto $MOTO: there" >&2
