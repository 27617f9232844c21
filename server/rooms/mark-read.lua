-- Notes the newest message that somebody has read in a room: never back. Of too many rooms those go that were read
-- least far.
-- KEYS: reads. ARGV: room, the id of the message, how many rooms are kept, ttlMs.
local reads = KEYS[1]

redis.call('ZADD', reads, 'GT', ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYRANK', reads, 0, -tonumber(ARGV[3]) - 1)
redis.call('PEXPIRE', reads, ARGV[4])
