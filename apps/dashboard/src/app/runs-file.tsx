import { api } from '#api-client';
import { FileMenu } from './file-menu';

/** Every time the books of a company were read, as a file. */
export function RunsFile({ connectionId }: { connectionId: string }) {
  return (
    <FileMenu
      name="sync-runs"
      load={(query) =>
        api.GET('/api/v1/integrations/{id}/runs/file', {
          params: { path: { id: connectionId }, query },
          parseAs: 'blob',
        })
      }
    />
  );
}
