-- Notes when a person was last seen, if the person is known.
-- KEYS: person. ARGV: ttlMs.
local person = KEYS[1]
if redis.call('HEXISTS', person, 'name') == 0 then return end
local time = redis.call('TIME')
redis.call('HSET', person, 'seenAt', string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000)))
redis.call('PEXPIRE', person, ARGV[1])
