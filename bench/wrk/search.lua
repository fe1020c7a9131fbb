-- POST /flights/search (or another path), each for another route and day in turn.
-- Arguments: a file with lines "FROM TO YYYY-MM-DD", the path.
local routes, path, asked = {}, "/flights/search", 0
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  for line in io.lines(args[1]) do
    local from, to, day = line:match("(%S+) (%S+) (%S+)")
    table.insert(routes, '{"from_code":"' .. from .. '","to_code":"' .. to .. '","departure_date":"' .. day
      .. '","passengers":1,"cabin_class":"economy"}')
  end
  path = args[2] or path
end

function request()
  asked = asked + 1
  local body = routes[(asked * 2 + number) % #routes + 1]
  return wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body)
end

function done(summary)
  local e = summary.errors
  print(string.format('@bench {"requests":%d,"refusals":%d,"failures":%d,"micros":%d}', summary.requests, e.status,
    e.connect + e.read + e.write + e.timeout, summary.duration))
end
