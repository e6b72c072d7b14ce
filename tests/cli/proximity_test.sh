# Synonyms of several words at a distance, and the distances of other systems: the same articles as counting the words
# by hand gives.
source "$SOURCE/tests/support/cli.sh"
newssearch() { "$BIN/newssearch" --quiet "$@"; }

# Places of the group and of the cloud, by words: a1 1-2 and 5; a2 1-2 and 13; a3 6-7 and 2; a4 has the words apart; a5
# 3-4 and 1, in two sentences; a6 in two paragraphs.
cat >articles.jsonl <<'END'
{"id":"a1","lang":"en","body":"Jack Ma praised the cloud."}
{"id":"a2","lang":"en","body":"Ma Yun spoke of one or two things and then of the cloud."}
{"id":"a3","lang":"en","body":"The cloud was praised by 马云 there."}
{"id":"a4","lang":"en","body":"Jack thanked Ma under the cloud."}
{"id":"a5","lang":"en","body":"Clouds came. Jack Ma spoke."}
{"id":"a6","lang":"en","body":"Jack Ma spoke.\n\nThe cloud grew."}
END
echo 'Ma Yun, Jack Ma, 马云' >synonyms.txt
run 0 newsidx add --source Test articles.jsonl

# finds IDS OPTION...: these articles and no others, in the order of their ids.
finds() {
  local want=$1
  shift
  newssearch --format ids "$@" >"$T/out" 2>"$T/err"
  same "$(sort "$T/out" | paste -sd' ')" "$want" "$*"
}

while IFS='|' read -r query want; do
  finds "$want" --synonyms synonyms.txt "$query"
done <<'END'
"Jack Ma" NEAR/2 cloud|a5
"Jack Ma" NEAR/3 cloud|a1 a5
"Jack Ma" NEAR/4 cloud|a1 a3 a5
"Ma Yun" NEAR/10 cloud|a1 a3 a5
马云 NEAR/11 cloud|a1 a2 a3 a5
cloud NEAR/4 "Ma Yun"|a1 a3 a5
"Ma Yun" ADJ/11 cloud|a1 a2
cloud ADJ/4 "Ma Yun"|a3 a5
cloud ADJ/3 马云|a5
"Jack Ma" /S cloud|a1 a2 a3
"Jack Ma" /P cloud|a1 a2 a3 a5
"Jack Ma" NOT NEAR/4 cloud|a2 a6
"Jack Ma" NOT NEAR/11 cloud|a6
("Jack Ma" NEAR/3 praised) NEAR/2 cloud|a1 a3
"Ma Yun" ADJ/1 (spoke OR praised)|a1 a2 a5 a6
first(5, "Jack Ma")|a1 a2 a5 a6
END
finds 'a1 a5' '"Jack Ma" NEAR/4 cloud'
finds 'a1 a5' --no-synonyms '"Jack Ma" NEAR/4 cloud'

while IFS='|' read -r dialect query want; do
  finds "$want" --dialect "$dialect" "$query"
done <<'END'
nexis|praised w/2 cloud|a1 a3
nexis|praised w/1 cloud|
nexis|praised pre/2 cloud|a1
nexis|cloud pre/2 praised|a3
nexis|jack w/s cloud|a1 a4
nexis|jack w/p cloud|a1 a4 a5
nexis|jack not w/4 cloud|a4 a6
factiva|praised near2 cloud|a1 a3
factiva|praised /N2/ cloud|a1 a3
factiva|praised w/2 cloud|a1
factiva|praised adj2 cloud|a1
factiva|cloud adj2 praised|a3
factiva|praised adj1 cloud|
proquest|praised near/2 cloud|a1 a3
proquest|praised n/2 cloud|a1 a3
proquest|praised pre/2 cloud|a1
proquest|praised p/1 cloud|
lucene|"praised cloud"~1|a1
lucene|"praised the cloud"|a1
END

# Synonyms in the query of another system.
finds 'a1 a3 a5' --synonyms synonyms.txt --dialect nexis '"jack ma" w/4 cloud'
finds 'a1 a2' --synonyms synonyms.txt --dialect proquest '"ma yun" pre/11 cloud'
