import { type FocusEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { later, useLater } from './later';
import { withHandlers } from './with-handlers';

const popup = later(async () => (await import('./tip-popup')).TipPopup);

const DELAY_MS = 400;
/** From the button to its hint, and from one hint to the next. */
const GRACE_MS = 150;

let lastShownAt = Number.NEGATIVE_INFINITY;

/** A hint on hover and on keyboard focus. Never the only place where something is said. */
export function Tip({ text, children }: { text: string; children: ReactElement<Record<string, unknown>> }) {
  const [anchor, setAnchor] = useState<Element>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const Popup = useLater(popup, anchor !== undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = (run: () => void, after: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, after);
  };
  const close = () => {
    clearTimeout(timer.current);
    if (anchor) lastShownAt = performance.now();
    setAnchor(undefined);
  };
  const handlers = {
    onPointerEnter: ({ currentTarget, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return;
      void popup.load().catch(() => undefined);
      const isNext = performance.now() - lastShownAt < DELAY_MS;
      soon(() => setAnchor(currentTarget), isNext ? 0 : DELAY_MS);
    },
    onPointerLeave: () => soon(close, GRACE_MS),
    onPointerDown: close,
    onFocus: ({ currentTarget }: FocusEvent) => {
      if (currentTarget.matches(':focus-visible')) setAnchor(currentTarget);
    },
    onBlur: close,
  };
  return (
    <>
      {withHandlers(children, { handlers })}
      {anchor && Popup && (
        <Popup
          text={text}
          anchor={anchor}
          onStay={() => clearTimeout(timer.current)}
          onLeave={() => soon(close, GRACE_MS)}
          onClose={close}
        />
      )}
    </>
  );
}
