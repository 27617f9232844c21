-- Tells what has changed in a room and was held back. KEYS: see changes.lua.
-- Returns: in how many ms to try again, 0 when nothing is left to tell.
return tell(false)
