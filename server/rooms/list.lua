-- Searches the directory of rooms, largest first; no more than 10,000 at a time, since Redis serves nobody else meanwhile.
-- KEYS: rooms. ARGV: prefix, limit, and the room after which to start with its size, or two ''.
-- Returns: names and sizes in turn.
local rooms = KEYS[1]
local prefix, limit, after, size = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])

local start = 0
if size then
  -- A room that has changed since starts the page with the next smaller ones, some of them perhaps again.
  start = redis.call('ZCOUNT', rooms, '(' .. size, '+inf')
  if tonumber(redis.call('ZSCORE', rooms, after)) == size then start = redis.call('ZREVRANK', rooms, after) + 1 end
end

local found = {}
local step = 500
local last = start + 10000
local listed
repeat
  listed = redis.call('ZRANGE', rooms, start, start + step - 1, 'REV', 'WITHSCORES')
  for index = 1, #listed, 2 do
    if string.sub(listed[index], 1, #prefix) == prefix then
      table.insert(found, listed[index])
      table.insert(found, listed[index + 1])
      if #found == limit * 2 then return found end
    end
  end
  start = start + step
until #listed == 0 or start >= last
return found
