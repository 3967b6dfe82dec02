import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadTable } from '#platform';
import { TransformFacade } from '#transform';
import { HEADING, IMPORT_FIELDS } from '../domain/import/import-columns.js';
import { MappedSheet, recordsOf } from '../domain/import/mapped-rows.js';

const PURPOSE = 'purchase-order-lines';
const REQUIRED: readonly string[] = ['party', 'quantity'];

/** Reads the rows of a file through a mapping of the organization, where headings alone do not say what they are. */
@Injectable()
export class ImportMapping implements OnModuleInit {
  constructor(private readonly transform: TransformFacade) {}

  onModuleInit(): void {
    this.transform.purposes.register({
      name: PURPOSE,
      says: 'Rows of a file of orders: each becomes one line, and rows with one number are one order.',
      targets: IMPORT_FIELDS.map((name) => ({
        name,
        says: HEADING[name],
        required: REQUIRED.includes(name),
      })),
    });
  }

  /** Throws `TRANSFORM.NOT_FOUND`, `.NOT_PUBLISHED`, `.WRONG_PURPOSE`, `PURCHASE_ORDERS.IMPORT_COLUMNS` and `.IMPORT_TOO_LARGE`. */
  async apply(table: ReadTable, mappingId: string): Promise<MappedSheet> {
    const mapping = await this.transform.ready(mappingId, PURPOSE);
    const sheet = new MappedSheet(table);
    let place = 0;
    const records = recordsOf(table);
    // A record is asked for when the one before is done with.
    const placed = function* () {
      for (const { at, record } of records) {
        place = at;
        yield record;
      }
    };
    for await (const made of mapping.run(placed())) sheet.add(place, made);
    return sheet;
  }
}
