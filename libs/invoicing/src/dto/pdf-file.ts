import { StreamableFile } from '@nestjs/common';
import { create as disposition } from 'content-disposition';
import type { Paper } from '../queries/invoice-papers.query.js';

/** A paper that the browser shows, and saves under its name. */
export function pdfFile({ name, file }: Paper): StreamableFile {
  return new StreamableFile(file, {
    type: 'application/pdf',
    disposition: disposition(name, { type: 'inline' }),
    length: file.length,
  });
}
