import { dist } from '../start/paths.mjs';
import { differencesOf } from './invoices.mjs';

const OPEN = ['planned', 'in_flight', 'uncertain', 'failed'];

/** The books of one office on both sides, read apart from the sync: our rows, the sandbox's documents, and the links. */
export class BothBooks {
  constructor(stage, office) {
    this.stage = stage;
    this.office = office;
  }

  sql(text, values = []) {
    const { office } = this;
    return office.as(async () => {
      const { Database } = await import(dist('libs/platform/src/index.js').href);
      return office.app.get(Database).rows(text, values);
    });
  }

  there(name) {
    return this.stage.sandbox.documents(this.office.company.realm, name);
  }

  /** Links of one kind that are not tombstones, by our id. */
  async links(entity) {
    const rows = await this.sql(
      `SELECT local_id AS "localId", remote_id AS "remoteId" FROM external_links
       WHERE connection_id = $1 AND entity = $2 AND deleted_at IS NULL`,
      [this.office.connectionId, entity],
    );
    return new Map(rows.map(({ localId, remoteId }) => [localId, remoteId]));
  }

  /** Writes by status, and how many are still on their way. */
  async writes() {
    const rows = await this.sql(
      'SELECT status, count(*)::int AS count FROM sync_operations WHERE connection_id = $1 GROUP BY status',
      [this.office.connectionId],
    );
    const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    return { ...counts, open: OPEN.reduce((sum, status) => sum + (counts[status] ?? 0), 0) };
  }

  /** What of these invoices is missing, doubled or different in a field. */
  async invoiceDifferences(ids) {
    const { InvoicingFacade } = await this.stage.part('libs/invoicing/src/index.js');
    const [documents, links] = [await this.there('invoice'), await this.links('invoice')];
    const byId = new Map(documents.map((document) => [document.Id, document]));
    const ours = await this.office.as(() => this.office.app.get(InvoicingFacade).invoices.readRecords(ids));
    const others = {};
    for (const entity of ['customer', 'item', 'tax-code'])
      others[entity] = new Map([...(await this.links(entity))].map(([local, remote]) => [remote, local]));
    const idOf = (entity, remoteId) => others[entity].get(remoteId);
    const found = ids.flatMap((id) => {
      const record = ours.get(id)?.record;
      return record ? differencesOf(record, byId.get(links.get(id)), idOf) : [`${id} is not here`];
    });
    return [...found, ...doubled(documents, links)];
  }
}

function doubled(documents, links) {
  const numbers = Map.groupBy(documents, ({ DocNumber }) => DocNumber);
  const twice = [...numbers]
    .filter(([number, same]) => number && same.length > 1)
    .map(([number, same]) => `${number} is in the books ${same.length} times`);
  const strangers = documents.length - new Set(links.values()).size;
  return strangers === 0
    ? twice
    : [...twice, `${strangers} invoices in the books are not linked to one here`];
}
