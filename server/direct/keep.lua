-- Notes that somebody wants what takes two, such as to keep a match.
-- KEYS: those who want to. ARGV: user, ttlMs.
-- Returns: 1 if that makes it two.
local isNew = redis.call('SADD', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return isNew == 1 and redis.call('SCARD', KEYS[1]) == 2 and 1 or 0
