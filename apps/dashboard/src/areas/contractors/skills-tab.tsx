import { Wrench } from 'lucide-react';
import { api, got, idempotent, type schemas } from '#api-client';
import { DayField, FormDialog, Nothing, SelectField, TextField, useMessages, useProblemForm } from '#ui';
import { useList } from '../../app/queries';
import { orNull } from '../../app/text';
import { Belongings, type EditorFrame, type Writes } from './belongings';
import { Expiry, LastDay } from './expiry';
import { LEVELS, levelMessages } from './messages';
import { paperMessages } from './paper-messages';

type Skill = schemas['SkillAnswer'];
type SkillBody = schemas['CreateSkillBody'];

/** What somebody can do, how well, and until when a certificate says so. */
export function SkillsTab({ id }: { id: string }) {
  const t = useMessages(paperMessages);
  const level = useMessages(levelMessages);
  const list = useList('/api/v1/contractors/{id}/skills', { limit: 200 }, { id });
  return (
    <Belongings<Skill, SkillBody>
      label={t('skills')}
      addLabel={t('addSkill')}
      icon={Wrench}
      emptyTitle={t('noSkills')}
      emptyText={t('noSkillsText')}
      list={list}
      writes={writesOf(id)}
      nameOf={({ name }) => name}
      head={[t('skill'), t('level'), t('state'), t('certificate')]}
      cellsOf={(row) => [
        <span key="n" className="font-medium">
          {row.name}
        </span>,
        level(row.level),
        <LastDay key="s" expiresOn={row.expiresOn}>
          <Expiry of={row} />
        </LastDay>,
        row.certificate ?? <Nothing key="c" />,
      ]}
      Editor={SkillEditor}
    />
  );
}

function writesOf(id: string): Writes<Skill, SkillBody> {
  const path = '/api/v1/contractors/{id}/skills/{skillId}' as const;
  const params = (row: Skill, key: string) => ({
    path: { id, skillId: row.id },
    header: idempotent(key),
  });
  return {
    add: (body, key) =>
      got(
        api.POST('/api/v1/contractors/{id}/skills', {
          params: { path: { id }, header: idempotent(key) },
          body,
        }),
      ),
    change: (row, body, key) =>
      got(api.PATCH(path, { params: params(row, key), body: { ...body, version: row.version } })),
    remove: (row, key) => got(api.DELETE(path, { params: params(row, key) })),
    bodyOf: ({ name, level, serviceTypeId, certificate, expiresOn }) => ({
      ...{ name, level, serviceTypeId, certificate, expiresOn },
    }),
  };
}

interface Values {
  name: string;
  level: Skill['level'];
  certificate: string;
  expiresOn: string;
}

function SkillEditor({ row, save, onClose }: EditorFrame<Skill, SkillBody>) {
  const t = useMessages(paperMessages);
  const level = useMessages(levelMessages);
  const form = useProblemForm<Values>({
    defaultValues: {
      name: row?.name ?? '',
      level: row?.level ?? 'journeyperson',
      certificate: row?.certificate ?? '',
      expiresOn: row?.expiresOn ?? '',
    },
    save: async ({ name, level: chosen, certificate, expiresOn }) => {
      await save({
        name: name.trim(),
        level: chosen,
        certificate: orNull(certificate),
        expiresOn: orNull(expiresOn),
      });
    },
  });
  return (
    <FormDialog form={form} title={t(row ? 'editSkill' : 'addSkill')} go={t('save')} onClose={onClose}>
      <TextField name="name" label={t('skill')} isRequired autoFocus={!row} maxLength={100} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="level" label={t('level')} choices={LEVELS.map((one) => [one, level(one)])} />
        <TextField name="certificate" label={t('certificate')} autoComplete="off" />
        <DayField name="expiresOn" label={t('expiresOn')} hint={t('expiresHint')} />
      </div>
    </FormDialog>
  );
}
