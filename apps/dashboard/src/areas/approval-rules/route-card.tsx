import { ArrowDown, ArrowUp, Ellipsis } from 'lucide-react';
import { Button, IconButton, Menu, MenuItem, Skeleton, StatePill, useMessages } from '#ui';
import { routeMessages } from './route-messages';
import { type Route, routeSentences, type Speech } from './route-words';
import { useNames } from './use-routes';

interface RouteActions {
  isMoving: boolean;
  onEdit(): void;
  onTurn(): void;
  onRemove(): void;
  onMove(step: 1 | -1): void;
}

/** One route: its place, what it does in words, and what can be done with it. */
export function RouteCard({
  route,
  place,
  count,
  speech,
  actions,
}: {
  route: Route;
  place: number;
  count: number;
  speech: Speech;
  actions?: RouteActions;
}) {
  const t = useMessages(routeMessages);
  const { name, isOn } = route;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3">
      <span
        aria-hidden
        className="tnum flex size-7 shrink-0 items-center justify-center rounded-full bg-sunken font-semibold text-soft text-sm"
      >
        {place}
      </span>
      <div className="min-w-0 flex-[1_1_12rem]">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h2 className="min-w-0 break-words font-semibold">{name}</h2>
          <StatePill meaning={isOn ? 'good' : 'none'}>{t(isOn ? 'on' : 'off')}</StatePill>
        </div>
        <InWords route={route} speech={speech} />
      </div>
      {actions && <CardActions route={route} place={place} count={count} actions={actions} />}
    </li>
  );
}

function InWords({ route, speech }: { route: Route; speech: Speech }) {
  const names = useNames(route);
  if (!names) return <Skeleton className="mt-2 h-4 w-3/4" />;
  const [first, ...others] = routeSentences(route, names, speech);
  return (
    <>
      <p className={route.isOn ? undefined : 'text-soft'}>{first}</p>
      {others.map((sentence) => (
        <p key={sentence} className="text-soft text-sm">
          {sentence}
        </p>
      ))}
    </>
  );
}

function CardActions({
  route: { name, isOn },
  place,
  count,
  actions: { isMoving, onEdit, onTurn, onRemove, onMove },
}: {
  route: Route;
  place: number;
  count: number;
  actions: RouteActions;
}) {
  const t = useMessages(routeMessages);
  return (
    <div className="flex items-center gap-1" data-no-print>
      <IconButton
        icon={ArrowUp}
        label={t('earlier', { name })}
        disabled={isMoving || place === 1}
        onClick={() => onMove(-1)}
      />
      <IconButton
        icon={ArrowDown}
        label={t('later', { name })}
        disabled={isMoving || place === count}
        onClick={() => onMove(1)}
      />
      <Button size="small" aria-label={`${t('edit')}: ${name}`} onClick={onEdit}>
        {t('edit')}
      </Button>
      <Menu trigger={<IconButton icon={Ellipsis} label={t('more', { name })} />}>
        <MenuItem onSelect={onTurn}>{t(isOn ? 'turnOff' : 'turnOn')}</MenuItem>
        <MenuItem isDanger onSelect={onRemove}>
          {t('remove')}
        </MenuItem>
      </Menu>
    </div>
  );
}
