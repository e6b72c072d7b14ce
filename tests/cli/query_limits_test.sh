# Queries of a megabyte of anything: an answer or an error that is short, never a crash, never a long wait. Through --batch and
# through the command line (several arguments, for one may have 128 KB), with no hits examined, explained, and exported.
. "$SOURCE/tests/support/cli.sh"

newssearch() { "$BIN/newssearch" "$@"; }
newsidx add --quiet "$SOURCE/data/sample" 2>/dev/null

# repeated PIECE N: at most a megabyte.
repeated() {
  awk -v piece="$1" -v n="$2" 'BEGIN { most = int(1048500 / length(piece)); if (n > most) n = most
    for (i = 0; i < n; ++i) printf "%s", piece }'
}

# ends NAME COMMAND...: with 0, 1, 2, within processor seconds that leave room for a slow machine, and with few words.
ends() {
  local name=$1 status
  shift
  (ulimit -t 8; exec timeout 100 "$@") >out 2>err </dev/null
  status=$?
  [ $status -le 2 ] || fail "$name ends with $status"
  [ "$(wc -c <err)" -lt 12000 ] || fail "$name is told at length"
}

# asked NAME OPTIONS...: the query in the file `text`, by arguments of 100 KB.
asked() {
  local name=$1
  shift
  split -b 100000 text part.
  local parts=()
  for part in part.*; do parts+=("$(cat "$part")"); done
  rm -f part.*
  ends "$name" "$BIN/newssearch" "$@" -- "${parts[@]}"
}

pieces=('(' ')' '"' 'cloud ' 'cloud OR ' '-cloud ' 'NOT ' 'a NEAR/99 ' 'a NEAR/9 a ' 'the /P the ' 'cloud* ' '*d ' '?a '
  'cloud~2 ' '=Cloud ' '="a b" ' 'atleast(1,the) ' 'first(9,the) ' 'first(9,' 'title:the ' 'lead:(' 'date:2018 ' 'words:>1 '
  '"the *" ' 'a-' '云' '云~ ' 'source:x ' '\\' "'" '‘a ' 'x' 'zzqx ' 'zzqx OR ' '(the /S zzqx) OR ' 'source:x OR ' 'é' '﷽' 'ͺ ')
for piece in "${pieces[@]}"; do
  { printf 'label\t'; repeated "$piece" 1048576; echo; } >query
  ends "a megabyte of '$piece'" "$BIN/newssearch" --batch query --format trec
  repeated "$piece" 4000 >text
  asked "4000 times '$piece'"
  repeated "$piece" 50 >text
  asked "50 times '$piece', explained" --explain
done

# A megabyte on the command line, in every way to read it.
for piece in 'cloud ' 'zzqx ' 'the* ' '" ' 'a-'; do
  repeated "$piece" 1048576 >text
  for option in --count --any --literal --explain --kwic=30 --dialect=nexis --dialect=factiva --dialect=proquest --dialect=lucene; do
    asked "a megabyte of '$piece' with $option" "$option"
  done
  asked "a megabyte of '$piece' as any of its words" --literal --any
done
# Bytes of no order, the same ones on every run.
awk 'BEGIN { x = 7; for (i = 0; i < 300000; ++i) { x = (x * 16807) % 2147483647; printf "%c", 1 + x % 255 } }' | LC_ALL=C tr -d '\0' >text
asked 'bytes of no order'
asked 'bytes of no order, as text' --literal --any
asked 'bytes of no order, in another dialect' --dialect lucene

# At the bounds.
words() { awk -v n="$1" -v joint="$2" 'BEGIN { for (i = 0; i < n; ++i) printf "%sword%d", i ? joint : "", i }'; }
words 4096 ' OR ' >text
asked 'as many words as there may be' --explain
printf 'atleast(2, %s)' "$(words 1024 ' OR ')" >text
asked 'as many counted words as there may be' --explain
printf 'first(200, %s)' "$(words 1024 ' OR ')" >text
asked 'as many words of the beginning as there may be' --explain
printf '(%s) NEAR/99 (%s)' "$(words 512 ' OR ')" "$(words 512 ' OR ')" >text
asked 'as many words at a distance as there may be' --explain
awk 'BEGIN { for (i = 0; i < 64; ++i) printf "%s*%c*", i ? " OR " : "", 97 + i % 20 }' >text
asked 'as many wildcards as there may be' --explain
awk 'BEGIN { for (i = 0; i < 99; ++i) printf "NOT (a OR "; printf "b"; for (i = 0; i < 99; ++i) printf ")" }' >text
asked 'brackets as deep as they may be' --explain

# Beyond them.
refused() {
  run 2 newssearch --count "$1"
  says err "^newssearch: the query has more than $2"
  says err '^ +\^'
  run 2 newsidx export "$1"
  says err "the query has more than $2"
}
refused "atleast(2, $(words 1025 ' OR '))" '1024 words within expressions of distance, first\(\) or atleast\(\)$'
refused "$(repeated '(a NEAR/2 b) OR ' 257) c" '256 expressions of distance, first\(\), atleast\(\), .=. or words:$'
refused "$(repeated 'a* ' 65)" "64 words with wildcards or '~'$"
refused "$(words 4097 ' OR ')" '4096 words$'
run 2 newssearch --dialect nexis "$(repeated 'a! or ' 65)b"
says err "more than 64 words with wildcards or '~'"
# Many values that no article has: a few notes, and the number of the rest.
run 1 newssearch --count --quiet "$(awk 'BEGIN { for (i = 0; i < 30; ++i) printf "%ssource:x%d", i ? " OR " : "", i }')"
run 1 newssearch --count "$(awk 'BEGIN { for (i = 0; i < 30; ++i) printf "%ssource:x%d", i ? " OR " : "", i }')"
same "$(grep -c 'no article has source:' err)" 5 'notes on values'
says err '^newssearch: and no article has 25 more of the values asked for$'

for piece in 'cloud ' '-cloud ' '(' 'zzqx OR ' 'a NEAR/9 a '; do
  repeated "$piece" 100000 | head -c 120000 >text
  ends "an export of '$piece'" "$BIN/newsidx" export -- "$(cat text)"
done
