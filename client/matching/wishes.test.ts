import { expect, test } from 'vitest';
import { addTopic, baseLanguages, reviveWishes } from './wishes.ts';

test('adds a topic once, cleaned', () => {
  expect(addTopic(['chess'], '  Jazz   Piano ')).toEqual(['chess', 'jazz piano']);
  expect(addTopic(['chess'], 'CHESS')).toEqual(['chess']);
  expect(addTopic(['chess'], '  , ')).toEqual(['chess']);
});

test('keeps to five topics', () => {
  const five = ['a', 'b', 'c', 'd', 'e'];
  expect(addTopic(five, 'f')).toBe(five);
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
