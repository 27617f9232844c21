-- Writes down in an account what was spent of each rate, also beyond what may be.
-- KEYS: account, a hash: rate -> when all that was spent will have been earned (ms).
-- ARGV: longestDebtMs, now in ms or '' for Redis's own clock, then for each rate: name, count, perSecond, burst.
-- Returns, for each rate, the ms until one more may be spent.
local account = KEYS[1]
local longestDebt, now = tonumber(ARGV[1]), tonumber(ARGV[2])
if not longestDebt or #ARGV < 6 or #ARGV % 4 ~= 2 then return redis.error_reply('ERR bad arguments') end
for index = 3, #ARGV, 4 do
  for offset = 1, 3 do
    if not tonumber(ARGV[index + offset]) then return redis.error_reply('ERR bad arguments') end
  end
end
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + time[2] / 1000
end

local waits, life = {}, redis.call('PTTL', account)
for index = 3, #ARGV, 4 do
  local name, count, everyMs = ARGV[index], tonumber(ARGV[index + 1]), 1000 / tonumber(ARGV[index + 2])
  local allSpent = now + ARGV[index + 3] * everyMs
  local earnedAt = math.max(now, tonumber(redis.call('HGET', account, name)) or 0) + count * everyMs
  earnedAt = math.min(earnedAt, allSpent + longestDebt)
  if count > 0 then
    redis.call('HSET', account, name, string.format('%.3f', earnedAt))
    life = math.max(life, earnedAt - now)
  end
  waits[#waits + 1] = math.ceil(math.max(0, earnedAt + everyMs - allSpent))
end
if life > 0 then redis.call('PEXPIRE', account, string.format('%.0f', math.ceil(life))) end
return waits
