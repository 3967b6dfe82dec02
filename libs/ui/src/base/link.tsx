import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type ReactNode,
  type Ref,
  useContext,
  useMemo,
} from 'react';

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path inside the app, with its search. */
  to: string;
  ref?: Ref<HTMLAnchorElement>;
}

/** A way that is held back until the person has answered. */
export interface HeldBack {
  proceed(): void;
  reset(): void;
}

interface Travel {
  Component: ComponentType<LinkProps>;
  go(to: string): void;
  hasPage(to: string): boolean;
  useHold(isOn: boolean, isFree: () => boolean): HeldBack | undefined;
}

function PlainLink({ to, ...rest }: LinkProps) {
  return <a href={to} {...rest} />;
}

const everywhere = () => true;
const useNoHold = () => undefined;

const TravelContext = createContext<Travel>({
  Component: PlainLink,
  go: (to) => location.assign(to),
  hasPage: everywhere,
  useHold: useNoHold,
});

/** Each app brings the link and the navigation of its own router. */
export function LinkProvider({
  component,
  go,
  hasPage = everywhere,
  useHold = useNoHold,
  children,
}: {
  component: ComponentType<LinkProps>;
  go(to: string): void;
  /** Whether anything answers to a path. A `TextLink` to what does not is plain text. */
  hasPage?(to: string): boolean;
  /** Holds back leaving the page while `isOn`, unless it is free to go at that moment. A hook that never changes. */
  useHold?(isOn: boolean, isFree: () => boolean): HeldBack | undefined;
  children: ReactNode;
}) {
  const travel = useMemo(
    () => ({ Component: component, go, hasPage, useHold }),
    [component, go, hasPage, useHold],
  );
  return <TravelContext value={travel}>{children}</TravelContext>;
}

export function Link(props: LinkProps) {
  const { Component } = useContext(TravelContext);
  return <Component {...props} />;
}

/** Opens a path inside the app. */
export const useGo = (): ((to: string) => void) => useContext(TravelContext).go;

/** While it is on, leaving the page waits for the answer of `proceed` or `reset`. */
export function useHold(isOn: boolean, isFree: () => boolean): HeldBack | undefined {
  const { useHold: useRouterHold } = useContext(TravelContext);
  return useRouterHold(isOn, isFree);
}

/** A link inside text and tables; plain text where there is no such page. */
export function TextLink({ className, ...props }: LinkProps) {
  const { hasPage } = useContext(TravelContext);
  if (!hasPage(props.to)) return <span className={className}>{props.children}</span>;
  return (
    <Link
      {...props}
      className={`rounded-sm font-medium text-accent-text underline-offset-2 hover:underline ${className ?? ''}`}
    />
  );
}
