import { RequestError } from '../request-error.ts';

export function talkingAlready(): RequestError {
  return new RequestError('conflict', 'You are in a match. Leave it first.');
}
