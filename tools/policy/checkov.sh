#!/usr/bin/env bash
# checkov.sh: installs checkov into the tool cache; needs Python 3.11.5 or newer with venv, and PyPI.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../venv.sh"
venv checkov "$CHECKOV" checkov "$here/checkov-requirements.txt" --prefer-binary
