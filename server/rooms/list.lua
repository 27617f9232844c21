-- Searches the directory of rooms by the beginning of their names, largest first. Redis serves nobody else
-- meanwhile, so it looks at 10,000 rooms at most: what a few rooms match is read by name and sorted, what many
-- match is soon found by size.
-- KEYS: rooms by size, rooms by name. ARGV: prefix, limit, and the room after which to start with its size, or two ''.
-- Returns: where the search stopped before the end, as a name and a size, or two ''; then names and sizes in turn.
local bySize, byName = KEYS[1], KEYS[2]
local prefix, limit, after, afterSize = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local mostSorted, mostScanned, step = 1000, 10000, 500

-- As a sorted set that is read from its end.
local function isBefore(name, size, otherName, otherSize)
  if size ~= otherSize then return size > otherSize end
  return name > otherName
end

local function sorted()
  local names = redis.call('ZRANGE', byName, '[' .. prefix, '(' .. prefix .. '\255', 'BYLEX')
  if #names == 0 then return { '', '' } end
  local sizes, rooms = redis.call('ZMSCORE', bySize, unpack(names)), {}
  for index, name in ipairs(names) do
    local size = tonumber(sizes[index])
    if size and (not afterSize or isBefore(after, afterSize, name, size)) then
      table.insert(rooms, { name = name, size = size })
    end
  end
  table.sort(rooms, function(a, b) return isBefore(a.name, a.size, b.name, b.size) end)
  local answer = { '', '' }
  for index = 1, math.min(limit, #rooms) do
    table.insert(answer, rooms[index].name)
    table.insert(answer, rooms[index].size)
  end
  return answer
end

local function scanned()
  local start = 0
  if afterSize then
    -- A room that has changed since starts the page with the next smaller ones, some of them perhaps again.
    start = redis.call('ZCOUNT', bySize, '(' .. afterSize, '+inf')
    if tonumber(redis.call('ZSCORE', bySize, after)) == afterSize then
      start = redis.call('ZREVRANK', bySize, after) + 1
    end
  end
  local answer = { '', '' }
  for from = start, start + mostScanned - 1, step do
    local listed = redis.call('ZRANGE', bySize, from, from + step - 1, 'REV', 'WITHSCORES')
    for index = 1, #listed, 2 do
      if string.sub(listed[index], 1, #prefix) == prefix then
        table.insert(answer, listed[index])
        table.insert(answer, listed[index + 1])
        if #answer == 2 + limit * 2 then return answer end
      end
    end
    local isEnd = #listed < step * 2
    answer[1], answer[2] = isEnd and '' or listed[#listed - 1], isEnd and '' or listed[#listed]
    if isEnd then return answer end
  end
  return answer
end

local matching = redis.call('ZLEXCOUNT', byName, '[' .. prefix, '(' .. prefix .. '\255')
if prefix ~= '' and matching <= mostSorted then return sorted() end
return scanned()
