import { api, type paths } from '#api-client';
import { FileMenu } from './file-menu';

type Asked = paths['/api/v1/reports/file']['get']['parameters']['query'];

/** Which report, with what was chosen above it. */
export type ReportFile = Omit<Asked, 'format' | 'language'>;

/** The whole report as a file, in the language of whoever reads it; the server writes it, with every row. */
export function ReportFiles({ file, name }: { file: ReportFile; name: string }) {
  return (
    <FileMenu
      name={name}
      load={(wish) =>
        api.GET('/api/v1/reports/file', { params: { query: { ...file, ...wish } }, parseAs: 'blob' })
      }
    />
  );
}
