export const POPUP =
  'z-50 max-h-[min(24rem,var(--available-height))] min-w-44 overflow-y-auto rounded-md border border-line bg-raised p-1 text-base shadow-lift outline-none';
export const ITEM =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-[highlighted]:bg-hover data-[disabled]:opacity-50 pointer-coarse:min-h-10';
