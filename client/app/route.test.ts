import { expect, test } from 'vitest';
import { personPath, roomPath, routeOf } from './route.ts';

test('knows the screens by their path', () => {
  expect(routeOf('/')).toEqual({ kind: 'landing' });
  expect(routeOf('/preview')).toEqual({ kind: 'preview' });
  expect(routeOf('/talk')).toEqual({ kind: 'talk' });
  expect(routeOf('/link')).toEqual({ kind: 'link' });
  expect(routeOf('/d')).toEqual({ kind: 'talks' });
  expect(routeOf('/elsewhere')).toEqual({ kind: 'lost' });
});

test('carries a room name of any script through its path', () => {
  expect(routeOf(roomPath('схемы-チェス'))).toEqual({ kind: 'room', name: 'схемы-チェス' });
});

test('takes any spelling of a room name, and a slash after it', () => {
  expect(routeOf('/r/Tea')).toEqual({ kind: 'room', name: 'Tea' });
  expect(routeOf('/r/tea/')).toEqual({ kind: 'room', name: 'tea' });
});

test.each([
  '/r',
  '/r/',
  '/r//',
  '/r/%20',
  '/r/a/b',
  '/r/a%2Fb',
  '/r/!!!',
  '/r/night trains',
  '/r/%E0%A4%A',
  `/r/${'x'.repeat(65)}`,
])('knows that %s names no room', (path) => {
  expect(routeOf(path)).toEqual({ kind: 'noRoom' });
});

test('leads to a person by their id, which is made of few characters', () => {
  expect(routeOf(personPath('A7Lje-oVy_9'))).toEqual({ kind: 'person', userId: 'A7Lje-oVy_9' });
  for (const path of ['/d/a/b', '/d/%20', '/d/a%2Fb', `/d/${'x'.repeat(65)}`, '/da']) {
    expect(routeOf(path), path).toEqual({ kind: 'lost' });
  }
});

test('does not take the beginning of another address for a room', () => {
  expect(routeOf('/random')).toEqual({ kind: 'lost' });
});
