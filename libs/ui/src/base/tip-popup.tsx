import { Tooltip } from '@base-ui/react/tooltip';

/** What a `Tip` says, beside what it is about. One can point at it to read it. */
export function TipPopup({
  text,
  anchor,
  onStay,
  onLeave,
  onClose,
}: {
  text: string;
  anchor: Element;
  onStay(): void;
  onLeave(): void;
  onClose(): void;
}) {
  return (
    <Tooltip.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={6} className="z-50">
          <Tooltip.Popup
            onPointerEnter={onStay}
            onPointerLeave={onLeave}
            className="max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-lift"
          >
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
