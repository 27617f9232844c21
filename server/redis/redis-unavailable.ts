/** Redis is away, serves nobody just now, or did not answer within the deadline: whether the command was done is not known. */
export class RedisUnavailable extends Error {}
