import { RefreshCw, ShieldCheck } from 'lucide-react';
import { api, got, idempotent } from '#api-client';
import {
  AmountField,
  Button,
  DayField,
  FormDialog,
  Nothing,
  SelectField,
  StatePill,
  TextAreaField,
  TextField,
  useMessages,
  useProblemForm,
} from '#ui';
import { PROVINCES, usePlaces } from '../../app/provinces';
import { orNull } from '../../app/text';
import { useToday } from '../../app/today';
import { Belongings, type EditorFrame, type Writes } from './belongings';
import {
  byEnd,
  CLEARANCE_KINDS,
  type Clearance,
  type ClearanceBody,
  isReplaced,
  renewalOf,
} from './clearances';
import { Expiry, LastDay } from './expiry';
import { expiryOf } from './expiry-days';
import { clearanceKindMessages, paperMessages } from './paper-messages';
import { useClearances } from './reads';

/** The papers that somebody must hold, what ends first at the top. */
export function ClearancesTab({ id }: { id: string }) {
  const t = useMessages(paperMessages);
  const kind = useMessages(clearanceKindMessages);
  const places = usePlaces();
  const today = useToday();
  const list = useClearances(id);
  const all = list.rows ?? [];
  const nameOf = (row: Clearance) => kind(row.kind);
  return (
    <Belongings<Clearance, ClearanceBody>
      label={t('clearances')}
      addLabel={t('addClearance')}
      icon={ShieldCheck}
      emptyTitle={t('noClearances')}
      emptyText={t('noClearancesText')}
      list={{ ...list, rows: list.rows && byEnd(list.rows) }}
      writes={writesOf(id)}
      nameOf={nameOf}
      head={[t('clearance'), t('state'), t('number')]}
      cellsOf={(row) => [
        <span key="k" className="block min-w-36">
          <span className="font-medium">{nameOf(row)}</span>
          <span className="block text-soft text-sm">
            {[row.province ? places.province(row.province) : t('everywhere'), row.issuer]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>,
        <Standing key="s" row={row} isReplaced={isReplaced(row, all)} />,
        row.number ? (
          <span key="n" className="whitespace-nowrap">
            {row.number}
          </span>
        ) : (
          <Nothing key="n" />
        ),
      ]}
      extraOf={(row, begin) => {
        const { state } = expiryOf(row, today);
        if (isReplaced(row, all) || (state !== 'expiring' && state !== 'expired')) return null;
        return (
          <Button
            size="small"
            icon={RefreshCw}
            aria-label={t('renewClearance', { name: nameOf(row) })}
            onClick={begin}
          >
            {t('renew')}
          </Button>
        );
      }}
      Editor={ClearanceEditor}
    />
  );
}

/** How many days it holds, and until which. */
function Standing({ row, isReplaced: isOld }: { row: Clearance; isReplaced: boolean }) {
  const t = useMessages(paperMessages);
  return (
    <LastDay expiresOn={row.expiresOn}>
      {isOld ? <StatePill meaning="none">{t('replaced')}</StatePill> : <Expiry of={row} />}
    </LastDay>
  );
}

function writesOf(id: string): Writes<Clearance, ClearanceBody> {
  const path = '/api/v1/contractors/{id}/clearances/{clearanceId}' as const;
  const params = (row: Clearance, key: string) => ({
    path: { id, clearanceId: row.id },
    header: idempotent(key),
  });
  return {
    add: (body, key) =>
      got(
        api.POST('/api/v1/contractors/{id}/clearances', {
          params: { path: { id }, header: idempotent(key) },
          body,
        }),
      ),
    change: (row, body, key) =>
      got(api.PATCH(path, { params: params(row, key), body: { ...body, version: row.version } })),
    remove: (row, key) => got(api.DELETE(path, { params: params(row, key) })),
    bodyOf: ({ kind, issuer, number, province, coverage, validFrom, expiresOn, fileId, notes }) => ({
      ...{ kind, issuer, number, province, coverage },
      ...{ validFrom, expiresOn, fileId, notes },
    }),
  };
}

interface Values {
  kind: Clearance['kind'];
  issuer: string;
  number: string;
  province: string;
  coverage: string;
  validFrom: string;
  expiresOn: string;
  notes: string;
}

const NEW: ClearanceBody = { kind: 'wsib' };

const valuesOf = (body: ClearanceBody): Values => ({
  kind: body.kind,
  issuer: body.issuer ?? '',
  number: body.number ?? '',
  province: body.province ?? '',
  coverage: body.coverage ?? '',
  validFrom: body.validFrom ?? '',
  expiresOn: body.expiresOn ?? '',
  notes: body.notes ?? '',
});

const bodyOf = ({ kind, province, ...texts }: Values): ClearanceBody => ({
  kind,
  issuer: orNull(texts.issuer),
  number: orNull(texts.number),
  province: orNull(province)?.toUpperCase() ?? null,
  coverage: orNull(texts.coverage),
  validFrom: orNull(texts.validFrom),
  expiresOn: orNull(texts.expiresOn),
  notes: orNull(texts.notes),
});

function ClearanceEditor({ row, like, save, onClose }: EditorFrame<Clearance, ClearanceBody>) {
  const t = useMessages(paperMessages);
  const kind = useMessages(clearanceKindMessages);
  const places = usePlaces();
  const form = useProblemForm<Values>({
    defaultValues: valuesOf(row ?? (like ? renewalOf(like) : NEW)),
    save: async (values) => {
      await save(bodyOf(values));
    },
  });
  const title = row
    ? t('edit', { name: kind(row.kind) })
    : like
      ? t('renewClearance', { name: kind(like.kind) })
      : t('addClearance');
  return (
    <FormDialog form={form} title={title} go={t('save')} onClose={onClose}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="kind" label={t('kind')} choices={CLEARANCE_KINDS.map((one) => [one, kind(one)])} />
        <SelectField
          name="province"
          label={t('province')}
          emptyLabel={t('everywhere')}
          choices={PROVINCES.map((one) => [one, places.province(one)])}
        />
        <TextField name="number" label={t('number')} hint={t('numberHint')} autoComplete="off" />
        <TextField name="issuer" label={t('issuer')} autoComplete="off" />
        <DayField name="validFrom" label={t('validFrom')} />
        <DayField name="expiresOn" label={t('expiresOn')} hint={t('expiresHint')} />
        <AmountField name="coverage" label={t('coverage')} />
      </div>
      <TextAreaField name="notes" label={t('notes')} rows={2} />
    </FormDialog>
  );
}
