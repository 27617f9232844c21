// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Health } from '../../shared/http-answers.ts';
import { status } from '../app/status.ts';
import { Footer } from './footer.tsx';
import { lobby } from './lobby.ts';

const figures = {
  online: 842,
  waiting: { text: 20, voice: 3, video: 8 },
  rooms: [],
  relay: false,
  relayRequired: false,
  messageTtlHours: 24,
  sourceUrl: null,
};

beforeEach(() => {
  lobby.value = figures;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

afterEach(() => {
  cleanup();
  lobby.value = undefined;
  vi.unstubAllGlobals();
});

function openStatus(answer: () => Promise<Response>) {
  vi.stubGlobal('fetch', answer);
  render(<Footer />);
  fireEvent.click(screen.getByRole('button', { name: 'Status' }));
}

const answering = (health: Health) => async () => new Response(JSON.stringify(health));

test('tells how the site is in words, also to those who listen', async () => {
  openStatus(answering({ status: 'ok', nodeId: 'n1-ab', connections: 12, redis: 'up' }));
  expect(await screen.findByText('Everything is working.')).toBeTruthy();
  await vi.waitFor(() => expect(status.value).toBe('Everything is working.'));
  expect(screen.getByText('842 people online · 31 waiting')).toBeTruthy();
  expect(screen.getByText('The server that answered is n1-ab. It serves 12 connections.')).toBeTruthy();
});

test('says what does not work while Redis is away', async () => {
  openStatus(answering({ status: 'degraded', nodeId: 'n1-ab', connections: 1, redis: 'down' }));
  expect(await screen.findByText(/^Running in reduced mode/)).toBeTruthy();
  expect(screen.getByText(/They go on trying/)).toBeTruthy();
});

test('says so when no server answers', async () => {
  openStatus(() => Promise.reject(new Error('no network')));
  expect(await screen.findByText('The server does not answer just now.')).toBeTruthy();
});

test('leads to the source where it is known, and says under which licence it is where not', async () => {
  const { rerender } = render(<Footer />);
  fireEvent.click(screen.getByRole('button', { name: 'Source' }));
  expect(await screen.findByText(/MIT licence/)).toBeTruthy();
  lobby.value = { ...figures, sourceUrl: 'https://git.example/aleatoria' };
  rerender(<Footer />);
  expect(screen.getByRole('link', { name: 'Source' }).getAttribute('href')).toBe(
    'https://git.example/aleatoria',
  );
});
