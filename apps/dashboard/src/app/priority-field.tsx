import { defineMessages, SelectField, useMessages } from '#ui';

const messages = defineMessages({
  priority: ['Priority', 'Priorité'],
  mostUrgent: ['1, most urgent', '1, la plus urgente'],
  usual: ['3, usual', '3, habituelle'],
  leastUrgent: ['5, least urgent', '5, la moins urgente'],
});

/** How urgent an order or a job is, as the field `priority` of its form. */
export function PriorityField() {
  const t = useMessages(messages);
  return (
    <SelectField
      name="priority"
      label={t('priority')}
      choices={[
        ['1', t('mostUrgent')],
        ['2', '2'],
        ['3', t('usual')],
        ['4', '4'],
        ['5', t('leastUrgent')],
      ]}
    />
  );
}
