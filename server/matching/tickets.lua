-- Who waits, in every structure that knows of them. Follows pool.lua.

-- The ticket, and as it is kept.
local function ticketOf(userId)
  local json = redis.call('HGET', tickets, userId)
  if json then return cjson.decode(json), json end
end

-- Another device searches now.
local function tellReplaced(ticket)
  tell(ticket, { kind = 'replaced', search = ticket.search })
end

local function isOpen(ticket)
  return ticket.openAt <= now
end

-- The places in the index where a ticket stands, each a prefix that the number of its place follows.
local function interestPrefixes(ticket)
  local prefixes = {}
  for interest in items(ticket.interests) do
    prefixes[#prefixes + 1] = ticket.mode .. US .. 'i' .. interest .. US
  end
  return prefixes
end

local function openPrefixes(ticket)
  local prefixes = { ticket.mode .. US .. 'o' .. US }
  for language in items(ticket.languages) do
    prefixes[#prefixes + 1] = ticket.mode .. US .. 'l' .. language .. US
  end
  if ticket.languages == '' then prefixes[2] = ticket.mode .. US .. 'l*' .. US end
  return prefixes
end

local function indexed(ticket, prefixes)
  local place = string.format('%016.0f', ticket.seq) .. US .. ticket.userId
  for number, prefix in ipairs(prefixes) do prefixes[number] = prefix .. place end
  return prefixes
end

local function enlist(ticket, prefixes)
  local scored = {}
  for _, member in ipairs(indexed(ticket, prefixes)) do
    scored[#scored + 1] = 0
    scored[#scored + 1] = member
  end
  redis.call('ZADD', index, unpack(scored))
end

local function delist(ticket, prefixes)
  redis.call('ZREM', index, unpack(indexed(ticket, prefixes)))
end

local function open(ticket)
  redis.call('ZREM', opening, ticket.userId)
  enlist(ticket, openPrefixes(ticket))
end

-- What a node holds, so that it can be cleared when the node is lost.
local function heldTicket(ticket)
  return 't' .. US .. ticket.connectionId .. US .. ticket.userId
end

local function put(ticket)
  redis.call('HSET', tickets, ticket.userId, cjson.encode(ticket))
  redis.call('SADD', available, ticket.userId)
  redis.call('ZADD', queues[ticket.mode], whole(ticket.seq), ticket.userId)
  redis.call('SADD', keyOf('held', ticket.nodeId), heldTicket(ticket))
  if ticket.interests ~= '' then enlist(ticket, interestPrefixes(ticket)) end
  if isOpen(ticket) then
    enlist(ticket, openPrefixes(ticket))
  else
    redis.call('ZADD', opening, whole(ticket.openAt), ticket.userId)
  end
end

local function take(ticket)
  redis.call('HDEL', tickets, ticket.userId)
  redis.call('SREM', available, ticket.userId)
  redis.call('ZREM', queues[ticket.mode], ticket.userId)
  redis.call('SREM', keyOf('held', ticket.nodeId), heldTicket(ticket))
  delist(ticket, openPrefixes(ticket))
  if ticket.interests == '' then return end
  redis.call('ZREM', opening, ticket.userId)
  delist(ticket, interestPrefixes(ticket))
end
