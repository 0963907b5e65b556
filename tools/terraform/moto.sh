#!/usr/bin/env bash
# moto.sh: installs moto, a stand-in for AWS, into the tool cache; needs Python 3.10 or newer with venv, and PyPI.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../venv.sh"
# All of it is built: no setup.py runs.
venv moto "$MOTO" moto_server "$here/moto-requirements.txt" --only-binary :all:
