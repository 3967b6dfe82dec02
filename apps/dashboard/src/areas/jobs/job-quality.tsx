import { type ReactNode, useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Badge, Button, Card, DateTime, type Meaning, StatePill, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useRead, useWrite } from '../../app/queries';
import { AddCheck, AddGate } from './quality-add';
import { type Decision, QualityDialog } from './quality-dialog';
import { qualityMessages } from './quality-messages';

type Gate = schemas['GateAnswer'];
type Check = schemas['CheckpointAnswer'];

const MEANINGS: Record<Gate['status'] | Check['status'], Meaning> = {
  waiting: 'attention',
  approved: 'good',
  rejected: 'blocked',
  open: 'attention',
  passed: 'good',
  failed: 'blocked',
};

/** What has to be approved before the work begins, and checked before it ends. */
export function JobQuality({ id }: { id: string }) {
  const [decision, decide] = useState<Decision>();
  return (
    <div className="space-y-4">
      <Gates id={id} onDecide={decide} />
      <Checks id={id} onDecide={decide} />
      {decision && <QualityDialog jobId={id} decision={decision} onClose={() => decide(undefined)} />}
    </div>
  );
}

interface ListProps {
  id: string;
  onDecide(decision: Decision): void;
}

function Gates({ id, onDecide }: ListProps) {
  const t = useMessages(qualityMessages);
  const read = useRead('/api/v1/jobs/{id}/gates', undefined, { id });
  const mayAsk = useMay('jobs.write');
  const mayDecide = useMay('jobs.approve');
  const ask = useWrite<Gate['gate']>({
    send: (gate, key) =>
      got(
        api.POST('/api/v1/jobs/{id}/gates/{gate}/ask', {
          params: { path: { id, gate }, header: idempotent(key) },
          body: {},
        }),
      ),
    refreshes: ['/api/v1/jobs/{id}/gates'],
    said: (_answer, gate) => t('saved', { name: t(gate), state: t('waiting') }),
  });
  return (
    <Card
      title={t('gates')}
      action={mayAsk && read.data && <AddGate id={id} gates={read.data.items} />}
      isFlush
    >
      <Rows read={read} none={t('noGates')}>
        {({ gate, status, decidedBy, decidedAt, reason }: Gate) => (
          <Row
            key={gate}
            name={t(gate)}
            status={status}
            by={decidedBy}
            at={decidedAt}
            note={reason}
            actions={
              <>
                {mayDecide && status !== 'approved' && (
                  <Button size="small" onClick={() => onDecide({ kind: 'approve', gate, name: t(gate) })}>
                    {t('approve')}
                  </Button>
                )}
                {mayDecide && status === 'waiting' && (
                  <Button size="small" onClick={() => onDecide({ kind: 'reject', gate, name: t(gate) })}>
                    {t('reject')}
                  </Button>
                )}
                {mayAsk && status !== 'waiting' && (
                  <Button size="small" look="quiet" onClick={() => ask.mutate(gate)}>
                    {t('ask')}
                  </Button>
                )}
              </>
            }
          />
        )}
      </Rows>
    </Card>
  );
}

function Checks({ id, onDecide }: ListProps) {
  const t = useMessages(qualityMessages);
  const read = useRead('/api/v1/jobs/{id}/checkpoints', undefined, { id });
  const mayDecide = useMay('jobs.write');
  return (
    <Card title={t('checks')} action={mayDecide && <AddCheck id={id} />} isFlush>
      <Rows read={read} none={t('noChecks')}>
        {(check: Check) => (
          <Row
            key={check.id}
            name={check.name}
            status={check.status}
            by={check.decidedByName}
            at={check.decidedAt}
            note={check.note ?? check.instructions}
            badges={
              <>
                {check.isBlocking && <Badge>{t('blocking')}</Badge>}
                {check.fileIds.length > 0 ? (
                  <Badge>{t('photos', { count: check.fileIds.length })}</Badge>
                ) : (
                  check.needsPhoto && <Badge meaning="attention">{t('needsPhoto')}</Badge>
                )}
              </>
            }
            actions={
              mayDecide && (
                <>
                  {check.status !== 'passed' && (
                    <Button size="small" onClick={() => onDecide({ kind: 'pass', check })}>
                      {t('pass')}
                    </Button>
                  )}
                  {check.status !== 'failed' && (
                    <Button size="small" onClick={() => onDecide({ kind: 'fail', check })}>
                      {t('fail')}
                    </Button>
                  )}
                </>
              )
            }
          />
        )}
      </Rows>
    </Card>
  );
}

function Rows<Item>({
  read,
  none,
  children,
}: {
  read: { data: { items: Item[] } | undefined; error: unknown; refetch(): unknown };
  none: string;
  children(item: Item): ReactNode;
}) {
  const isShort = !read.data || read.data.items.length === 0;
  return (
    <div className={isShort ? 'p-4' : undefined}>
      <Part read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{none}</p>
          ) : (
            <ul className="divide-y divide-line">{items.map(children)}</ul>
          )
        }
      </Part>
    </div>
  );
}

interface RowProps {
  name: string;
  status: keyof typeof MEANINGS;
  by: string | null;
  at: string | null;
  note: string | null;
  badges?: ReactNode;
  actions: ReactNode;
}

function Row({ name, status, by, at, note, badges, actions }: RowProps) {
  const t = useMessages(qualityMessages);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          <StatePill meaning={MEANINGS[status]}>{t(status)}</StatePill>
          {badges}
        </div>
        {note && <p className="mt-0.5 text-soft">{note}</p>}
        {at && (
          <p className="text-faint text-sm">
            <DateTime value={at} /> {by && t('by', { name: by })}
          </p>
        )}
      </div>
      <div className="flex gap-2">{actions}</div>
    </li>
  );
}
