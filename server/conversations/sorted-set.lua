-- The messages of a log as a sorted set, by id; everybody sees all of them.
local messages = KEYS[1]
local number = function(value) return string.format('%.0f', value) end

local function add(id, entry) redis.call('ZADD', messages, id, entry) end

local function find(id) return redis.call('ZRANGE', messages, id, id, 'BYSCORE')[1] end

local function trim(horizon, most)
  redis.call('ZREMRANGEBYSCORE', messages, '-inf', '(' .. number(horizon))
  redis.call('ZREMRANGEBYRANK', messages, 0, -most - 1)
end

local function oldest(horizon)
  return redis.call('ZRANGE', messages, number(horizon), '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')[2]
end

local function before(place, horizon, limit)
  return redis.call('ZRANGE', messages, '(' .. place, number(horizon), 'BYSCORE', 'REV', 'LIMIT', 0, limit)
end

local function from(id, limit)
  return redis.call('ZRANGE', messages, number(id), '+inf', 'BYSCORE', 'LIMIT', 0, limit)
end

-- Added before the old one is removed, since an empty set loses its time to live.
local function replace(id, entry, new)
  redis.call('ZADD', messages, id, new)
  redis.call('ZREM', messages, entry)
end
