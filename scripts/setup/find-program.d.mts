export type Program = 'redis-server' | 'nginx' | 'turnserver' | 'chromium' | 'chromium-headless-shell';

export function findProgram(name: Program): string | undefined;
