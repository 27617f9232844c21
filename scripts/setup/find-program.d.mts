export type Program = 'redis-server' | 'nginx' | 'turnserver' | 'chromium';

export function findProgram(name: Program): string | undefined;
