# shellcheck shell=bash
# Where the tools are built and cached; source it. STRATA_TOOLS moves the place.
STRATA_TOOLS=${STRATA_TOOLS:-$HOME/.cache/strata-tools}
export STRATA_TOOLS PATH="$STRATA_TOOLS/bin:$PATH"
