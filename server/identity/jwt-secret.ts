import type { Environment } from '../environment.ts';
import { keptSecret } from './kept-secret.ts';

const shortest = 32;

/** What signs the tokens: `JWT_SECRET`, or outside production a secret that is kept in `dataDir`. */
export function readJwtSecret(environment: Environment, isProduction: boolean, dataDir: string): string {
  const secret = environment.text('JWT_SECRET');
  if (secret !== undefined) return checked(environment, secret, 'JWT_SECRET');
  if (!isProduction) return readKept(environment, dataDir);
  environment.mistakes.push(
    `JWT_SECRET is not set: in production it must be at least ${shortest} random characters, the same on every node (openssl rand -base64 48).`,
  );
  return '';
}

function readKept(environment: Environment, dataDir: string): string {
  try {
    return checked(environment, keptSecret(dataDir), `the file jwt-secret in ${dataDir}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    environment.mistakes.push(
      `DATA_DIR is ${JSON.stringify(dataDir)}: no secret can be kept there (${reason}).`,
    );
    return '';
  }
}

function checked(environment: Environment, secret: string, source: string): string {
  if (secret.length >= shortest) return secret;
  environment.mistakes.push(
    `${source} holds ${secret.length} characters: it must be at least ${shortest} random characters (openssl rand -base64 48).`,
  );
  return '';
}
