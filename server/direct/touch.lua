-- Lists somebody first among a person's contacts.
-- KEYS: contacts. ARGV: the other, now in ms, ttlMs, how many are kept.
local contacts, now, ttl = KEYS[1], tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZADD', contacts, ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', contacts, '-inf', string.format('(%.0f', now - ttl))
redis.call('ZREMRANGEBYRANK', contacts, 0, -tonumber(ARGV[4]) - 1)
redis.call('PEXPIRE', contacts, ttl)
