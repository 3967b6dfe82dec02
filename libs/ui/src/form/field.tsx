import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classes } from '../base/classes';

export interface FieldTexts {
  label: string;
  /** What belongs here, when the label does not say. */
  hint?: ReactNode;
  isRequired?: boolean;
  className?: string;
  /** Only those who hear the page get the label: in a bar of filters, where a placeholder says it to the others. */
  isLabelHidden?: boolean;
}

/** Ties a label, a hint and what is wrong to one input. */
export function Field({
  label,
  hint,
  error,
  isRequired,
  className,
  isLabelHidden,
  children,
}: FieldTexts & {
  error?: string;
  children(ids: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
    'aria-required': boolean | undefined;
  }): ReactNode;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classes('min-w-0', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-1 block font-medium text-sm'}>
        {label}
        {isRequired && (
          <span className="text-faint" aria-hidden>
            {' *'}
          </span>
        )}
      </label>
      {children({
        id,
        'aria-describedby': described,
        'aria-invalid': error !== undefined,
        'aria-required': isRequired,
      })}
      {error && (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-1 text-blocked text-sm">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-faint text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}

export const INPUT =
  'block w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 h-9 text-base text-ink placeholder:text-faint aria-invalid:border-blocked disabled:opacity-60 pointer-coarse:h-11';

/** Where the label is hidden the input is as low as its row. */
export const INPUT_DENSE = 'h-8! pointer-coarse:h-10!';
