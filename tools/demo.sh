#!/usr/bin/env bash
# Plays one story on a running SkyBound and prints it: `make demo`, or `BASE=http://localhost:8080 tools/demo.sh`.
# Needs bash, curl and GNU grep, date and coreutils. Stops with the server's own words at the first answer that is not as told.
set -euo pipefail

BASE=${BASE:-http://localhost:8080}
OPS=${OPS:-ops@skybound.example}
AUDITOR=${AUDITOR:-auditor@skybound.example}
DEMO_PASSWORD=${DEMO_PASSWORD:-fly-high-2026}

bold=''; dim=''; plain=''
if [ -t 1 ]; then bold=$'\e[1m'; dim=$'\e[2m'; plain=$'\e[0m'; fi

step() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }
say()  { printf '  %s\n' "$1"; }

# call METHOD PATH WANTED_STATUS [curl options…]: shows the request, leaves the answer in $body, $etag and $location.
call() {
  local method=$1 path=$2 wanted=$3 answer status
  shift 3
  printf '  %s%s %s%s\n' "$dim" "$method" "$path" "$plain"
  answer=$(curl -sS -X "$method" "$BASE$path" -D - -w '\n%{http_code}' -H 'Content-Type: application/json' "$@") || {
    echo "Nobody answers at $BASE. Start SkyBound first: mvn spring-boot:run" >&2
    exit 1
  }
  status=${answer##*$'\n'}
  body=$(sed '1,/^\r\{0,1\}$/d; $d' <<<"$answer")
  etag=$(header etag)
  location=$(header location)
  if [[ ! $status =~ ^($wanted)$ ]]; then
    printf 'Wanted %s, got %s:\n%s\n' "$wanted" "$status" "$body" >&2
    exit 1
  fi
}

header() { grep -i "^$1:" <<<"$answer" | head -n 1 | cut -d' ' -f2 | tr -d '\r"' || true; }

# field NAME: the first "name": value of the answer. Enough for a story; programs read JSON with a parser.
field() { grep -oP "\"$1\"\s*:\s*\"?\K[^\",}\]]+" <<<"$body" | head -n 1 || true; }

login() {
  call POST /auth/login 200 -d "{\"email\":\"$1\",\"password\":\"$2\"}" >/dev/null
  field access_token
}

# until_booking PATTERN: reads the booking until it looks like that; 20 seconds at most.
until_booking() {
  for _ in $(seq 40); do
    call GET "/bookings/$booking" 200 -H "$traveller" >/dev/null
    if grep -qE "$1" <<<"$body"; then return; fi
    sleep 0.5
  done
  printf 'The booking never came to %s:\n%s\n' "$1" "$body" >&2
  exit 1
}

# mails ADDRESS LAST: the mails to somebody, once the one with LAST in its subject is there; 20 seconds at most.
mails() {
  for _ in $(seq 40); do
    call GET "/dev/mailbox?to=$1" 200 -H 'Accept: application/json' >/dev/null
    if grep -q "$2" <<<"$body"; then break; fi
    sleep 0.5
  done
  grep -oP '"subject"\s*:\s*"\K[^"]+' <<<"$body" | tac | sed 's/^/  ✉ /' || true
}

key() { echo "demo-$(date +%s%N)"; }

email="grace.$(date +%s)@skybound.example"

step '1. Grace opens an account'
call POST /auth/register 201 -d "{\"email\":\"$email\",\"password\":\"cobol-and-compilers-59\",\"first_name\":\"Grace\",\"last_name\":\"Hopper\"}"
say "$(field id), $email"
traveller="Authorization: Bearer $(login "$email" cobol-and-compilers-59)"
ops="Authorization: Bearer $(login "$OPS" "$DEMO_PASSWORD")"
auditor="Authorization: Bearer $(login "$AUDITOR" "$DEMO_PASSWORD")"

step '2. The airline puts a flight on sale'
day=$(date -u -d '+10 days' +%F)
number="SB$((RANDOM % 900 + 100))"
call POST /ops/flights '201|202' -H "$ops" -H "Idempotency-Key: $(key)" -d "{
  \"flight_number\":\"$number\",\"airline_code\":\"SB\",\"from_code\":\"FRA\",\"to_code\":\"JFK\",
  \"departure_time\":\"${day}T10:00:00+01:00\",\"arrival_time\":\"${day}T13:00:00-05:00\",\"aircraft_type\":\"A350-900\",
  \"cabins\":{\"economy\":{\"seats\":2,\"price\":{\"amount\":\"412.50\",\"currency\":\"USD\"}}}}"
flight=$(field id)
say "$number Frankfurt – New York, two seats at 412.50 USD: $flight"

step '3. Grace searches'
call POST /flights/search 200 -d "{\"from_code\":\"FRA\",\"to_code\":\"JFK\",\"departure_date\":\"$day\",\"passengers\":1,\"cabin_class\":\"economy\",\"limit\":200}"
say "$(grep -o '"flight_number"' <<<"$body" | wc -l) flights that day with a seat free in economy"

step '4. She books: the seat is held, the price is locked'
call POST /bookings '201|202' -H "$traveller" -H "Idempotency-Key: $(key)" -d "{
  \"trip_type\":\"one-way\",\"flights\":[{\"flight_id\":\"$flight\",\"is_return_flight\":false}],
  \"passengers\":[{\"type\":\"adult\",\"first_name\":\"Grace\",\"last_name\":\"Hopper\",\"date_of_birth\":\"1986-12-09\",
    \"passport_number\":\"C01X00T47\",\"nationality\":\"US\",\"cabin_class\":\"economy\"}]}"
booking=${location##*/}
until_booking '"status_detail":"awaiting_payment"'
say "$(field booking_reference): to be paid by $(field payment_required_by)"

step '5. Her card is declined, the next one is not'
for token in tok_declined tok_visa; do
  call POST /payments 201 -H "$traveller" -H "Idempotency-Key: $(key)" -d "{
    \"booking_id\":\"$booking\",\"amount\":\"412.50\",\"currency\":\"USD\",\"payment_method\":\"card\",
    \"payment_details\":{\"token\":\"$token\"}}"
  say "$token: $(field status)"
done
until_booking '"status":"confirmed"'
paid_at=$(date -u +%FT%T.%6NZ)
say "confirmed, version $etag"

step '6. The flight is late, and leaves from another gate'
call PATCH "/ops/flights/$flight" '200|202' -H "$ops" -H "Idempotency-Key: $(key)" -d "{\"status\":\"delayed\",\"departure_time\":\"${day}T11:30:00+01:00\",
  \"arrival_time\":\"${day}T14:30:00-05:00\",\"gate\":\"B42\",\"reason\":\"late inbound aircraft\"}"
until_booking "${day}T11:30:00"
say 'her booking shows the new times'

step '7. Whoever watches the flight hears of it'
say "$(curl -sN --max-time 2 "$BASE/flights/$flight/status" | grep -m 1 '^data:' | cut -c1-140 || true) …"

step '8. In the end the airline cancels it, and the money goes back'
call PATCH "/ops/flights/$flight" '200|202' -H "$ops" -H "Idempotency-Key: $(key)" -d '{"status":"cancelled","reason":"storm"}'
until_booking '"refund":\{[^}]*\}?[^}]*\}?.*"status":"succeeded"'
say "$(grep -oP '"status_detail"\s*:\s*"\K[^"]+' <<<"$body"), refunded in full"

step '9. What Grace found in her mailbox'
mails "$email" refund

step '10. What the auditor sees: every event of the booking, its payments, seats and mails'
call GET "/audit/bookings/$booking/history" 200 -H "$auditor"
grep -oP '"type"\s*:\s*"\K[A-Z][A-Za-z]+' <<<"$body" | nl -w 5 -s '  '

step '11. And how the booking was when it had just been paid'
call GET "/audit/bookings/$booking?as_of=$paid_at" 200 -H "$auditor"
say "$paid_at: $(field status), version $etag"

printf '\n%sThe end.%s The same story as diagrams: docs/event-model.md\n' "$bold" "$plain"
