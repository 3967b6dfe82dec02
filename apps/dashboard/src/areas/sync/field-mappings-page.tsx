import { Plus, Shuffle } from 'lucide-react';
import { useState } from 'react';
import {
  Badge,
  Button,
  Card,
  DateTime,
  EmptyState,
  FormDialog,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  SelectField,
  SimpleTable,
  SkeletonLines,
  StatePill,
  TextField,
  TextLink,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { useList, useRead } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { FIELD_MAPPINGS, type FieldMapping, isWorded, LANGUAGE, useMake } from './field-mapping-actions';
import { fieldMappingMessages } from './field-mapping-messages';
import { MoreRows } from './more-rows';

/** The mappings of the organization, and the way to a new one. */
export default function FieldMappingsPage() {
  const t = useMessages(fieldMappingMessages);
  const mayMap = useMay('integrations.map');
  const [isMaking, setMaking] = useState(false);
  const list = useList(FIELD_MAPPINGS);
  const make = mayMap && (
    <Button look="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  );
  const isEmpty = list.rows?.length === 0;
  return (
    <Page>
      <PageHeader title={t('title')} back={{ to: '/sync', label: t('back') }} actions={!isEmpty && make}>
        {t('intro')}
      </PageHeader>
      {list.error && !list.rows ? (
        <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
      ) : !list.rows ? (
        <SkeletonLines count={6} />
      ) : isEmpty ? (
        <EmptyState icon={Shuffle} title={t('emptyTitle')} action={make || undefined}>
          {t('empty')}
        </EmptyState>
      ) : (
        <Card isFlush>
          <SimpleTable
            isFlush
            label={t('title')}
            head={[t('name'), t('purpose'), t('state'), t('changed')]}
            rows={list.rows.map((mapping) => ({
              id: mapping.id,
              cells: [
                mayMap ? (
                  <TextLink key="n" to={`/sync/field-mappings/${mapping.id}`}>
                    {mapping.name}
                  </TextLink>
                ) : (
                  mapping.name
                ),
                isWorded(mapping.purpose) ? t(mapping.purpose) : mapping.purpose,
                <MappingState key="s" mapping={mapping} />,
                <DateTime key="c" value={mapping.updatedAt} />,
              ],
            }))}
          />
          <MoreRows list={list} />
        </Card>
      )}
      {isMaking && <NewMapping onClose={() => setMaking(false)} />}
    </Page>
  );
}

export function MappingState({ mapping: { active, draft, published } }: { mapping: FieldMapping }) {
  const t = useMessages(fieldMappingMessages);
  if (!active) return <StatePill meaning="none">{t('outOfUse')}</StatePill>;
  if (published === null) return <StatePill meaning="attention">{t('draftOnly')}</StatePill>;
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <StatePill meaning="good">{t('inUse', { number: published })}</StatePill>
      {draft !== null && <Badge>{t('alsoDraft')}</Badge>}
    </span>
  );
}

function NewMapping({ onClose }: { onClose(): void }) {
  const t = useMessages(fieldMappingMessages);
  const language = useRead(LANGUAGE);
  const purposes = language.data?.purposes.map(({ name }) => name) ?? ['purchase-order-lines'];
  const { form } = useSaveForm({
    defaultValues: { name: '', purpose: 'purchase-order-lines' },
    ...useMake(),
  });
  return (
    <FormDialog form={form} title={t('make')} go={t('make')} onClose={onClose}>
      <TextField name="name" label={t('name')} isRequired autoFocus />
      <SelectField
        name="purpose"
        label={t('purpose')}
        isRequired
        choices={purposes.map((name) => [name, isWorded(name) ? t(name) : name] as const)}
      />
    </FormDialog>
  );
}
