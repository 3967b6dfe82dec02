import { cloneElement, type ReactElement } from 'react';

type Handler = (event: never) => void;

/** An element that also hears of these events, after whatever it does about them itself. */
export function withHandlers(
  element: ReactElement<Record<string, unknown>>,
  { handlers, ...rest }: { handlers: Record<string, Handler> } & Record<string, unknown>,
): ReactElement<Record<string, unknown>> {
  const joined = Object.entries(handlers).map(([name, handler]) => {
    const own = element.props[name] as Handler | undefined;
    const both: Handler = (event) => {
      own?.(event);
      handler(event);
    };
    return [name, own ? both : handler];
  });
  return cloneElement(element, { ...rest, ...Object.fromEntries(joined) });
}
