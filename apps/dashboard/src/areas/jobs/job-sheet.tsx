import { api } from '#api-client';
import { FileMenu } from '../../app/file-menu';
import type { Job } from './moves';

/** The job to take along: what is to be done and checked, without prices. */
export function JobSheet({ job: { id, number } }: { job: Job }) {
  return (
    <FileMenu
      name={number}
      load={(wish) =>
        api.GET('/api/v1/jobs/{id}/sheet', { params: { path: { id }, query: wish }, parseAs: 'blob' })
      }
    />
  );
}
