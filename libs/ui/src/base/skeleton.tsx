import { classes } from './classes';

/** The shape of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes('shimmer block rounded-sm', className ?? 'h-4 w-full')} />;
}

/** Lines of text that come. */
export function SkeletonLines({ count = 3 }: { count?: number }) {
  return (
    <div className="space-y-2.5" aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={index} className={index === count - 1 ? 'h-3.5 w-2/3' : 'h-3.5 w-full'} />
      ))}
    </div>
  );
}
