/** Redis is away, or did not answer within the deadline: whether the command was done is not known. */
export class RedisUnavailable extends Error {}
