import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classes } from '../base/classes';

export const POPUP =
  'z-50 max-h-[min(24rem,var(--available-height))] min-w-44 overflow-y-auto rounded-md border border-line bg-raised p-1 text-base shadow-lift outline-none';
export const ITEM =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-[highlighted]:bg-hover data-[disabled]:opacity-50 pointer-coarse:min-h-10';

/** A list of actions that opens from `trigger`, a button. */
export function Menu({
  trigger,
  children,
  align = 'end',
}: {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: 'start' | 'end';
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50 outline-none">
          <Base.Popup className={POPUP}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  icon: Icon,
  children,
  onSelect,
  isDanger,
  isDisabled,
}: {
  icon?: LucideIcon;
  children: ReactNode;
  onSelect(): void;
  isDanger?: boolean;
  isDisabled?: boolean;
}) {
  return (
    <Base.Item disabled={isDisabled} onClick={onSelect} className={classes(ITEM, isDanger && 'text-blocked')}>
      {Icon && <Icon className="size-4 shrink-0 text-faint" aria-hidden />}
      {children}
    </Base.Item>
  );
}

/** A switch inside a menu; the menu stays open. */
export function MenuCheck({
  isChecked,
  onChange,
  children,
}: {
  isChecked: boolean;
  onChange(isChecked: boolean): void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem checked={isChecked} onCheckedChange={onChange} className={ITEM}>
      <span className="flex size-4 items-center justify-center">
        <Base.CheckboxItemIndicator>
          <Check className="size-4 text-accent-text" aria-hidden />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}

/** One of several choices, under a heading. */
export function MenuChoices<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: T;
  choices: readonly (readonly [value: T, label: string])[];
  onChange(value: T): void;
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as T)} aria-label={label}>
      <div className="px-2 pt-2 pb-1 text-faint text-xs">{label}</div>
      {choices.map(([one, text]) => (
        <Base.RadioItem key={one} value={one} closeOnClick={false} className={ITEM}>
          <span className="flex size-4 items-center justify-center">
            <Base.RadioItemIndicator>
              <Check className="size-4 text-accent-text" aria-hidden />
            </Base.RadioItemIndicator>
          </span>
          {text}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
