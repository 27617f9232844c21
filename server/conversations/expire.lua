-- Removes what is too old from a log.
-- KEYS: messages. ARGV: horizon, most kept.
-- Returns: the id of the oldest message that stays, or ''.
local horizon = tonumber(ARGV[1])
trim(horizon, tonumber(ARGV[2]))
return oldest(horizon) or ''
