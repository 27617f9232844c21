-- Notes that somebody joined or left a room, with the time in ms as the score: below zero for a room that was left.
-- KEYS: stays. ARGV: room, 1 if it was joined and -1 if it was left, how many of each are kept, ttlMs.
-- Returns: the score before, if any.
local stays, room, sign, most = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local before = redis.call('ZSCORE', stays, room)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', stays, string.format('%.0f', sign * now), room)
local left = redis.call('ZCOUNT', stays, '-inf', '(0')
local joined = redis.call('ZCARD', stays) - left
-- Of either kind the oldest are those next to zero.
if joined > most then redis.call('ZREMRANGEBYRANK', stays, left, left + joined - most - 1) end
if left > most then redis.call('ZREMRANGEBYRANK', stays, most, left - 1) end
redis.call('PEXPIRE', stays, ARGV[4])
return before
