import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent } from '#api-client';
import { Drawer, Problem, refusalOf, useFormat, useMessages } from '#ui';
import { Part } from '../../app/part';
import { useRead, useWrite } from '../../app/queries';
import { BigButton } from './big-button';
import { stepped } from './floor';
import { floorMessages } from './floor-messages';
import type { Job } from './moves';

/** What was counted here, by line; the others stay as the server has them. */
type Counted = Readonly<Record<number, string>>;

/** Counts what is done of each line, by thumb. */
export function FloorCount({ id, onClose }: { id: string; onClose(): void }) {
  const t = useMessages(floorMessages);
  const read = useRead('/api/v1/jobs/{id}', undefined, { id });
  const [counted, setCounted] = useState<Counted>({});
  // What is counted belongs to the figures that were on screen when one began.
  const [begun, begin] = useState<Job>();
  const write = useWrite<{ job: Job; counted: Counted }, Job>({
    send: ({ job, counted: lines }, key) =>
      got(
        api.POST('/api/v1/jobs/{id}/progress', {
          params: { path: { id }, header: idempotent(key) },
          body: {
            version: job.version,
            lines: Object.entries(lines).map(([line, quantityCompleted]) => ({
              lineNumber: Number(line),
              quantityCompleted,
            })),
          },
        }),
      ),
    refreshes: ['/api/v1/jobs'],
    said: ({ number }) => t('saved', { number }),
    onDone: onClose,
    isQuiet: true,
  });
  const job = begun ?? read.data;
  const isDirty = Object.keys(counted).length > 0;
  return (
    <Drawer
      isOpen
      isWide
      onClose={onClose}
      title={job ? `${t('countTitle')} ${job.name}` : t('countTitle')}
      isDirty={isDirty && !write.isSuccess}
      footer={
        <BigButton
          label={t('save')}
          isPrimary
          isDisabled={!isDirty || !job || write.isPending}
          className="w-full"
          onPress={() => job && write.mutate({ job, counted })}
        />
      }
    >
      <Part read={{ data: job, error: read.error, refetch: read.refetch }}>
        {(shown) => (
          <div className="space-y-4">
            {write.error && <Problem problem={refusalOf(write.error)} isInline />}
            {shown.lines.map((line) => (
              <LineCounter
                key={line.lineNumber}
                line={line}
                done={counted[line.lineNumber] ?? line.quantityCompleted}
                onCount={(done) => {
                  begin(shown);
                  setCounted((before) => ({ ...before, [line.lineNumber]: done }));
                }}
              />
            ))}
          </div>
        )}
      </Part>
    </Drawer>
  );
}

interface CounterProps {
  line: Job['lines'][number];
  done: string;
  onCount(done: string): void;
}

function LineCounter({ line, done, onCount }: CounterProps) {
  const t = useMessages(floorMessages);
  const { quantity } = useFormat();
  const { lineNumber, description: name, quantityOrdered: ordered } = line;
  const isAll = Number(done) >= Number(ordered);
  return (
    <section className="rounded-lg border border-line p-4" aria-label={name}>
      <h3 className="text-xl">
        <span className="text-faint">{lineNumber}. </span>
        {name}
      </h3>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <output className="tnum" aria-live="polite">
          <span className="font-semibold text-[2.25rem]">{quantity(done)}</span>{' '}
          <span className="text-soft text-xl">{t('of', { quantity: quantity(ordered) })}</span>
        </output>
        <div className="flex gap-3">
          <BigButton
            icon={Minus}
            label=""
            name={t('oneLess', { name })}
            isDisabled={Number(done) <= 0}
            onPress={() => onCount(stepped(done, ordered, -1))}
          />
          <BigButton
            icon={Plus}
            label=""
            name={t('oneMore', { name })}
            isDisabled={isAll}
            onPress={() => onCount(stepped(done, ordered, 1))}
          />
          <BigButton
            label={t('allOf')}
            name={t('allOfIt', { name })}
            isDisabled={isAll}
            onPress={() => onCount(ordered)}
          />
        </div>
      </div>
    </section>
  );
}
