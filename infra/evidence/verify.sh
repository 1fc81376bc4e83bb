#!/bin/sh
# Checks an evidence bundle offline, with OpenSSL 3 and a POSIX shell alone.
#   sh verify.sh [folder of the bundle] [public key of the address book's keeper, had from elsewhere]
# One line for each check; the exit code is 0 only when all hold.
LC_ALL=C
export LC_ALL
trusted=
if [ -n "$2" ]; then trusted=$(cd "$(dirname "$2")" && pwd)/$(basename "$2"); fi
cd "${1:-$(dirname "$0")}" || exit 2
case $(openssl version 2>/dev/null) in
  'OpenSSL '[3-9].*) ;;
  *) echo '需要 OpenSSL 3.0 或更高版本。' && exit 2 ;;
esac

checks=0
failures=0
# say RESULT WORDS: prints one line and counts it; RESULT is the exit code of the check.
say() {
  checks=$((checks + 1))
  if [ "$1" -eq 0 ]; then echo "OK    $2"; else failures=$((failures + 1)) && echo "FAIL  $2"; fi
}
hash_of() {
  set -- "$(openssl dgst -sha256 -r "$1" 2>/dev/null)"
  echo "${1%% *}"
}

# holds SUITE PUBLIC_KEY SIGNATURE TEXT
holds() {
  case $1 in
    Ed25519) openssl pkeyutl -verify -pubin -inkey "$2" -rawin -sigfile "$3" -in "$4" ;;
    SM2) openssl dgst -sm3 -sigopt distid:1234567812345678 -verify "$2" -signature "$3" "$4" ;;
    *) false ;;
  esac >/dev/null 2>&1
}

key_file() { echo "keys/${1%#*}-${1#*#}.pem"; }

# listed ORGANISATION KEY INSTANT: prints the suite of the key, if the signed book lists for this organisation exactly
# the public key in the file, in force at that instant (asked only where there is one).
listed() {
  case $2 in *[!0-9A-Z#]* | *'#'*'#'* | '#'* | *'#') return 1 ;; esac
  pem=$(key_file "$2")
  [ -f "$pem" ] || return 1
  awk -v code="$1" -v id="$2" -v at="$3" '
    function utc(t) { return length(t) == 24 && t ~ /^[0-9-]*T[0-9:.]*Z$/ }
    FNR == NR { pem = pem $0 "\\n"; next }
    { book = book $0 }
    END {
      start = index(book, "\"code\":\"" code "\"")
      if (!start) exit 1
      part = substr(book, start + 1)
      if (stop = index(part, "\"code\":\"")) part = substr(part, 1, stop)
      entry = "{\"id\":\"" id "\",\"publicKey\":\"" pem "\",\"revokedAt\":"
      if (!(start = index(part, entry))) exit 1
      part = substr(part, start + length(entry))
      if (!match(part, /^(null|"[^"]*"),"suite":"[A-Za-z0-9]*","validFrom":"[^"]*","validUntil":"[^"]*"[}]/)) exit 1
      part = substr(part, 1, RLENGTH)
      revoked = ""
      if (part ~ /^"/) { revoked = part; sub(/^"/, "", revoked); sub(/".*/, "", revoked) }
      suite = part; sub(/.*"suite":"/, "", suite); sub(/".*/, "", suite)
      from = part; sub(/.*"validFrom":"/, "", from); sub(/".*/, "", from)
      until = part; sub(/.*"validUntil":"/, "", until); sub(/".*/, "", until)
      if (at != "") {
        if (!utc(at) || !utc(from) || !utc(until) || (revoked != "" && !utc(revoked))) exit 1
        if ((at "") < (from "") || (at "") >= (until "") || (revoked != "" && (revoked "") <= (at ""))) exit 1
      }
      print suite
    }' "$pem" address-book/book.json
}

# 1. The files.
find . -type f ! -path ./manifest.sha256 | sort | xargs openssl dgst -sha256 -r 2>/dev/null | cmp -s - manifest.sha256 &&
  [ -z "$(find . ! -type f ! -type d)" ]
say $? '每个文件与清单（manifest.sha256）一致，没有多余或缺少的文件'
referral=$(cat referral)

# 2. The address book, which vouches for every key.
signer=address-book/signer.pem
fingerprint=$(openssl pkey -pubin -in "$signer" -outform DER 2>/dev/null | openssl dgst -sha256 -r | cut -c1-64)
suite=
case $(openssl pkey -pubin -in "$signer" -noout -text 2>/dev/null) in
  ED25519*) suite=Ed25519 ;;
  *'ASN1 OID: SM2'*) suite=SM2 ;;
esac
holds "$suite" "$signer" address-book/book.sig address-book/book.json
say $? "通讯录由其保管人签名（$suite），保管人公钥指纹 $fingerprint"
if [ -n "$trusted" ]; then
  cmp -s "$trusted" "$signer"
  say $? '保管人公钥与另行取得的公钥相同'
fi

# 3. The messages and their receipts. A message is one line of canonical JSON; its fields are read off the signed text.
message_fields='s/^{"caseid":"\([0-9A-Za-z-]*\)","caseseq":\([0-9]*\),\("causation":"[0-9a-f-]*",\)\{0,1\}"data":.*,"datacontenttype":"application\/json","dest":"\([0-9A-Z]*\)","id":"\([0-9a-f-]*\)","referralid":"\([0-9a-f-]*\)","schemaver":"[^"]*","source":"urn:wufang:\([0-9A-Z]*\)","specversion":"1.0","time":"[^"]*","type":"\([A-Za-z]*\)"}$/\1 \2 \4 \5 \6 \7 \8/p'
receipt_fields='s/^{"bodyHash":"\([0-9a-f]*\)","code":[^,]*,"dest":"\([0-9A-Z]*\)","disposition":"\([A-Z]*\)","messageId":"\([0-9a-f-]*\)","receivedAt":"\([0-9TZ:.-]*\)","source":"urn:wufang:\([0-9A-Z]*\)"}$/\1 \2 \3 \4 \5 \6/p'
order=
for message in messages/*; do
  counted=
  for copy in "$message/sender" "$message/receiver"; do
    [ -d "$copy" ] || continue
    # shellcheck disable=SC2046
    set -- $(sed -n "$message_fields" "$copy/message.json")
    case_code=$1 number=$2 receiver=$3 id=$4 of=$5 sender=$6 type=$7
    [ $# -eq 7 ] && [ "$of" = "$referral" ]
    say $? "$copy：属于移送 $referral（$type，第 $number 号，$sender → $receiver）"
    hash=$(hash_of "$copy/message.json")
    received=
    if [ -f "$copy/receipt.json" ]; then
      # shellcheck disable=SC2046
      set -- $(sed -n "$receipt_fields" "$copy/receipt.json")
      received=$5
      [ $# -eq 6 ] && [ "$1" = "$hash" ] && [ "$2" = "$receiver" ] && [ "$4" = "$id" ] && [ "$6" = "$sender" ]
      say $? "$copy：回执正是对这些字节的回执（SHA-256 $hash，$3）"
      read -r key <"$copy/receipt.key"
      suite=$(listed "$receiver" "$key" "$received") &&
        holds "$suite" "$(key_file "$key")" "$copy/receipt.sig" "$copy/receipt.json"
      say $? "$copy：回执由接收单位签名（$key，$suite，$received）"
    else
      echo "--    $copy：尚无回执"
    fi
    read -r key <"$copy/message.key"
    suite=$(listed "$sender" "$key" "$received") &&
      holds "$suite" "$(key_file "$key")" "$copy/message.sig" "$copy/message.json"
    say $? "$copy：消息由发送单位签名（$key，$suite）"
    case $copy in
      */receiver)
        grep -q "\"act\":\"exchange.receive\".*\"bodyHash\":\"$hash\".*\"subject\":\"$id\"}\$" audit/*/*.json
        say $? "$copy：接收单位的留痕链记有这次接收"
        ;;
    esac
    [ -n "$counted" ] || order="$order$sender>$receiver>$case_code $number $id
"
    counted=yes
  done
  if [ -d "$message/sender" ] && [ -d "$message/receiver" ]; then
    cmp -s "$message/sender/message.json" "$message/receiver/message.json" &&
      { [ ! -f "$message/sender/receipt.json" ] ||
        cmp -s "$message/sender/receipt.json" "$message/receiver/receipt.json"; }
    say $? "$message：双方留存的消息和回执逐字节相同"
  fi
done
[ -n "$order" ] && printf '%s' "$order" | awk '
  { if ($2 <= last[$1] || $3 in seen) exit 1; last[$1] = $2 + 0; seen[$3] = 1 }'
say $? '各单位之间的消息编号依次递增，没有重复'

# 4. The places of the acts in the audit chains.
for chain in audit/*; do
  [ -d "$chain" ] || continue
  (cd "$chain" && openssl dgst -sha256 -r [0-9]*.json 2>/dev/null | cmp -s - links.sha256)
  say $? "$chain：每一环的内容与其哈希一致"
  awk '
    FILENAME ~ /links.sha256$/ { name = $2; sub(/^[*]/, "", name); hash[name] = $1; next }
    {
      if (!match($0, /"previous":"[0-9a-f]*","seq":"[0-9]*","subject":"[^"]*"[}]$/)) { wrong = 1; exit }
      split(substr($0, RSTART, RLENGTH), field, "\"")
      name = FILENAME; sub(/.*\//, "", name)
      number = field[8] + 0
      if (number <= last || number != name + 0) { wrong = 1; exit }
      if (number == last + 1 && last && field[4] != hash[before]) { wrong = 1; exit }
      last = number; before = name
    }
    END { exit wrong }' "$chain/links.sha256" "$chain"/[0-9]*.json
  say $? "$chain：各环编号递增，相邻的环以哈希相连"
done

if [ "$failures" -eq 0 ]; then
  echo "全部通过：$checks 项"
else
  echo "未通过：$failures 项（共 $checks 项）"
  exit 1
fi
