# The status does not depend on the format, nor on what is shown.
$ for f in text json jsonl sarif github; do for file in good.yaml bad.yaml other.yaml broken.json; do leastscope --format $f --min-severity error $file >/dev/null; echo "$f $file $?"; done; done
text good.yaml 0
text bad.yaml 1
text other.yaml 3
text broken.json 4
json good.yaml 0
json bad.yaml 1
json other.yaml 3
json broken.json 4
jsonl good.yaml 0
jsonl bad.yaml 1
jsonl other.yaml 3
jsonl broken.json 4
sarif good.yaml 0
sarif bad.yaml 1
sarif other.yaml 3
sarif broken.json 4
github good.yaml 0
github bad.yaml 1
github other.yaml 3
github broken.json 4
$ leastscope -q --min-severity error --fail-on note - <<END
> leastscope: 1
> provider: wink
> scope: booking.read
> END
? 1
