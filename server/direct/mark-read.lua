-- Marks what somebody has read: never back, and never beyond what there is.
-- KEYS: meta. ARGV: reader, the id of the newest message read.
-- Returns: the id that is marked now, or '' where it was marked before.
local meta, reader = KEYS[1], ARGV[1]

local last = tonumber(redis.call('HGET', meta, 'last:' .. reader)) or 0
local id = math.min(tonumber(ARGV[2]), last)
if id <= (tonumber(redis.call('HGET', meta, 'read:' .. reader)) or 0) then return '' end
redis.call('HSET', meta, 'read:' .. reader, string.format('%.0f', id))
return string.format('%.0f', id)
