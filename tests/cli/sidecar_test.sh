# A text and the file that describes it are one article, and a change of either is seen.
. "$SOURCE/tests/support/cli.sh"

mkdir pair
echo 'The harbour will be dredged in spring, the council has said.' >pair/7.txt
printf 'Ann Lee\nhttps://example.com/7\ntown\n2/9/2018\n12\n' >pair/7-meta.txt
run 0 newsidx add --report json pair
counts 1 1 0 0 0
run 0 newsidx export
says out '"url":"https://example.com/7",.*"byline":\["Ann Lee"\],"published":"2018-09-02".*"category":"town"'
printf '[[archive]]\npath = "pair"\n' >sync.toml
run 0 newsidx sync --config sync.toml --report json
sed -i 's/town/sea/' pair/7-meta.txt
run 0 newsidx sync --config sync.toml --report json
counts 1 0 1 0 0
echo 'a word' >pair/7-meta.txt
run 0 newsidx convert --verbose pair
says err 'pair/7-meta.txt: warning: tells no field that is known'
