import type { Program } from './find-program.mjs';

export function howToInstall(names: Program[]): string;
