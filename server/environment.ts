interface Range {
  min: number;
  max: number;
}

/**
 * Reads settings by name. A setting that is wrong is noted in `mistakes` and answered with its default, so
 * that all of them can be told at once. An empty value is the same as none.
 */
export class Environment {
  readonly mistakes: string[] = [];
  readonly #values: NodeJS.ProcessEnv;

  constructor(values: NodeJS.ProcessEnv) {
    this.#values = values;
  }

  text(name: string): string | undefined {
    return this.#values[name]?.trim() || undefined;
  }

  number(name: string, fallback: number, range: Range): number {
    return this.#inRange(name, fallback, range, /^\d+(\.\d+)?$/, 'a number');
  }

  integer(name: string, fallback: number, range: Range): number {
    return this.#inRange(name, fallback, range, /^\d+$/, 'a whole number');
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const choice = choices.find((each) => each === text);
    if (choice === undefined) this.refuse(name, text, `one of ${choices.join(', ')}`);
    return choice ?? fallback;
  }

  /** The parts between commas or white space, each of which `isAllowed`. */
  listOf(name: string, isAllowed: (part: string) => boolean, allowed: string): string[] {
    const parts =
      this.text(name)
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? [];
    const wrong = parts.filter((part) => !isAllowed(part));
    if (wrong.length > 0) this.refuse(name, wrong.join(', '), `a list of ${allowed}`);
    return wrong.length > 0 ? [] : parts;
  }

  /** Notes that `name` is set to `value`, and what it must be instead. */
  refuse(name: string, value: string, allowed: string): void {
    this.mistakes.push(`${name} is ${JSON.stringify(value)}: it must be ${allowed}.`);
  }

  #inRange(name: string, fallback: number, { min, max }: Range, digits: RegExp, what: string): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (digits.test(text) && value >= min && value <= max) return value;
    this.refuse(name, text, `${what} from ${min} to ${max}`);
    return fallback;
  }
}
