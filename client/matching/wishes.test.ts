import { expect, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { addLanguage, addTopic, baseLanguages, reviveWishes, widen } from './wishes.ts';

test('adds a topic once, cleaned', () => {
  expect(addTopic(['chess'], '  Jazz   Piano ')).toEqual(['chess', 'jazz piano']);
  expect(addTopic(['chess'], 'CHESS')).toEqual(['chess']);
  expect(addTopic(['chess'], '  , ')).toEqual(['chess']);
});

test('keeps to five topics', () => {
  const five = ['a', 'b', 'c', 'd', 'e'];
  expect(addTopic(five, 'f')).toBe(five);
});

test('adds a language once, and no more than allowed', () => {
  expect(addLanguage(['en'], 'fr')).toEqual(['en', 'fr']);
  const known = Array.from({ length: limits.languages }, (_, index) => `l${index}`);
  expect(addLanguage(known, '')).toBe(known);
  expect(addLanguage(known, 'l0')).toBe(known);
  expect(addLanguage(known, 'pl')).toBe(known);
});

test('widens by the topics first, then by the languages', () => {
  const narrow = { mode: 'text' as const, interests: ['chess'], languages: ['en'] };
  expect(widen(narrow)).toEqual({ ...narrow, interests: [] });
  expect(widen({ ...narrow, interests: [] })).toEqual({ ...narrow, interests: [], languages: [] });
  expect(widen({ ...narrow, interests: [], languages: [] })).toBeUndefined();
});

test('drops regions and repeats from the languages', () => {
  expect(baseLanguages(['en-GB', 'en', 'pt-BR'])).toEqual(['en', 'pt']);
});

test('forgets wishes that another version wrote', () => {
  expect(reviveWishes({ mode: 'telepathy', interests: [], languages: [] })).toBeUndefined();
  expect(reviveWishes({ mode: 'voice', interests: ['chess'], languages: ['en'] })).toEqual({
    mode: 'voice',
    interests: ['chess'],
    languages: ['en'],
  });
});
