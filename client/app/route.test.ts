import { expect, test } from 'vitest';
import { roomPath, routeOf } from './route.ts';

test('knows the screens by their path', () => {
  expect(routeOf('/')).toEqual({ kind: 'landing' });
  expect(routeOf('/preview')).toEqual({ kind: 'preview' });
  expect(routeOf('/talk')).toEqual({ kind: 'talk' });
  expect(routeOf('/elsewhere')).toEqual({ kind: 'lost' });
});

test('carries a room name of any script through its path', () => {
  expect(routeOf(roomPath('схемы-チェス'))).toEqual({ kind: 'room', name: 'схемы-チェス' });
});

test('takes a path that cannot be decoded for lost', () => {
  expect(routeOf('/r/%E0%A4%A')).toEqual({ kind: 'lost' });
});
