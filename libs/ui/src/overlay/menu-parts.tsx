import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useId, useLayoutEffect } from 'react';
import { classes } from '../base/classes';
import type { MenuCheckProps, MenuChoicesProps, MenuItemProps, MenuProps } from './menu';
import { ITEM, POPUP } from './popup-looks';

interface PanelProps extends MenuProps {
  /** It was pressed before the menu came. */
  isOpen: boolean;
  /** The trigger that stood here before had the focus. */
  hasFocus: boolean;
}

/** The menu itself; its trigger looks the same before it came. */
export function MenuPanel({ trigger, children, align = 'end', isOpen, hasFocus }: PanelProps) {
  const id = useId();
  useLayoutEffect(() => {
    if (hasFocus && !isOpen) document.getElementById(id)?.focus({ preventScroll: true });
  }, [id, hasFocus, isOpen]);
  return (
    <Base.Root modal={false} defaultOpen={isOpen} defaultTriggerId={id}>
      <Base.Trigger id={id} render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50 outline-none">
          <Base.Popup className={POPUP}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({ icon: Icon, children, onSelect, isDanger, isDisabled }: MenuItemProps) {
  return (
    <Base.Item disabled={isDisabled} onClick={onSelect} className={classes(ITEM, isDanger && 'text-blocked')}>
      {Icon && <Icon className="size-4 shrink-0 text-faint" aria-hidden />}
      {children}
    </Base.Item>
  );
}

export function MenuCheck({ isChecked, onChange, children }: MenuCheckProps) {
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

export function MenuChoices<T extends string>({ label, value, choices, onChange }: MenuChoicesProps<T>) {
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
