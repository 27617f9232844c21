/** How long each node's lease runs, as of the last beat. */
export class Leases {
  readonly living: readonly string[];
  readonly lost: readonly string[];
  /** How long until the next lease ends, if nobody renews it. */
  readonly nextEndMs: number;

  /** `leases` names each node and what is left to it in ms, in turn. */
  constructor(leases: readonly (string | number)[]) {
    const each = leases.flatMap((id, index) =>
      index % 2 === 0 ? [{ id: String(id), leftMs: Number(leases[index + 1]) }] : [],
    );
    const living = each.filter(({ leftMs }) => leftMs >= 0);
    this.living = living.map(({ id }) => id);
    this.lost = each.filter(({ leftMs }) => leftMs < 0).map(({ id }) => id);
    this.nextEndMs = Math.min(...living.map(({ leftMs }) => leftMs));
  }
}
