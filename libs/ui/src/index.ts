/**
 * The shared components of the browser apps. They know no router and no API: an app brings its link (`LinkProvider`),
 * its words (`defineMessages`) and its data. Everything is reachable by keyboard and has a word beside each colour.
 */
export { Badge, MEANING_TEXT, type Meaning, MeaningSign, StatePill } from './base/badge';
export { Button, type ButtonLook, buttonClasses, IconButton } from './base/button';
export { Card, Facts, Stat } from './base/card';
export { classes } from './base/classes';
export { EmptyState } from './base/empty-state';
export { later, loadTheRest, useLater } from './base/later';
export { type HeldBack, Link, type LinkProps, LinkProvider, TextLink, useGo } from './base/link';
export { Problem, type ProblemText } from './base/problem';
export { Progress } from './base/progress';
export { isOneOf, isTexts, readSetting, writeSetting } from './base/settings';
export { Skeleton, SkeletonLines } from './base/skeleton';
export { StaleNote } from './base/stale-note';
export { type Tab, Tabs } from './base/tabs';
export { Tip } from './base/tip';
export { useMediaQuery } from './base/use-media-query';
export { Board, type BoardColumn, type BoardProps } from './board/board';
export { CommandPalette } from './command/command-palette';
export { type Command, matching, useCommands } from './command/commands';
export { DateRange, FilterBar, type FilterSpec, type FilterValues } from './filter/filter-bar';
export { SavedViews } from './filter/saved-views';
export { Combo, ComboField, type Option } from './form/combo-field';
export { decimalText } from './form/decimal-text';
export { Field, INPUT, INPUT_DENSE } from './form/field';
export { Form, type ProblemForm, useProblemForm } from './form/form';
export { FormDialog, FormDrawer } from './form/form-dialog';
export {
  AmountField,
  DayField,
  type InputProps,
  SelectField,
  SwitchField,
  TextAreaField,
  TextField,
} from './form/inputs';
export {
  type ProblemJson,
  type Refusal,
  type RefusalWords,
  refusalOf,
  sayRefusalsWith,
} from './form/refusal';
export { Toggle } from './form/toggle';
export { dayIn, formatClock } from './format/format';
export { useFormat, ZoneProvider } from './format/format-context';
export { Ago, DateTime, Day, Id, Money, Nothing, Quantity, UnitPrice } from './format/values';
export { defineMessages, LanguageProvider, type Translate, useLanguage, useMessages } from './i18n/language';
export { type Bilingual, type Catalog, type Language, translate } from './i18n/translate';
export { Keys } from './keys/keys';
export { ShortcutSheet } from './keys/shortcut-sheet';
export { type Shortcut, useShortcuts } from './keys/shortcuts';
export { Confirm } from './overlay/confirm';
export { Dialog } from './overlay/dialog';
export { Drawer } from './overlay/drawer';
export { useAskToLeave, useLeaveGuard } from './overlay/leave';
export { Menu, MenuCheck, MenuChoices, MenuItem, MenuLine } from './overlay/menu';
export { type ToastOptions, ToastProvider, useToast } from './overlay/toast';
export { Sums } from './record/sums';
export { Timeline, type TimelineEntry } from './record/timeline';
export { AppShell, type NavEntry } from './shell/app-shell';
export { LooksChoices } from './shell/looks-menu';
export { Page, PageHeader, WithRail } from './shell/page';
export { dayColumn, moneyColumn, textColumn } from './table/column-kinds';
export { type Column, nextSort, sorted } from './table/columns';
export { download, saveFile, toCsv } from './table/csv';
export { DataTable, type DataTableProps, type Rows } from './table/data-table';
export { type SimpleRow, SimpleTable } from './table/simple-table';
export { type Density, type Theme, useLooks } from './theme/theme';
export { UiProvider } from './ui-provider';
