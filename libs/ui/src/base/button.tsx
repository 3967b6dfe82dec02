import type { LucideIcon } from 'lucide-react';
import { LoaderCircle } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { classes } from './classes';
import { Tip } from './tip';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'text-soft hover:bg-hover hover:text-ink',
  danger: 'border border-line-strong bg-surface text-blocked hover:bg-blocked-soft',
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  size?: 'small' | 'medium' | 'large';
  icon?: LucideIcon;
  /** Shows that it works on it; a second press does nothing. */
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const SIZES = { small: 'h-7 px-2 text-sm', medium: 'h-8 px-3 text-base', large: 'h-11 px-4 text-lg' };

/** What a button looks like, for a link that must look like one. */
export const buttonClasses = (look: ButtonLook = 'secondary', size: keyof typeof SIZES = 'medium') =>
  classes(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium',
    'transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-60 pointer-coarse:min-h-10',
    SIZES[size],
    LOOKS[look],
  );

/** At most one primary button stands on a screen: the next action. */
export function Button({
  look,
  size,
  icon: Icon,
  isBusy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const Sign = isBusy ? LoaderCircle : Icon;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isBusy || rest['aria-disabled']}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={classes(buttonClasses(look, size), className)}
    >
      {Sign && <Sign className={classes('size-4 shrink-0', isBusy && 'animate-spin')} aria-hidden />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon;
  /** What it does, for everybody: on hover, and for those who hear the page. */
  label: string;
  isActive?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon: Icon, label, isActive, className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={classes(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-md hover:bg-hover hover:text-ink pointer-coarse:size-10',
          'disabled:opacity-50',
          isActive ? 'bg-accent-soft text-accent-text' : 'text-soft',
          className,
        )}
      >
        <Icon className="size-4" aria-hidden />
      </button>
    </Tip>
  );
}
