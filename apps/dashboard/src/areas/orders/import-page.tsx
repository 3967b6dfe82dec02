import { useState } from 'react';
import { api, got, idempotent } from '#api-client';
import { Page, PageHeader, SkeletonLines, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { ImportChoices } from './import-choices';
import { ImportDone } from './import-done';
import { ImportFile } from './import-file';
import { importMessages } from './import-messages';
import { ImportPreview } from './import-preview';
import { ImportRefusal } from './import-refusal';
import { FIRST_WISH, type ImportReport, type ImportWish, wishQuery } from './import-wish';

interface Reading {
  file: File;
  wish: ImportWish;
}

function asForm(file: File): never {
  const form = new FormData();
  form.append('file', file);
  // The document describes the field; the browser sends the form as it is.
  return form as never;
}

/** From a file to orders: choose, see what would happen, mend what is wrong, enter what is right. */
export default function ImportPage() {
  const t = useMessages(importMessages);
  const [wish, setWish] = useState(FIRST_WISH);
  const [file, setFile] = useState<File>();
  const preview = usePreview();
  const enter = useEnter();
  const read = (next: Reading) => {
    setFile(next.file);
    setWish(next.wish);
    preview.mutate(next);
  };
  const startOver = () => {
    setFile(undefined);
    setWish({ ...wish, columns: {} });
    preview.reset();
    enter.reset();
  };
  const change = (changes: Partial<ImportWish>) => {
    const next = { ...wish, ...changes };
    setWish(next);
    if (file) read({ file, wish: next });
  };
  return (
    <Page>
      <PageHeader title={t('title')} back={{ to: '/orders', label: t('orders') }}>
        {t('lead')}
      </PageHeader>
      {enter.data ? (
        <ImportDone report={enter.data} onAgain={startOver} />
      ) : (
        <>
          <ImportChoices wish={wish} onChange={change} />
          <ImportFile
            name={file?.name}
            onChoose={(chosen) => read({ file: chosen, wish: { ...wish, columns: {} } })}
          />
          {file && preview.isPending && (
            <div role="status" aria-label={t('reading', { name: file.name })}>
              <SkeletonLines count={6} />
            </div>
          )}
          {preview.isError && !preview.isPending && (
            <ImportRefusal error={preview.error} wish={wish} onColumns={(columns) => change({ columns })} />
          )}
          {file && preview.data && !preview.isPending && (
            <ImportPreview
              report={preview.data}
              wish={wish}
              isBusy={enter.isPending}
              onColumns={(columns) => change({ columns })}
              onEnter={() => enter.mutate({ file, wish })}
            />
          )}
        </>
      )}
    </Page>
  );
}

function usePreview() {
  return useWrite<Reading, ImportReport>({
    send: ({ file, wish }) =>
      got(
        api.POST('/api/v1/purchase-orders/import/preview', {
          params: { query: wishQuery(wish) },
          body: asForm(file),
        }),
      ),
    refreshes: [],
    isQuiet: true,
  });
}

/** Enters what is right; what is wrong has been shown, and is left out. */
function useEnter() {
  const t = useMessages(importMessages);
  return useWrite<Reading, ImportReport>({
    send: ({ file, wish }, key) =>
      got(
        api.POST('/api/v1/purchase-orders/import', {
          params: { query: { ...wishQuery(wish), onlyGood: true }, header: idempotent(key) },
          body: asForm(file),
        }),
      ),
    refreshes: ['/api/v1/purchase-orders'],
    said: ({ orders }) => t('entered', { count: orders.length }),
  });
}
