#!/usr/bin/env bash
# checkov.sh: installs checkov into the tool cache; needs Python 3.11.5 or newer with venv, and PyPI.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/env.sh"
. "$here/versions.sh"
pins=$here/policy/checkov-requirements.txt
stamp=$STRATA_TOOLS/stamps/checkov
venv=$STRATA_TOOLS/checkov
mkdir -p "$STRATA_TOOLS"/{bin,stamps}

grep -qx "checkov==$CHECKOV" "$pins" || { echo "checkov: ${pins##*/} does not pin $CHECKOV" >&2; exit 1; }

if [ "$(cat "$stamp" 2>/dev/null)" != "$CHECKOV" ] || ! cmp -s "$pins" "$venv/requirements.txt"; then
  command -v python3 >/dev/null || { echo 'checkov: python3 is needed and not on the PATH' >&2; exit 1; }
  rm -rf "$venv" "$stamp"
  python3 -m venv "$venv"
  # All is pinned: nothing is chosen by the date of the installation.
  "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --prefer-binary -r "$pins"
  "$venv/bin/pip" check >&2
  ln -sf "$venv/bin/checkov" "$STRATA_TOOLS/bin/checkov"
  cp "$pins" "$venv/requirements.txt"
  printf '%s\n' "$CHECKOV" >"$stamp"
fi
echo "checkov $CHECKOV: there" >&2
