import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface Props {
  legend: string;
  /** What the choice means. */
  hint: string;
  /** What is wrong with it. */
  error: string | undefined;
  /** Above both: what chooses many at once. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Many boxes to tick that make one field: whoever hears it hears first what is wrong and what it is for. */
export function ChoicesFieldset({ legend, hint, error, actions, children }: Props) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={[error && `${id}-error`, `${id}-hint`].filter(Boolean).join(' ')}
      className="border-line border-t pt-2"
    >
      <legend className="pr-2 font-medium">{legend}</legend>
      {actions && <div className="mb-2 flex flex-wrap gap-2">{actions}</div>}
      {error && (
        <p id={`${id}-error`} className="mb-1 flex items-center gap-1 text-blocked text-sm">
          <CircleAlert className="size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      )}
      <p id={`${id}-hint`} className="mb-2 text-faint text-sm">
        {hint}
      </p>
      {children}
    </fieldset>
  );
}
