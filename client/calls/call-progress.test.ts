import { describe, expect, test } from 'vitest';
import {
  advance,
  askEveryMs,
  attemptMs,
  beginCall,
  type Command,
  healMs,
  type Progress,
  type ProgressEvent,
  settleMs,
} from './call-progress.ts';

const startMs = 1_000_000;

/** One side of a call under a clock that only the test moves. */
function side({ offers }: { offers: boolean }) {
  let nowMs = startMs;
  const first = beginCall(offers, nowMs);
  let progress: Progress = first.progress;
  const apply = (event: ProgressEvent): Command[] => {
    const step = advance(progress, event, nowMs);
    progress = step.progress;
    return step.commands;
  };
  return {
    first: first.commands,
    on: apply,
    after(ms: number) {
      nowMs += ms;
      return apply({ kind: 'tick' });
    },
    get kind() {
      return progress.kind;
    },
    get attempt() {
      return progress.attempt;
    },
    get brokeMs() {
      return 'brokeMs' in progress ? progress.brokeMs : undefined;
    },
  };
}

const connect = (call: ReturnType<typeof side>) => call.on({ kind: 'connected' });

describe('the side that offers', () => {
  test('opens its first attempt at once and is live when it connects', () => {
    const call = side({ offers: true });
    expect(call.first).toEqual([{ kind: 'open', attempt: startMs }]);
    connect(call);
    expect(call.kind).toBe('live');
  });

  test('makes one new attempt when the first takes too long, then fails', () => {
    const call = side({ offers: true });
    expect(call.after(attemptMs - 1)).toEqual([]);
    expect(call.after(1)).toEqual([{ kind: 'open', attempt: startMs + attemptMs }]);
    expect(call.after(attemptMs)).toEqual([{ kind: 'close' }]);
    expect(call.kind).toBe('failed');
  });

  test('makes a new attempt at once when the peer breaks', () => {
    const call = side({ offers: true });
    expect(call.on({ kind: 'broken' })).toEqual([{ kind: 'open', attempt: startMs + 1 }]);
  });

  test('makes a new attempt when it is asked to', () => {
    const call = side({ offers: true });
    connect(call);
    call.after(settleMs);
    expect(call.on({ kind: 'asked', attempt: 0 })).toMatchObject([{ kind: 'open' }]);
  });

  test('leaves an attempt alone that has only just been offered', () => {
    const call = side({ offers: true });
    call.after(settleMs - 1);
    expect(call.on({ kind: 'asked', attempt: 0 })).toEqual([]);
  });

  test('drops a late request for what has been done since', () => {
    const call = side({ offers: true });
    const { attempt } = call;
    call.on({ kind: 'broken' });
    connect(call);
    call.after(settleMs);
    expect(call.on({ kind: 'asked', attempt })).toEqual([]);
    expect(call.kind).toBe('live');
  });

  test('numbers its attempts above what the other side has seen, even with a clock that is behind', () => {
    const call = side({ offers: true });
    call.after(settleMs);
    call.on({ kind: 'asked', attempt: startMs * 2 });
    expect(call.attempt).toBe(startMs * 2 + 1);
  });

  test('refuses offers', () => {
    const call = side({ offers: true });
    expect(call.on({ kind: 'offered', attempt: startMs + 5 })).toEqual([]);
  });
});

describe('the side that answers', () => {
  test('opens a peer for the offer that comes', () => {
    const call = side({ offers: false });
    expect(call.on({ kind: 'offered', attempt: 7 })).toEqual([{ kind: 'open', attempt: 7 }]);
    connect(call);
    expect(call.kind).toBe('live');
  });

  test('asks again and again while no offer comes, then fails', () => {
    const call = side({ offers: false });
    expect(call.after(settleMs)).toEqual([{ kind: 'ask', attempt: 0 }]);
    expect(call.after(askEveryMs - 1)).toEqual([]);
    expect(call.after(1)).toEqual([{ kind: 'ask', attempt: 0 }]);
    call.after(attemptMs);
    expect(call.kind).toBe('waiting');
    call.after(attemptMs);
    expect(call.kind).toBe('failed');
  });

  test('asks at once when its peer breaks', () => {
    const call = side({ offers: false });
    call.on({ kind: 'offered', attempt: 7 });
    expect(call.on({ kind: 'broken' })).toEqual([{ kind: 'close' }]);
    expect(call.after(0)).toEqual([{ kind: 'ask', attempt: 7 }]);
  });

  test('follows a newer attempt out of a live call, and drops an older one', () => {
    const call = side({ offers: false });
    call.on({ kind: 'offered', attempt: 7 });
    connect(call);
    expect(call.on({ kind: 'offered', attempt: 6 })).toEqual([]);
    expect(call.kind).toBe('live');
    expect(call.on({ kind: 'offered', attempt: 8 })).toEqual([{ kind: 'open', attempt: 8 }]);
    expect(call.brokeMs).toBe(startMs);
  });
});

describe('a broken link', () => {
  function liveCall() {
    const call = side({ offers: true });
    connect(call);
    return call;
  }

  test('may heal by itself', () => {
    const call = liveCall();
    call.on({ kind: 'disconnected' });
    expect(call.after(healMs - 1)).toEqual([]);
    call.on({ kind: 'healed' });
    expect(call.kind).toBe('live');
  });

  test('is replaced when it has not healed, and knows since when it was broken', () => {
    const call = liveCall();
    call.on({ kind: 'disconnected' });
    expect(call.after(healMs)).toEqual([{ kind: 'open', attempt: startMs + healMs }]);
    expect(call.brokeMs).toBe(startMs);
  });

  test('that the other side has closed is not replaced before it can say why', () => {
    const call = liveCall();
    expect(call.on({ kind: 'closed' })).toEqual([]);
    expect(call.kind).toBe('lost');
  });

  test('has two attempts again after it was live', () => {
    const call = liveCall();
    call.on({ kind: 'broken' });
    connect(call);
    call.on({ kind: 'broken' });
    expect(call.kind).toBe('trying');
    call.on({ kind: 'broken' });
    expect(call.kind).toBe('trying');
    call.on({ kind: 'broken' });
    expect(call.kind).toBe('failed');
  });
});

test('a failed call stays failed', () => {
  const call = side({ offers: false });
  for (const ms of [attemptMs, attemptMs]) call.after(ms);
  expect(call.on({ kind: 'offered', attempt: 9 })).toEqual([]);
  expect(call.kind).toBe('failed');
});
