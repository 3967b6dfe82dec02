import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { changed, type Search } from './address';

/** Filters, sort, selection and tabs live in the address, so that every view can be shared, reloaded and gone back to. */
export function useUrlState(): [values: Search, change: (changes: Search, mode?: 'push') => void] {
  const values = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Search, mode?: 'push') =>
      void navigate({
        to: '.',
        search: ((before: Search) => changed(before, changes)) as never,
        replace: mode !== 'push',
      }),
    [navigate],
  );
  return [values, change];
}

/** The `$id` of this page's address. */
export function useId(): string {
  const { id } = useParams({ strict: false }) as { id?: string };
  return id ?? '';
}
