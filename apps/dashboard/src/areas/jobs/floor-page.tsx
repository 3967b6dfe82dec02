import { Hammer } from 'lucide-react';
import { useState } from 'react';
import { EmptyState, Page, PageHeader, useMessages } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useAll, useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { BigButton } from './big-button';
import { byCentre, type CentreJobs, type FloorStep, inFloorOrder } from './floor';
import { FloorCount } from './floor-count';
import { floorMessages } from './floor-messages';
import { type Asked, FloorQuestion } from './floor-question';
import { FloorTile } from './floor-tile';
import { JOB_EVENTS } from './live-events';
import type { JobRow } from './moves';
import { type Moves, useMoves } from './use-moves';

/** The work for a tablet at a bench: large, by work centre, with a thumb. */
export default function FloorPage() {
  const t = useMessages(floorMessages);
  const [{ centre, count }, change] = useUrlState();
  const mayWrite = useMay('jobs.write');
  const moves = useMoves();
  const [asked, ask] = useState<Asked>();
  const centres = useRead('/api/v1/work-centres').data?.items.filter(({ active }) => active) ?? [];
  const read = useAll('/api/v1/jobs', { open: true, workCentreId: centre });
  useLiveRefresh(JOB_EVENTS, '/api/v1/jobs');
  const nameOf = (id: string | undefined) => centres.find((one) => one.id === id)?.name ?? t('noCentre');
  const step = (row: JobRow, what: FloorStep) => {
    // A tile that moves away leaves another one under the thumb.
    if (moves.isBusy) return;
    if (what === 'count') change({ count: row.id }, 'push');
    else if (what === 'hold' || what === 'complete') ask({ row, step: what });
    else moves.begin(row, what);
  };
  return (
    <Page>
      <PageHeader title={t('title')} back={{ to: '/jobs', label: t('jobs') }} />
      {centres.length > 0 && (
        <CentreChoice centres={centres} chosen={centre} onChoose={(id) => change({ centre: id })} />
      )}
      <Part read={read}>
        {({ items }) => {
          const jobs = inFloorOrder(items, moves.statusOf);
          return jobs.length === 0 ? (
            <EmptyState icon={Hammer} title={t('emptyTitle')}>
              {t('empty')}
            </EmptyState>
          ) : (
            byCentre(jobs, centres).map((group) => (
              <Bench
                key={group.id ?? ''}
                group={group}
                name={centres.length > 0 ? nameOf(group.id) : undefined}
                moves={moves}
                onStep={step}
              />
            ))
          );
        }}
      </Part>
      {moves.dialog}
      {asked && <FloorQuestion asked={asked} moves={moves} onClose={() => ask(undefined)} />}
      {count && mayWrite && (
        <FloorCount key={count} id={count} onClose={() => change({ count: undefined })} />
      )}
    </Page>
  );
}

interface ChoiceProps {
  centres: readonly { id: string; name: string }[];
  chosen: string | undefined;
  onChoose(id: string | undefined): void;
}

/** A bench remembers its own: the choice is in the address. */
function CentreChoice({ centres, chosen, onChoose }: ChoiceProps) {
  const t = useMessages(floorMessages);
  return (
    <fieldset className="flex flex-wrap gap-3">
      <legend className="sr-only">{t('centres')}</legend>
      <BigButton label={t('all')} isPressed={!chosen} onPress={() => onChoose(undefined)} />
      {centres.map(({ id, name }) => (
        <BigButton key={id} label={name} isPressed={chosen === id} onPress={() => onChoose(id)} />
      ))}
    </fieldset>
  );
}

interface BenchProps {
  group: CentreJobs;
  name: string | undefined;
  moves: Moves;
  onStep(row: JobRow, step: FloorStep): void;
}

function Bench({ group, name, moves, onStep }: BenchProps) {
  const t = useMessages(floorMessages);
  const today = useToday();
  return (
    <section aria-label={name ?? t('jobs')}>
      <h2 className={name ? 'mb-3 font-semibold text-2xl' : 'sr-only'}>{name ?? t('jobs')}</h2>
      <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {group.jobs.map((row) => (
          <li key={row.id} className="grid min-w-0 grid-cols-1">
            <FloorTile
              row={row}
              status={moves.statusOf(row)}
              today={today}
              onStep={(step) => onStep(row, step)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
