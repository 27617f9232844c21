-- Knows a person who comes, for a time.
-- KEYS: person. ARGV: name, 1 if that is to hold and else the name that is known already, ttlMs.
-- Returns: the name that holds, or nothing for somebody who has been deleted.
local person, name, isNamed, ttl = KEYS[1], ARGV[1], ARGV[2], ARGV[3]

if redis.call('HEXISTS', person, 'deleted') == 1 then return false end
if isNamed == '1' then
  redis.call('HSET', person, 'name', name)
else
  redis.call('HSETNX', person, 'name', name)
end
redis.call('PEXPIRE', person, ttl)
return redis.call('HGET', person, 'name')
