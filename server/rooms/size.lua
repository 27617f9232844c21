-- Counts a room's members.
-- KEYS: members, connections by user, connections by node. ARGV: the nodes that are lost.
local _, ghostCount = findGhosts(KEYS[2], KEYS[3], ARGV)
return redis.call('SCARD', KEYS[1]) - ghostCount
