import { OneOf } from '#platform';
import { FILE_FORMATS, type FileFormat } from './list-file.js';

/** In which form a list is handed on; what narrows the list itself is beside it. */
export class ListFileQuery {
  @OneOf(FILE_FORMATS, { optional: true, description: 'Default: csv.' })
  format: FileFormat = 'csv';

  @OneOf(['en', 'fr'], {
    optional: true,
    description: 'Of headings and figures; the organization’s unless given.',
  })
  language?: 'en' | 'fr';
}
