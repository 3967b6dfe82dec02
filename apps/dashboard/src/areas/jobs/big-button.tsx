import type { LucideIcon } from 'lucide-react';
import { classes } from '#ui';

interface BigButtonProps {
  icon?: LucideIcon;
  label: string;
  /** What it does, where the word on it is too short for those who hear it. */
  name?: string;
  isPrimary?: boolean;
  isPressed?: boolean;
  isDisabled?: boolean;
  className?: string;
  onPress(): void;
}

/** A target for a gloved thumb. */
export function BigButton(props: BigButtonProps) {
  const { icon: Icon, label, name, isPrimary, isPressed, isDisabled, className, onPress } = props;
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onPress}
      className={classes(
        'inline-flex min-h-16 min-w-16 select-none items-center justify-center gap-2 rounded-lg px-5 font-semibold text-xl disabled:opacity-50',
        isPrimary || isPressed
          ? 'bg-accent text-accent-ink hover:bg-accent-hover'
          : 'border border-line-strong bg-surface text-ink hover:bg-hover',
        className,
      )}
    >
      {Icon && <Icon className="size-6 shrink-0" aria-hidden />}
      {label}
    </button>
  );
}
