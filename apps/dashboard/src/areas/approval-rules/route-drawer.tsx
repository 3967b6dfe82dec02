import { useWatch } from 'react-hook-form';
import { api, got, idempotent } from '#api-client';
import {
  AmountField,
  ComboField,
  Drawer,
  FormDrawer,
  SelectField,
  SkeletonLines,
  TextField,
  useMessages,
} from '#ui';
import { useBegun } from '../../app/begun';
import { findContractors, findCustomers, findJobs } from '../../app/find';
import { useMe } from '../../app/me';
import { useSaveForm } from '../../app/save-form';
import { bodyOf, namesIn, type RouteValues, valuesOf } from './route-form';
import { routeMessages } from './route-messages';
import { lastPosition } from './route-order';
import { type Names, type Route, routeSentences, type Speech } from './route-words';
import { StepFields } from './step-fields';
import { ROUTES, useNames, useRouteSpeech } from './use-routes';

interface DrawerProps {
  /** Without it a new one. */
  route: Route | undefined;
  routes: readonly Route[];
  onClose(): void;
}

const NO_LIMITS = { customerId: null, contractorId: null, jobId: null };

/** Adds a route or changes one; what it will do stands above the buttons in words. */
export function RouteDrawer(props: DrawerProps) {
  const t = useMessages(routeMessages);
  const names = useNames(props.route ?? NO_LIMITS);
  if (names) return <Editor {...props} names={names} />;
  return (
    <Drawer isOpen isWide onClose={props.onClose} title={t('editTitle')}>
      <SkeletonLines count={8} />
    </Drawer>
  );
}

function Editor({ route, routes, names, onClose }: DrawerProps & { names: Names }) {
  const t = useMessages(routeMessages);
  const { people, speech } = useRouteSpeech();
  const begun = useBegun(route);
  // Asked for again after a lost answer, it is the same route at the same place.
  const position = useBegun(lastPosition(routes));
  const { form, isSaved } = useSaveForm<RouteValues, Route>({
    defaultValues: valuesOf(begun, names, t('firstStep')),
    send: (values, key) => {
      const body = bodyOf(values);
      const header = idempotent(key);
      if (!begun) return got(api.POST(ROUTES, { params: { header }, body: { ...body, position } }));
      const { id, version } = begun;
      return got(
        api.PATCH('/api/v1/approval-routes/{id}', {
          params: { path: { id }, header },
          body: { ...body, version },
        }),
      );
    },
    refreshes: [ROUTES],
    said: ({ name }) => t(begun ? 'saved' : 'created', { name }),
    onDone: onClose,
  });
  return (
    <FormDrawer
      form={form}
      title={t(begun ? 'editTitle' : 'add')}
      go={t(begun ? 'save' : 'create')}
      isSaved={isSaved}
      isWide
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        isRequired
        autoComplete="off"
        maxLength={100}
      />
      <Conditions />
      <StepFields people={people} />
      <InWords speech={speech} />
      {!begun && <p className="text-faint text-sm">{t('triedLast')}</p>}
    </FormDrawer>
  );
}

function Conditions() {
  const t = useMessages(routeMessages);
  const { currency } = useMe().organization;
  const direction = useWatch<RouteValues, 'direction'>({ name: 'direction' });
  return (
    <fieldset className="space-y-4 border-line border-t">
      <legend className="pr-2 font-medium">{t('which')}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="direction"
          label={t('direction')}
          choices={[
            ['', t('anyDirection')],
            ['receivable', t('toCustomers')],
            ['payable', t('fromContractors')],
          ]}
        />
        <ComboField name="jobId" label={t('job')} placeholder={t('any')} search={findJobs} />
        {direction !== 'payable' && (
          <ComboField name="customerId" label={t('customer')} placeholder={t('any')} search={findCustomers} />
        )}
        {direction !== 'receivable' && (
          <ComboField
            name="contractorId"
            label={t('contractor')}
            placeholder={t('any')}
            search={findContractors}
          />
        )}
        <AmountField name="minTotal" label={t('min')} unit={currency} />
        <AmountField name="maxTotal" label={t('max')} unit={currency} />
      </div>
    </fieldset>
  );
}

/** What the form says now, as the list will say it. */
function InWords({ speech }: { speech: Speech }) {
  const t = useMessages(routeMessages);
  const values = useWatch<RouteValues>() as RouteValues;
  const sentences = routeSentences(bodyOf(values), namesIn(values), speech);
  return (
    <section aria-label={t('inWords')} aria-live="polite" className="rounded-lg bg-sunken px-4 py-3">
      <h3 className="font-medium text-soft text-sm">{t('inWords')}</h3>
      {sentences.map((sentence) => (
        <p key={sentence} className="break-words">
          {sentence}
        </p>
      ))}
    </section>
  );
}
