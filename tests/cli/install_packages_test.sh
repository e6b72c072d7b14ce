#!/usr/bin/env bash
# scripts/install-packages with programs that only pretend to be dpkg-query, apt-get, id and sudo.
set -euo pipefail
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/fake" "$scratch/tools"
# A path with nothing on it but the tools that the script itself uses.
for tool in bash sed mktemp rm tail env cat true touch; do ln -s "$(type -P $tool)" "$scratch/tools/"; done
printf 'present # is here\n\n# a comment\nabsent  # is not\n' >"$scratch/list"
printf 'present\n' >"$scratch/satisfied"
failures=0

pretend() {
  printf '#!/bin/bash\n%s\n' "$2" >"$scratch/fake/$1"
  chmod +x "$scratch/fake/$1"
}

# expect NAME STATUS WORDS LIST: runs the script with the pretenders and compares.
expect() {
  local said status=0
  said=$(PATH=$scratch/fake:$scratch/tools "$scratch/tools/bash" "$SOURCE/scripts/install-packages" "$4" </dev/null 2>&1) || status=$?
  if [ $status -ne "$2" ] || [[ $said != *"$3"* ]] || { [ -z "$3" ] && [ -n "$said" ]; }; then
    printf '%s: expected status %s and "%s", but it was %s: %s\n' "$1" "$2" "$3" "$status" "$said"
    failures=$((failures + 1))
  fi
}

# shellcheck disable=SC2016  # the pretenders expand their own arguments
pretend dpkg-query '[ "${!#}" = present ] && echo -n installed'
pretend id 'echo 1000'
expect 'nothing to do' 0 '' "$scratch/satisfied"
expect 'no apt' 1 'apt-get is not here; install these by hand: absent' "$scratch/list"

pretend apt-get "echo \"\$*\" >>$scratch/calls"
expect 'neither root nor sudo' 1 'run this as root, or install sudo' "$scratch/list"
pretend sudo 'exit 1'
expect 'sudo wants a password and nobody is there' 1 'sudo wants a password' "$scratch/list"
[ ! -e "$scratch/calls" ] || { echo 'apt-get was called without the right to'; failures=$((failures + 1)); }

# shellcheck disable=SC2016
pretend sudo '[ "$1" = -n ] && shift; exec "$@"'
expect 'through sudo' 0 'installing 1 packages: absent' "$scratch/list"
pretend id 'echo 0'
rm "$scratch/fake/sudo"
expect 'as root' 0 'installing 1 packages: absent' "$scratch/list"
[ "$(grep -c 'install --no-install-recommends absent$' "$scratch/calls")" = 2 ] || { echo 'apt-get was not called as expected'; cat "$scratch/calls"; failures=$((failures + 1)); }
! grep -q update "$scratch/calls" || { echo 'the package lists were fetched without need'; failures=$((failures + 1)); }

pretend apt-get "echo \"\$*\" >>$scratch/calls; [[ \$* == *update* ]] && touch $scratch/fresh; [ -e $scratch/fresh ]"
expect 'lists out of date' 0 'installing 1 packages: absent' "$scratch/list"
grep -q update "$scratch/calls" || { echo 'the package lists were not fetched'; failures=$((failures + 1)); }
pretend apt-get 'echo "E: no network"; exit 100'
expect 'apt-get fails' 1 'E: no network' "$scratch/list"

[ $failures -eq 0 ]
