import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, Confirm, useMessages, useShortcuts } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useAll } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { Frame } from './frame';
import { RouteCard } from './route-card';
import { RouteDrawer } from './route-drawer';
import { routeMessages } from './route-messages';
import { inOrder } from './route-order';
import type { Route } from './route-words';
import { ROUTES, useMoveRoute, useRemoveRoute, useRouteSpeech, useSwitchRoute } from './use-routes';

/** Who has to say yes to what, in the order in which the routes are tried, each in words. */
export default function RoutesPage() {
  const t = useMessages(routeMessages);
  const [{ edit }, change] = useUrlState();
  const read = useAll(ROUTES);
  const mayManage = useMay('approvals.manage');
  const add = () => change({ edit: 'new' }, 'push');
  useShortcuts(mayManage ? [{ keys: 'N', label: t('add'), run: add }] : []);
  const routes = read.data && inOrder(read.data.items);
  const edited = routes?.find(({ id }) => id === edit);
  return (
    <Frame
      part="routes"
      count={routes?.length}
      actions={
        mayManage && (
          <Button look="primary" icon={Plus} onClick={add}>
            {t('add')}
          </Button>
        )
      }
    >
      <Part read={read}>
        {({ items }) => (
          <RoutesList
            routes={inOrder(items)}
            mayManage={mayManage}
            onEdit={({ id }) => change({ edit: id }, 'push')}
          />
        )}
      </Part>
      {mayManage && routes && (edit === 'new' || edited) && (
        <RouteDrawer key={edit} route={edited} routes={routes} onClose={() => change({ edit: undefined })} />
      )}
    </Frame>
  );
}

function RoutesList({
  routes,
  mayManage,
  onEdit,
}: {
  routes: readonly Route[];
  mayManage: boolean;
  onEdit(route: Route): void;
}) {
  const t = useMessages(routeMessages);
  const { speech } = useRouteSpeech();
  const turn = useSwitchRoute();
  const move = useMoveRoute();
  const [removing, setRemoving] = useState<Route>();
  const remove = useRemoveRoute(() => setRemoving(undefined));
  return (
    <>
      {routes.length > 0 && <p className="text-soft text-sm">{t('order')}</p>}
      <ol aria-label={t('list')} className="space-y-2">
        {routes.map((route, index) => (
          <RouteCard
            key={route.id}
            route={route}
            place={index + 1}
            count={routes.length}
            speech={speech}
            actions={
              mayManage
                ? {
                    isMoving: move.isPending,
                    onEdit: () => onEdit(route),
                    onTurn: () => turn.mutate(route),
                    onRemove: () => setRemoving(route),
                    onMove: (step) => move.mutate({ routes, from: index, to: index + step }),
                  }
                : undefined
            }
          />
        ))}
        <li className="rounded-lg border border-line border-dashed px-4 py-3">
          <h2 className="font-semibold">{t('restName')}</h2>
          <p className="text-soft">{t('rest')}</p>
          {routes.length === 0 && <p className="mt-2 max-w-2xl text-soft">{t('restTeach')}</p>}
        </li>
      </ol>
      <Confirm
        isOpen={removing !== undefined}
        title={t('removeTitle', { name: removing?.name ?? '' })}
        confirmLabel={t('remove')}
        isDanger
        isBusy={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing)}
        onCancel={() => setRemoving(undefined)}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
