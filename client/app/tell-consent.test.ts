// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '../../shared/events.ts';
import { fakeConnection } from '../testing/fake-connection.ts';

const acceptance = ['accept_rules', { version: 1 }];
const acceptedAt = '2026-11-21T10:00:00.000Z';

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
});

/** As after a reload, with a session of this user once `enter` is called. */
async function visit() {
  const { acceptRules } = await import('./consent.ts');
  const { tellConsent } = await import('./tell-consent.ts');
  const fake = fakeConnection();
  const session = signal<Session>();
  fake.answers.accept_rules = { ok: true, acceptedAt };
  tellConsent({ ...fake.connection, session });
  const enter = (id: string) => {
    session.value = { user: { id, name: id } } as Session;
  };
  return { ...fake, acceptRules, enter };
}

test('tells the server of a consent when there is one and somebody whose it is', async () => {
  const { acceptRules, enter, asked } = await visit();
  enter('ann');
  expect(asked).toEqual([]);
  acceptRules();
  expect(asked).toEqual([acceptance]);
});

test('tells it once an identity, also over visits', async () => {
  const { acceptRules, enter, asked } = await visit();
  acceptRules();
  enter('ann');
  await vi.waitFor(() => expect(localStorage.getItem('aleatoria.consent-told')).toContain('ann'));
  enter('ann');
  expect(asked).toEqual([acceptance]);

  vi.resetModules();
  const next = await visit();
  next.enter('ann');
  expect(next.asked).toEqual([]);
  next.enter('ben');
  expect(next.asked).toEqual([acceptance]);
});

test('tells it again at the next connect when it could not be told', async () => {
  const { acceptRules, enter, answers, asked } = await visit();
  answers.accept_rules = { ok: false, error: { code: 'unavailable', message: '' } };
  acceptRules();
  enter('ann');
  await Promise.resolve();
  enter('ann');
  expect(asked).toEqual([acceptance, acceptance]);
});
