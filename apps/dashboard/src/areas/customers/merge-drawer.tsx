import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, Combo, Confirm, Drawer, Problem, refusalOf, SkeletonLines, useGo, useMessages } from '#ui';
import { findCustomers } from '../../app/find';
import { useMay } from '../../app/me';
import { useRead, useWrite } from '../../app/queries';
import { mergeMessages, movedMessages } from './merge-messages';
import { movedKinds } from './moved';
import { SideBySide } from './side-by-side';

type Preview = schemas['MergePreviewAnswer'];

interface DrawerProps {
  /** The customer that stays. */
  keep: string;
  /** The one that becomes part of it, once it is chosen. */
  other: string | undefined;
  onChange(ids: { keep: string; other: string | undefined }): void;
  onClose(): void;
}

/** Two records side by side: which one stays, what is taken over, what moves, and why it may not be done. */
export function MergeDrawer({ keep, other, onChange, onClose }: DrawerProps) {
  const t = useMessages(mergeMessages);
  const read = useRead(
    '/api/v1/customers/{id}/merge',
    { duplicateId: other ?? '' },
    { id: keep, isOff: !other },
  );
  const merge = useMerge(onClose);
  const mayMerge = useMay('customers.merge');
  const [isAsking, ask] = useState(false);
  const preview = other ? read.data : undefined;
  const names = preview && { stays: preview.survivor.displayName, goes: preview.duplicate.displayName };
  return (
    <>
      <Drawer
        isOpen
        isWide
        title={t('mergeTitle')}
        onClose={onClose}
        footer={
          preview && (
            <>
              <Button icon={ArrowRightLeft} onClick={() => other && onChange({ keep: other, other: keep })}>
                {t('swap')}
              </Button>
              {mayMerge && !preview.refusal && (
                <Button look="primary" onClick={() => ask(true)}>
                  {t('go')}
                </Button>
              )}
            </>
          )
        }
      >
        {!other && <ChooseOther keep={keep} onChange={onChange} />}
        {other &&
          !preview &&
          (read.error ? (
            <Problem problem={refusalOf(read.error)} onRetry={() => void read.refetch()} isInline />
          ) : (
            <SkeletonLines count={10} />
          ))}
        {preview && <Compared preview={preview} />}
      </Drawer>
      {preview && names && (
        <Confirm
          isOpen={isAsking}
          isDanger
          title={t('sureTitle')}
          confirmLabel={t('go')}
          isBusy={merge.isPending}
          onConfirm={() => merge.mutate(preview, { onSettled: () => ask(false) })}
          onCancel={() => ask(false)}
        >
          {t('sure', names)}
        </Confirm>
      )}
    </>
  );
}

/** Of a customer that one has found oneself. */
function ChooseOther({ keep, onChange }: Pick<DrawerProps, 'keep' | 'onChange'>) {
  const t = useMessages(mergeMessages);
  const find = async (text: string, signal: AbortSignal) =>
    (await findCustomers(text, signal)).filter(({ id }) => id !== keep);
  return (
    <Combo
      label={t('other')}
      value={null}
      search={find}
      onChange={(option) => option && onChange({ keep, other: option.id })}
    />
  );
}

function Compared({ preview }: { preview: Preview }) {
  const t = useMessages(mergeMessages);
  const { refusal } = preview;
  return (
    <div className="space-y-5">
      {refusal && (
        <Problem problem={refusalOf({ problem: { ...refusal, fix: refusal.fix ?? undefined } })} isInline />
      )}
      <SideBySide preview={preview} />
      <WhatMoves moves={preview.moves} />
      {!refusal && <p className="text-soft text-sm">{t('afterwards')}</p>}
    </div>
  );
}

const NAMED = (Object.keys(movedMessages) as (keyof typeof movedMessages)[]).filter(
  (kind) => kind !== 'others',
);

function WhatMoves({ moves }: { moves: Preview['moves'] }) {
  const t = useMessages(mergeMessages);
  const words = useMessages(movedMessages);
  const kinds = movedKinds(moves as Record<string, number>, NAMED);
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t('whatMoves')}</h3>
      {kinds.length === 0 && <p className="text-soft">{t('nothingMoves')}</p>}
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {kinds.map(({ kind, count }) => (
          <li key={kind} className="tnum">
            {words(kind, { count })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names the versions that were looked at: what somebody changed meanwhile is compared anew first. */
function useMerge(onClose: () => void) {
  const t = useMessages(mergeMessages);
  const go = useGo();
  return useWrite<Preview>({
    send: ({ survivor, duplicate }, key) =>
      got(
        api.POST('/api/v1/customers/{id}/merge', {
          params: { path: { id: survivor.id }, header: idempotent(key) },
          body: { version: survivor.version, duplicateId: duplicate.id, duplicateVersion: duplicate.version },
        }),
      ),
    // Everything that names the one names the other now: payments, credits, orders, visits, time, figures.
    refreshes: ['/api/v1/'],
    said: (_answer, { survivor, duplicate }) =>
      t('done', { goes: duplicate.displayName, stays: survivor.displayName }),
    onDone: (_answer, { survivor }) => {
      onClose();
      go(`/customers/${survivor.id}`);
    },
  });
}
