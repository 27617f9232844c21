/** So many at once, and then so many a second. */
export interface Rate {
  perSecond: number;
  burst: number;
  /** How many a node lets through before it tells the other nodes. */
  portion: number;
}

/** Whose doings are counted together. */
export type Scope = 'person' | 'address' | 'newcomers' | 'room';

/** What of theirs is counted together: each event belongs to one. */
export type RateClass =
  | 'message'
  | 'typing'
  | 'join'
  | 'restore'
  | 'history'
  | 'search'
  | 'match'
  | 'leave'
  | 'signal'
  | 'request'
  | 'connect'
  | 'refusal'
  | 'flood';

export type Rates = Partial<Record<RateClass, Rate[]>>;

/** Told by the second's worth, so that telling costs a talking person one command in five messages. */
function perSecond(count: number, burst: number, portion = count): Rate[] {
  return [{ perSecond: count, burst, portion }];
}

/** Told each time: these are rare. */
function within(seconds: number, count: number): Rate {
  return { perSecond: count / seconds, burst: count, portion: 1 };
}

/** The longer somebody skips on, the slower it gets: each of these must allow it. */
function searches(people: number): Rate[] {
  return [within(10, 8 * people), within(60, 30 * people), within(600, 150 * people)];
}

/** Over all nodes. An address is a /64 of IPv6; an office or a school may be behind one. */
export const rates: Record<Scope, Rates> = {
  person: {
    message: perSecond(5, 10),
    typing: perSecond(1, 5),
    join: perSecond(2, 10),
    /** Two devices with as many rooms as there may be come back without waiting. */
    restore: perSecond(10, 100),
    history: perSecond(5, 20),
    search: searches(1),
    match: perSecond(1, 10),
    /** Getting away from somebody is never held up by a search. */
    leave: perSecond(2, 20),
    signal: perSecond(30, 60),
    /** Every request, good or bad, counts here too. */
    request: perSecond(100, 200),
    /** Until then what comes too fast is only refused, then read slowly as well, */
    refusal: perSecond(20, 1000, 250),
    /** and in the end the person is disconnected. */
    flood: perSecond(5, 1000, 250),
  },
  address: {
    message: perSecond(50, 200),
    join: perSecond(20, 100),
    restore: perSecond(200, 2000),
    history: perSecond(50, 200),
    search: searches(20),
    signal: perSecond(300, 1200),
    request: perSecond(1000, 2000),
    connect: perSecond(10, 100),
  },
  /** Those at one address whose identity is new: a new one is no way around the limits. */
  newcomers: {
    search: searches(14),
  },
  room: {
    message: perSecond(50, 200),
  },
};

/** `factor` scales each; a burst stays at least one, or nothing would ever pass. */
export function scaled(rates: Rates, factor: number): Rates {
  const scale = ({ perSecond, burst, portion }: Rate): Rate => ({
    perSecond: perSecond * factor,
    burst: Math.max(1, burst * factor),
    portion: Math.max(1, Math.floor(portion * factor)),
  });
  const entries = Object.entries(rates).map(([name, lanes]) => [name, lanes.map(scale)]);
  return Object.fromEntries(entries);
}
