export interface Versioned {
  id: string;
  version: number;
}

/**
 * Changes of one record one after another, each with the version that the one before made: what is meant while another is
 * under way is not refused for having been changed "by somebody else". What is meant on top of a refused change is not sent.
 */
export class InTurn {
  private readonly last = new Map<string, Promise<number>>();

  add(record: Versioned, send: (version: number) => Promise<Versioned>): Promise<number> {
    const before = this.last.get(record.id) ?? Promise.resolve(0);
    const mine = before
      .then((version) => send(Math.max(version, record.version)))
      .then(({ version }) => version);
    this.last.set(record.id, mine);
    mine.catch(() => {
      if (this.last.get(record.id) === mine) this.last.delete(record.id);
    });
    return mine;
  }
}
