import type { LucideIcon } from 'lucide-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { later, useLater } from '../base/later';
import { withHandlers } from '../base/with-handlers';

type Trigger = ReactElement<Record<string, unknown>>;

export interface MenuProps {
  trigger: Trigger;
  children: ReactNode;
  align?: 'start' | 'end';
}

export interface MenuItemProps {
  icon?: LucideIcon;
  children: ReactNode;
  onSelect(): void;
  isDanger?: boolean;
  isDisabled?: boolean;
}

export interface MenuCheckProps {
  isChecked: boolean;
  onChange(isChecked: boolean): void;
  children: ReactNode;
}

export interface MenuChoicesProps<T extends string> {
  label: string;
  value: T;
  choices: readonly (readonly [value: T, label: string])[];
  onChange(value: T): void;
}

const parts = later(() => import('./menu-parts'));

/** What opens a menu beside a press. */
const OPENING = ['ArrowDown', 'ArrowUp'];
/** After the finger is lifted: its press is told of by then. */
const PRESS_MS = 400;

/**
 * A list of actions that opens from `trigger`, a button. A page has dozens and few are ever opened: until somebody points at
 * the trigger or reaches it by keyboard, it is the button and nothing else.
 */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState<'no' | 'soon' | 'open'>('no');
  const [isPressed, setPressed] = useState(false);
  const place = useRef<Element>(null);
  const hasFocus = useRef<boolean>(undefined);
  const there = useLater(parts, wanted !== 'no');
  const want = (how: 'soon' | 'open') => setWanted((before) => (before === 'open' ? before : how));
  // A button that is replaced between press and release is not pressed.
  if (!there || isPressed)
    return <Bare trigger={props.trigger} place={place} onWanted={want} onPressed={setPressed} />;
  hasFocus.current ??= place.current !== null && place.current === document.activeElement;
  return <there.MenuPanel {...props} isOpen={wanted === 'open'} hasFocus={hasFocus.current} />;
}

function Bare({
  trigger,
  place,
  onWanted,
  onPressed,
}: {
  trigger: Trigger;
  place: RefObject<Element | null>;
  onWanted(how: 'soon' | 'open'): void;
  onPressed(isPressed: boolean): void;
}) {
  const handlers = {
    onPointerEnter: ({ currentTarget, pointerType }: PointerEvent) => {
      place.current = currentTarget;
      if (pointerType !== 'touch') onWanted('soon');
    },
    onFocus: ({ currentTarget }: FocusEvent) => {
      place.current = currentTarget;
      onWanted('soon');
    },
    onPointerDown: () => {
      onPressed(true);
      const release = () => setTimeout(() => onPressed(false), PRESS_MS);
      addEventListener('pointerup', release, { once: true });
    },
    onClick: () => {
      onWanted('open');
      onPressed(false);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!OPENING.includes(event.key)) return;
      event.preventDefault();
      onWanted('open');
    },
  };
  return withHandlers(trigger, { handlers, 'aria-haspopup': 'menu', 'aria-expanded': false });
}

/** Items are drawn in a menu that is open, and so is there. */
function there() {
  const part = parts.here();
  if (!part) throw new Error('An item belongs into a menu.');
  return part;
}

export function MenuItem(props: MenuItemProps) {
  const { MenuItem: Item } = there();
  return <Item {...props} />;
}

/** A switch inside a menu; the menu stays open. */
export function MenuCheck(props: MenuCheckProps) {
  const { MenuCheck: Check } = there();
  return <Check {...props} />;
}

/** One of several choices, under a heading. */
export function MenuChoices<T extends string>(props: MenuChoicesProps<T>) {
  const { MenuChoices: Choices } = there();
  return <Choices {...props} />;
}

export function MenuLine() {
  const { MenuLine: Line } = there();
  return <Line />;
}
