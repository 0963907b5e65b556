#!/usr/bin/env bash
# checkov.sh: installs checkov into the tool cache; needs Python 3.9 or newer with venv, and PyPI.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/env.sh"
. "$here/versions.sh"
stamp=$STRATA_TOOLS/stamps/checkov
venv=$STRATA_TOOLS/checkov
mkdir -p "$STRATA_TOOLS"/{bin,stamps}

if [ "$(cat "$stamp" 2>/dev/null)" != "$CHECKOV" ]; then
  command -v python3 >/dev/null || { echo 'checkov: python3 is needed and not on the PATH' >&2; exit 1; }
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "checkov==$CHECKOV"
  ln -sf "$venv/bin/checkov" "$STRATA_TOOLS/bin/checkov"
  printf '%s\n' "$CHECKOV" >"$stamp"
fi
echo "checkov $CHECKOV: there" >&2
