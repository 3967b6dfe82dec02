import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { create as disposition } from 'content-disposition';
import { type Clock, localDateOf } from '#kernel';
import {
  CLOCK,
  type DocumentLanguage,
  type GrowingTable,
  renderBusinessPdf,
  writeGrowingCsv,
  writeGrowingXlsx,
} from '#platform';
import { senderOf } from '../domain/sender.js';
import { IdentityFacade } from '../identity.facade.js';
import {
  FILE_TYPES,
  type FileColumn,
  type FileFormat,
  inLanguage,
  type ListFile,
  MOST_ON_PAPER,
  paperOfList,
  tooLongForPaper,
} from './list-file.js';

/** Lists as files: in the language and by the calendar of the organization, with every row. */
@Injectable()
export class ListFiles {
  constructor(
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As an answer that is saved, not shown. */
  async answer<Row>(
    file: ListFile<Row>,
    { format, language }: { format: FileFormat; language?: DocumentLanguage },
  ): Promise<StreamableFile> {
    const { locale } = await this.identity.organizationSettings();
    const content = await this.content(file, format, language ?? (locale.startsWith('fr') ? 'fr' : 'en'));
    // The constructor is declared once for bytes and once for streams, and not for either.
    return new StreamableFile(content as Readable, {
      type: FILE_TYPES[format],
      disposition: disposition(`${file.name}.${format}`),
    });
  }

  private async content<Row>(
    file: ListFile<Row>,
    format: FileFormat,
    language: DocumentLanguage,
  ): Promise<Readable | Buffer> {
    if (format === 'pdf') return this.paper(file, language);
    const table = tableOf(file, language);
    if (format === 'xlsx') return writeGrowingXlsx(table);
    return Readable.from(inThisContext(writeGrowingCsv(table)));
  }

  private async paper<Row>(file: ListFile<Row>, language: DocumentLanguage): Promise<Buffer> {
    const { name, timezone } = await this.identity.organizationSettings();
    const columns = file.columns.filter(({ width }) => width !== undefined);
    const rows: (string | null)[][] = [];
    for await (const portion of cellsOf(file.rows, columns, language)) {
      rows.push(...portion);
      if (rows.length > MOST_ON_PAPER) throw file.tooLong ?? tooLongForPaper();
    }
    const madeAt = this.clock.now();
    const paper = paperOfList({
      ...{ rows, language, timezone, madeAt },
      file: { ...file, columns },
      date: localDateOf(madeAt, timezone),
      sender: senderOf(name, await this.identity.branding()),
    });
    return renderBusinessPdf(paper);
  }
}

function tableOf<Row>({ title, columns, rows }: ListFile<Row>, language: DocumentLanguage): GrowingTable {
  return {
    name: inLanguage(title, language),
    headers: columns.map(({ head }) => inLanguage(head, language)),
    numbers: columns.flatMap(({ isNumber }, index) => (isNumber ? [index] : [])),
    rows: cellsOf(rows, columns, language),
  };
}

async function* cellsOf<Row>(
  portions: AsyncIterable<readonly Row[]>,
  columns: readonly FileColumn<Row>[],
  language: DocumentLanguage,
): AsyncGenerator<(string | null)[][]> {
  for await (const rows of portions)
    yield rows.map((row) => columns.map(({ value }) => value(row, language)));
}

/** A stream asks for more after the request was answered: still as the tenant who asked for the first. */
function inThisContext<Item>(items: AsyncGenerator<Item>): AsyncIterableIterator<Item> {
  const here = AsyncLocalStorage.snapshot();
  return {
    next: () => here(() => items.next()),
    return: (value?: unknown) => here(() => items.return(value)),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Every row of a list that answers page by page, a page at a time. */
export async function* everyPage<Row>(
  read: (cursor: string | undefined) => Promise<{ items: readonly Row[]; nextCursor: string | null }>,
): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await read(cursor);
    yield items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The rows of a list that is short enough to be read as a whole. */
export async function* inOnePortion<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
