import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './address';
import { AREAS } from './areas';
import { Broken } from './broken';
import { Gate } from './gate';
import { PageSkeleton } from './page-skeleton';
import { Unknown } from './unknown';

const broken = ({ error }: { error: unknown }) => <Broken error={error} />;

const root = createRootRoute({ component: Gate, notFoundComponent: Unknown, errorComponent: broken });

const pages = AREAS.flatMap(({ pages }) =>
  pages.map(({ path, load }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(load),
      // Another record is another page: nothing that was typed or opened for one is shown for the next.
      remountDeps: ({ params }) => params,
    }),
  ),
);

/** Routes come from the areas. Addresses carry plain text, so that a view can be shared and read. */
export const router = createRouter({
  routeTree: root.addChildren(pages),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: broken,
  defaultNotFoundComponent: Unknown,
  scrollRestoration: false,
});
