#!/usr/bin/env bash
# Real files of many formats through newsidx convert, against what is known to be in them, where those files are present.
. "$(dirname "$0")/../support/cli.sh"
command -v python3 >/dev/null || skip 'python3 is not installed'
[ -d "$SHARED/formats" ] || skip 'the sample files are not here'
BIN=$BIN SHARED=$SHARED "$SOURCE/scripts/score-formats" html page-text agency wxr saved warc containers
