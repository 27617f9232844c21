-- Renews a node's lease and tells it who is lost.
-- KEYS: nodes, state, connections. ARGV: node, leaseMs, connections, a new epoch, [now in ms, for tests].
-- Returns: epoch, 1 if the node held a lease, people online, the lost nodes, the living ones.
local nodes, state, connections = KEYS[1], KEYS[2], KEYS[3]
local node, lease = ARGV[1], tonumber(ARGV[2])

local now = tonumber(ARGV[5])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

-- While Redis stood still nobody could renew: a stall is not held against any node.
local beat = tonumber(redis.call('HGET', state, 'beat'))
if beat and now - beat > lease / 2 then
  for _, id in ipairs(redis.call('ZRANGE', nodes, 0, -1)) do
    redis.call('ZINCRBY', nodes, now - beat, id)
  end
end
redis.call('HSET', state, 'beat', string.format('%.0f', now))
redis.call('HSETNX', state, 'epoch', ARGV[4])

local lost = redis.call('ZRANGE', nodes, '-inf', '(' .. string.format('%.0f', now), 'BYSCORE')
local held = 1
if not redis.call('ZSCORE', nodes, node) then held = 0 end
for index, id in ipairs(lost) do
  if id == node then
    held = 0
    table.remove(lost, index)
    break
  end
end
redis.call('ZADD', nodes, string.format('%.0f', now + lease), node)
redis.call('HSET', connections, node, ARGV[3])

local living = redis.call('ZRANGE', nodes, '(' .. string.format('%.0f', now), '+inf', 'BYSCORE')
local online = 0
for _, id in ipairs(living) do
  online = online + (tonumber(redis.call('HGET', connections, id)) or 0)
end
return { redis.call('HGET', state, 'epoch'), held, online, lost, living }
