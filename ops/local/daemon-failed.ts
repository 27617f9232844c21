/** A process did not become ready, or ended though nobody had asked it to. */
export class DaemonFailed extends Error {
  readonly output: string;

  constructor(what: string, output: string) {
    const lastLines = output.trimEnd().split('\n').slice(-20).join('\n');
    super(lastLines ? `${what} Its last lines:\n${lastLines}` : what);
    this.output = output;
  }
}
