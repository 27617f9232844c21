-- Renews a node's lease, and tells how long every lease has still to run.
-- KEYS: nodes, state, connections. ARGV: node, leaseMs, connections, a new epoch, since when the node has been
-- trying to renew (ms of Redis's clock, '' at its first beat), [now in ms, for tests].
-- Returns: epoch, 1 if the node held a lease, people online, now, then each node's id and what is left to it in ms.
local nodes, state, connections = KEYS[1], KEYS[2], KEYS[3]
local node, lease, since = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[5])

local now = tonumber(ARGV[6])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

-- While Redis stood still nobody could renew: that is not held against any node. Only a node that tried meanwhile
-- can tell it from nodes that were slow to ask; those would otherwise keep a lost node alive.
if since then
  local beat = tonumber(redis.call('HGET', state, 'beat')) or now
  local stalled = now - math.max(beat, since)
  if stalled > lease / 4 then
    for _, id in ipairs(redis.call('ZRANGE', nodes, 0, -1)) do
      redis.call('ZINCRBY', nodes, stalled, id)
    end
  end
  redis.call('HSET', state, 'beat', string.format('%.0f', now))
end
redis.call('HSETNX', state, 'epoch', ARGV[4])

local held = 0
if (tonumber(redis.call('ZSCORE', nodes, node)) or 0) >= now then held = 1 end
redis.call('ZADD', nodes, string.format('%.0f', now + lease), node)
redis.call('HSET', connections, node, ARGV[3])

local online = 0
local answer = { redis.call('HGET', state, 'epoch'), held, 0, string.format('%.0f', now) }
local leases = redis.call('ZRANGE', nodes, 0, -1, 'WITHSCORES')
for index = 1, #leases, 2 do
  local id, left = leases[index], tonumber(leases[index + 1]) - now
  if left >= 0 then online = online + (tonumber(redis.call('HGET', connections, id)) or 0) end
  table.insert(answer, id)
  table.insert(answer, math.floor(left))
end
answer[3] = online
return answer
