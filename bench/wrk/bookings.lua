-- POST /bookings, each for another of the flights in turn and by another traveller in turn.
-- Arguments: a file with flight ids, a file with access tokens ("none" for none), both one a line.
local flights, tokens, seed, asked = {}, {}, "", 0
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local function lines(name)
  local all = {}
  for line in io.lines(name) do table.insert(all, line) end
  return all
end

function init(args)
  flights, tokens = lines(args[1]), lines(args[2])
  local random = io.open("/dev/urandom", "rb")
  seed = random:read(8):gsub(".", function(c) return string.format("%02x", c:byte()) end)
  random:close()
end

function request()
  asked = asked + 1
  local place = asked * 2 + number
  local headers = { ["Content-Type"] = "application/json" }
  local token = tokens[place % #tokens + 1]
  if token ~= "none" then
    headers["Authorization"] = "Bearer " .. token
    headers["Idempotency-Key"] = seed .. "-" .. number .. "-" .. asked
  end
  local body = '{"trip_type":"one-way","flights":[{"flight_id":"' .. flights[place % #flights + 1]
    .. '","is_return_flight":false}],"passengers":[{"type":"adult","first_name":"Ada","last_name":"Lovelace",'
    .. '"date_of_birth":"1990-12-10","passport_number":"X1234567","nationality":"GB","cabin_class":"economy"}]}'
  return wrk.format("POST", "/bookings", headers, body)
end

function done(summary)
  local e = summary.errors
  print(string.format('@bench {"requests":%d,"refusals":%d,"failures":%d,"micros":%d}', summary.requests, e.status,
    e.connect + e.read + e.write + e.timeout, summary.duration))
end
