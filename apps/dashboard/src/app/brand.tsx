/** The name with its sign. */
export function Brand() {
  return (
    <span className="flex items-center gap-2 font-semibold text-lg tracking-tight">
      <svg viewBox="0 0 32 32" className="size-6" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <g
          className="fill-none stroke-accent-ink"
          strokeWidth="2.2"
          strokeLinejoin="round"
          strokeLinecap="round"
        >
          <path d="M9 7h10l4 4v14H9z" />
          <path d="m12.5 17 2.500 2.500 5-5.500" />
        </g>
      </svg>
      InvoicePatch
    </span>
  );
}
