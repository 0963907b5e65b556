#!/usr/bin/env bash
# down.sh: ends what up.sh started with the same RUN. A process is signalled only if its start time is still the recorded one.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../env.sh"
RUN=${RUN:-$STRATA_TOOLS/run/default}

same() { [ "$(awk '{print $22}' "/proc/$1/stat" 2>/dev/null)" = "$2" ]; }
# Sends a signal to all that still run; says whether there were any.
signal() { # TERM|KILL
  local file pid since any=1
  for file in "$RUN"/pids/*; do
    [ -f "$file" ] && read -r pid since <"$file" && same "$pid" "$since" && kill -"$1" "$pid" && any=0
  done
  return $any
}
# Nothing of a throw-away cluster is worth a slow, orderly end.
if signal TERM; then sleep 1; ! signal KILL || sleep 0.2; fi
rm -rf "$RUN/pids"
