-- People who wait, open to anyone, put where enter.lua would put them: had they entered, each would have been matched with
-- the one before. Follows pool.lua and tickets.lua. ARGV[2]: { from, count }.
local crowd = cjson.decode(ARGV[2])
for number = crowd.from, crowd.from + crowd.count - 1 do
  local userId = 'waiting-' .. whole(number)
  put({
    userId = userId,
    name = 'Amber Otter',
    nodeId = 'bench',
    connectionId = userId,
    mode = 'text',
    interests = '',
    languages = '',
    directRoute = false,
    search = 0,
    seq = nextNumber(),
    since = now,
    openAt = now,
  })
end
