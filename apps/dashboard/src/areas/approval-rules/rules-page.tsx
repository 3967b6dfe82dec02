import { ListChecks } from 'lucide-react';
import {
  Button,
  DataTable,
  EmptyState,
  FilterBar,
  Progress,
  type Rows,
  type Shortcut,
  type Translate,
  useMessages,
} from '#ui';
import { stringifySearch } from '../../app/address';
import { useMay } from '../../app/me';
import { rowsOf, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { Frame } from './frame';
import { messages } from './messages';
import { MODES, type Mode, modeOf, type Rule } from './rule';
import { BulkActions, MODE_WORDS, RowActions } from './rule-actions';
import { RuleDrawer } from './rule-drawer';
import { useRuleTexts } from './rule-texts';
import { TOPICS } from './rule-words';
import { useIsPhone, useRulesColumns } from './rules-columns';
import { RULES, useSetModes } from './set-rules';
import { testMessages } from './test-messages';
import { type BackTests, useBackTests } from './use-back-tests';

const MODE_KEYS: Record<Mode, string> = { off: 'O', look: 'W', block: 'B' };
const PAGE = '/approvals/rules';

/** Every rule: what it does, within which limits, and what it would have found. */
export default function RulesPage() {
  const tested = useMessages(testMessages);
  const [values, change] = useUrlState();
  const read = useRead(RULES);
  const mayManage = useMay('approvals.manage');
  const texts = useRuleTexts();
  const tests = useBackTests();
  const all = read.data?.items;
  const rows = all?.filter(fits(values, texts));
  const chosen = mayManage ? all?.find(({ rule }) => rule === values.rule) : undefined;
  return (
    <Frame
      part="rules"
      count={rows?.length}
      isFilling
      actions={
        mayManage &&
        rows &&
        rows.length > 0 && (
          <Button isBusy={tests.progress !== undefined} onClick={() => tests.run(rows.map(idOnly))}>
            {tested('backTestAll')}
          </Button>
        )
      }
    >
      <RulesFilter values={values} change={change} />
      {tests.progress && tests.progress.total > 1 && (
        <Progress label={tested('progress')} {...tests.progress} />
      )}
      <RulesTable list={rowsOf(read, rows)} tests={tests} mayManage={mayManage} />
      {chosen && (
        <RuleDrawer
          key={chosen.rule}
          rule={chosen}
          tests={tests}
          onClose={() => change({ rule: undefined })}
        />
      )}
    </Frame>
  );
}

const idOnly = ({ rule }: Rule) => ({ rule });

function RulesTable({ list, tests, mayManage }: { list: Rows<Rule>; tests: BackTests; mayManage: boolean }) {
  const t = useMessages(messages);
  const tested = useMessages(testMessages);
  const [values, change] = useUrlState();
  const texts = useRuleTexts();
  const setModes = useSetModes();
  const set = (rules: readonly Rule[], mode: Mode) => setModes.mutate({ rules, mode });
  const isPhone = useIsPhone();
  const open = ({ rule }: Rule) => change({ rule }, 'push');
  const columns = useRulesColumns(mayManage ? (rule, mode) => set([rule], mode) : undefined, tests);
  const forManagers = {
    linkOf: isPhone ? undefined : ({ rule }: Rule) => PAGE + stringifySearch({ ...values, rule }),
    onOpen: open,
    rowShortcuts: (rule: Rule) => shortcutsOf(rule, set, tests, t, tested),
    actions: (rule: Rule) => (
      <RowActions
        mode={modeOf(rule)}
        onOpen={() => open(rule)}
        onTest={() => tests.run([idOnly(rule)])}
        onSet={(mode) => set([rule], mode)}
      />
    ),
    bulkActions: (rules: readonly Rule[], clear: () => void) => (
      <BulkActions
        onTest={() => tests.run(rules.map(idOnly))}
        onSet={(mode) => {
          set(rules, mode);
          clear();
        }}
      />
    ),
  };
  return (
    <DataTable<Rule>
      name="validation-rules"
      label={t('rules')}
      list={list}
      columns={columns}
      idOf={({ rule }) => rule}
      nameOf={texts.title}
      sort={values.sort}
      onSort={(sort) => change({ sort })}
      {...(mayManage && forManagers)}
      empty={
        <EmptyState icon={ListChecks} title={t('noneTitle')}>
          {t('none')}
        </EmptyState>
      }
    />
  );
}

type Values = ReturnType<typeof useUrlState>[0];
type Texts = ReturnType<typeof useRuleTexts>;

/** Every rule is loaded: what is searched for is looked up here. */
const fits =
  ({ q = '', about, mode }: Values, { title, finds, topic }: Texts) =>
  (rule: Rule): boolean => {
    const said = `${title(rule)} ${finds(rule)}`.toLowerCase();
    const words = q.toLowerCase().split(/\s+/);
    return (
      words.every((word) => said.includes(word)) &&
      (about === undefined || topic(rule) === about) &&
      (mode === undefined || modeOf(rule) === mode)
    );
  };

function RulesFilter({ values, change }: { values: Values; change: ReturnType<typeof useUrlState>[1] }) {
  const t = useMessages(messages);
  return (
    <FilterBar
      values={values}
      onChange={change}
      searchLabel={t('search')}
      filters={[
        { name: 'about', label: t('about'), choices: TOPICS.map((topic) => [topic, t(topic)] as const) },
        { name: 'mode', label: t('state'), choices: MODES.map((mode) => [mode, t(mode)] as const) },
      ]}
    />
  );
}

function shortcutsOf(
  rule: Rule,
  set: (rules: readonly Rule[], mode: Mode) => void,
  tests: BackTests,
  t: Translate<typeof messages>,
  tested: Translate<typeof testMessages>,
): Shortcut[] {
  return [
    { keys: 'T', label: tested('backTest'), run: () => tests.run([idOnly(rule)]) },
    ...MODES.map((mode) => ({
      keys: MODE_KEYS[mode],
      label: t(MODE_WORDS[mode]),
      run: () => set([rule], mode),
    })),
  ];
}
