-- Who waits, in every structure that knows of them. Follows pool.lua.

local function ticketOf(userId)
  local json = redis.call('HGET', tickets, userId)
  return json and cjson.decode(json)
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

local function indexed(ticket, prefixes, command)
  for _, prefix in ipairs(prefixes) do
    local member = prefix .. string.format('%016.0f', ticket.seq) .. US .. ticket.userId
    if command == 'ZADD' then
      redis.call('ZADD', index, 0, member)
    else
      redis.call('ZREM', index, member)
    end
  end
end

local function open(ticket)
  redis.call('ZREM', opening, ticket.userId)
  indexed(ticket, openPrefixes(ticket), 'ZADD')
end

local function heldTicket(ticket)
  return ticket.nodeId .. US .. 't' .. US .. ticket.connectionId .. US .. ticket.userId
end

local function put(ticket)
  redis.call('HSET', tickets, ticket.userId, cjson.encode(ticket))
  redis.call('SADD', available, ticket.userId)
  redis.call('ZADD', queues[ticket.mode], whole(ticket.seq), ticket.userId)
  redis.call('ZADD', held, 0, heldTicket(ticket))
  indexed(ticket, interestPrefixes(ticket), 'ZADD')
  if isOpen(ticket) then
    open(ticket)
  else
    redis.call('ZADD', opening, whole(ticket.openAt), ticket.userId)
  end
end

local function take(ticket)
  redis.call('HDEL', tickets, ticket.userId)
  redis.call('SREM', available, ticket.userId)
  redis.call('ZREM', queues[ticket.mode], ticket.userId)
  redis.call('ZREM', held, heldTicket(ticket))
  redis.call('ZREM', opening, ticket.userId)
  indexed(ticket, interestPrefixes(ticket), 'ZREM')
  indexed(ticket, openPrefixes(ticket), 'ZREM')
end
