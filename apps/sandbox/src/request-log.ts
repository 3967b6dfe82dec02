/** How often the sandbox was called: tests measure a client's thrift with it. */
export class RequestLog {
  private readonly paths = new Map<string, Map<string, number>>();
  private readonly statuses = new Map<string, Map<number, number>>();
  private refreshes = 0;

  count(realm: string, method: string, path: string, status: number): void {
    bump(this.paths, realm, `${method} ${path}`);
    bump(this.statuses, realm, status);
  }

  countRefresh(): void {
    this.refreshes++;
  }

  reset(): void {
    this.paths.clear();
    this.statuses.clear();
    this.refreshes = 0;
  }

  toJSON(): object {
    const realms = [...this.paths].map(([realm, counts]) => ({
      realm,
      total: [...counts.values()].reduce((sum, count) => sum + count, 0),
      paths: Object.fromEntries(counts),
      statuses: Object.fromEntries(this.statuses.get(realm) ?? []),
    }));
    return {
      tokenRefreshes: this.refreshes,
      total: realms.reduce((sum, realm) => sum + realm.total, 0),
      realms,
    };
  }
}

function bump<K>(table: Map<string, Map<K, number>>, realm: string, key: K): void {
  const counts = table.get(realm) ?? new Map<K, number>();
  counts.set(key, (counts.get(key) ?? 0) + 1);
  table.set(realm, counts);
}
