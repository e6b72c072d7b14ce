#!/usr/bin/env bash
# scripts/evaluate, and the ranking held to the least figures it must reach on test collections.
# shellcheck source=tests/support/cli.sh
source "${SOURCE:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/support/cli.sh"
export BIN
evaluate="$SOURCE/scripts/evaluate"

run 64 "$evaluate"
run 64 "$evaluate" --nonsense "$SOURCE/tests/relevance"
run 2 "$evaluate" "$T"
says err 'no .*/docs.jsonl'

# Figures worked out by hand: the first query finds its one relevant article at rank 1, the second has one of two.
mkdir small
printf '%s\n' '{"id":"a","title":"Tide","body":"Ebb and flow."}' '{"id":"b","title":"Ships","body":"Tug and barge."}' >small/docs.jsonl
printf 'q1\ttide\nq2\tbarges\n' >small/queries.tsv
printf 'q1 0 a 1\nq2 0 b 2\nq2 0 a 1\n' >small/qrels.txt
run 0 "$evaluate" --keep "$T/runs" small
same "$(sed -n 2p out | tr -s ' ')" "small newssearch 2 0.7500 0.8801 0.1000 0.7500 1.0000" "figures"
says runs/small.newssearch '^q2 Q0 b 1 [0-9.]+ newssearch$'
run 0 "$evaluate" --queries small -- --source none
same "$(sed -n 4p out | tr -s ' ')" "small newssearch 2 0.0000 0.0000 0.0000 0.0000 0.0000" "options after --"

run 0 "$evaluate" "$SOURCE/tests/relevance"
says out '^relevance +newssearch +36 '

# reaches COLLECTION MAP NDCG [OPTION...]
reaches() {
  local name=$1 map=$2 ndcg=$3
  shift 3
  run 0 "$evaluate" "$SHARED/ir/$name" -- "$@"
  awk -v map="$map" -v ndcg="$ndcg" 'NR == 2 { exit !($4 >= map && $5 >= ndcg) }' out ||
    fail "$name $*: below MAP $map or nDCG@10 $ndcg: $(sed -n 2p out)"
}
[ -d "${SHARED:-}/ir" ] || exit 0
reaches lisa .385 .49
reaches cisi .220 .39
reaches cranfield .310 .39
reaches med .515 .67
reaches npl .290 .44
reaches cacm .365 .51
reaches adi .42 .50
for bar in 'lisa .395' 'cisi .245' 'cranfield .335' 'med .59' 'npl .305'; do
  # shellcheck disable=SC2086  # two words
  reaches $bar 0 --expand
done
