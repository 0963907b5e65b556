#!/usr/bin/env bash
# moto.sh: installs moto, a stand-in for AWS, into the tool cache; needs Python 3.10 or newer with venv, and PyPI.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/env.sh"
. "$here/versions.sh"
pins=$here/terraform/moto-requirements.txt
stamp=$STRATA_TOOLS/stamps/moto
venv=$STRATA_TOOLS/moto
mkdir -p "$STRATA_TOOLS"/{bin,stamps}

grep -qx "moto==$MOTO" "$pins" || { echo "moto: ${pins##*/} does not pin $MOTO" >&2; exit 1; }

if [ "$(cat "$stamp" 2>/dev/null)" != "$MOTO" ] || ! cmp -s "$pins" "$venv/requirements.txt"; then
  command -v python3 >/dev/null || { echo 'moto: python3 is needed and not on the PATH' >&2; exit 1; }
  rm -rf "$venv" "$stamp"
  python3 -m venv "$venv"
  # All is pinned and built: nothing is chosen by the date of the installation, and no setup.py runs.
  "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --only-binary :all: -r "$pins"
  "$venv/bin/pip" check >&2
  ln -sf "$venv/bin/moto_server" "$STRATA_TOOLS/bin/moto_server"
  cp "$pins" "$venv/requirements.txt"
  printf '%s\n' "$MOTO" >"$stamp"
fi
echo "moto $MOTO: there" >&2
