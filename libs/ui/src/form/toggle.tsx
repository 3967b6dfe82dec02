import { Switch } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import { classes } from '../base/classes';

/** On or off, at once. */
export function Toggle({
  label,
  hint,
  isOn,
  onChange,
  className,
}: {
  label: string;
  hint?: ReactNode;
  isOn: boolean;
  onChange(isOn: boolean): void;
  className?: string;
}) {
  const id = useId();
  return (
    <div className={classes('flex items-start justify-between gap-4', className)}>
      <span className="min-w-0">
        <span id={`${id}-label`} className="font-medium text-sm">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="block text-faint text-sm">
            {hint}
          </span>
        )}
      </span>
      <Switch.Root
        checked={isOn}
        onCheckedChange={onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative h-5 w-9 shrink-0 rounded-full bg-line-strong transition-colors data-[checked]:bg-accent"
      >
        <Switch.Thumb className="absolute top-0.5 left-0.5 size-4 rounded-full bg-surface transition-transform data-[checked]:translate-x-4" />
      </Switch.Root>
    </div>
  );
}
