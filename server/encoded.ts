/** A payload whose JSON was made before: the encoder sends it as it is. `T` is what is in it. */
export class Encoded<T extends object> {
  readonly json: string;
  declare readonly content: T;

  /** `json` is an object's, and not empty. */
  constructor(json: string) {
    this.json = json;
  }

  /** With further fields. */
  with<More extends object>(more: More): Encoded<T & More> {
    return new Encoded(`${this.json.slice(0, -1)},${JSON.stringify(more).slice(1)}`);
  }
}
