import { shownKeys } from './shortcuts';

/** Keys as they look on a keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex gap-1">
      {shownKeys(keys).map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong bg-surface px-1 font-sans text-soft text-xs"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
