import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, Card, Facts, FormDrawer, TextField, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { useUrlState } from '../../app/url-state';
import { changedRules } from './changed-rules';
import { keptMessages, retentionMessages } from './retention-messages';

type Rule = schemas['RetentionAnswerItem'];

const RETENTION = '/api/v1/retention';

/** How long what is no business record stays. */
export function RetentionCard() {
  const t = useMessages(retentionMessages);
  const name = useNames();
  const mayManage = useMay('organization.manage');
  const [{ edit }, change] = useUrlState();
  const read = useRead(RETENTION);
  return (
    <>
      <Card
        title={t('title')}
        action={
          mayManage && (
            <Button
              look="quiet"
              size="small"
              icon={Pencil}
              aria-label={`${t('edit')}: ${t('title')}`}
              onClick={() => change({ edit: 'retention' }, 'push')}
            >
              {t('edit')}
            </Button>
          )
        }
      >
        <p className="mb-3 text-soft">{t('lead')}</p>
        <Part read={read}>
          {({ items }) => (
            <Facts
              items={items.map((rule) => [
                name(rule),
                <span key="d" className="tnum">
                  {t('days', { count: rule.days })}
                </span>,
              ])}
            />
          )}
        </Part>
      </Card>
      {mayManage && edit === 'retention' && read.data && (
        <RetentionDrawer rules={read.data.items} onClose={() => change({ edit: undefined })} />
      )}
    </>
  );
}

function RetentionDrawer({ rules, onClose }: { rules: readonly Rule[]; onClose(): void }) {
  // As they were when this was opened; what a colleague saves meanwhile is no change of mine.
  const [opened] = useState(rules);
  const t = useMessages(retentionMessages);
  const name = useNames();
  const { form, isSaved } = useSaveForm<{ items: { days: string }[] }>({
    defaultValues: { items: opened.map(({ days }) => ({ days: String(days) })) },
    send: async ({ items }, key) => {
      const wished = changedRules(opened, items);
      if (wished.length === 0) return;
      await got(api.PATCH(RETENTION, { params: { header: idempotent(key) }, body: { items: wished } }));
    },
    refreshes: [RETENTION],
    said: () => t('saved'),
    onDone: onClose,
  });
  return (
    <FormDrawer form={form} isSaved={isSaved} title={t('title')} go={t('save')} onClose={onClose}>
      {opened.map((rule, at) => (
        <TextField
          key={rule.name}
          name={`items.${at}.days`}
          label={name(rule)}
          hint={t('between', { least: rule.minDays, most: rule.maxDays, usual: rule.defaultDays })}
          type="number"
          isRequired
        />
      ))}
    </FormDrawer>
  );
}

const isKnown = (name: string): name is keyof typeof keptMessages => Object.hasOwn(keptMessages, name);

/** What a rule is about; one that this version does not know is described as the API does. */
function useNames() {
  const word = useMessages(keptMessages);
  return ({ name, description }: Rule) => (isKnown(name) ? word(name) : description);
}
