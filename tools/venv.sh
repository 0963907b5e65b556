# shellcheck shell=bash
# Puts a Python package into the tool cache, in an environment of its own; source it.
. "${BASH_SOURCE[0]%/*}/env.sh"
. "${BASH_SOURCE[0]%/*}/versions.sh"

venv() { # package version command requirements pip-option...
  local name=$1 version=$2 command=$3 pins=$4; shift 4
  local stamp=$STRATA_TOOLS/stamps/$name folder=$STRATA_TOOLS/$name
  mkdir -p "$STRATA_TOOLS"/{bin,stamps}
  grep -qx "$name==$version" "$pins" || { echo "$name: ${pins##*/} does not pin $version" >&2; exit 1; }

  if [ "$(cat "$stamp" 2>/dev/null)" != "$version" ] || ! cmp -s "$pins" "$folder/requirements.txt"; then
    command -v python3 >/dev/null || { echo "$name: python3 is needed and not on the PATH" >&2; exit 1; }
    rm -rf "$folder" "$stamp"
    python3 -m venv "$folder"
    # All is pinned: nothing is chosen by the date of the installation.
    "$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps "$@" -r "$pins"
    "$folder/bin/pip" check >&2
    ln -sf "$folder/bin/$command" "$STRATA_TOOLS/bin/$command"
    cp "$pins" "$folder/requirements.txt"
    printf '%s\n' "$version" >"$stamp"
  fi
  echo "$name $version: there" >&2
}
