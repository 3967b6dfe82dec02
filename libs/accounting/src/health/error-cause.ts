/** As much of a failure as its cause is told by. */
export interface Caused {
  kind?: string;
  vendorCode?: string;
  waitsFor?: { entity: string };
}

const MOST_CHARACTERS = 80;

/** What a failure is counted under; the same as `sync_error_cause()` says of it in the database. */
export function causeOf({ kind = 'unknown', vendorCode, waitsFor }: Caused = {}): string {
  const cause = waitsFor ? `unmapped:${waitsFor.entity}` : vendorCode ? `${kind}:${vendorCode}` : kind;
  return cause.slice(0, MOST_CHARACTERS);
}

/** Of codes that systems make up there is no end, and every one is a series of its own: what comes after these is `other`. */
export class KnownCauses {
  private readonly known = new Set<string>();

  constructor(private readonly most = 200) {}

  of(cause: string): string {
    if (this.known.size < this.most) this.known.add(cause);
    return this.known.has(cause) ? cause : 'other';
  }
}
