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

interface Travel {
  Component: ComponentType<LinkProps>;
  go(to: string): void;
}

function PlainLink({ to, ...rest }: LinkProps) {
  return <a href={to} {...rest} />;
}

const TravelContext = createContext<Travel>({ Component: PlainLink, go: (to) => location.assign(to) });

/** Each app brings the link and the navigation of its own router. */
export function LinkProvider({
  component,
  go,
  children,
}: {
  component: ComponentType<LinkProps>;
  go(to: string): void;
  children: ReactNode;
}) {
  const travel = useMemo(() => ({ Component: component, go }), [component, go]);
  return <TravelContext value={travel}>{children}</TravelContext>;
}

export function Link(props: LinkProps) {
  const { Component } = useContext(TravelContext);
  return <Component {...props} />;
}

/** Opens a path inside the app. */
export const useGo = (): ((to: string) => void) => useContext(TravelContext).go;

/** A link inside text and tables. */
export function TextLink({ className, ...props }: LinkProps) {
  return (
    <Link
      {...props}
      className={`rounded-sm font-medium text-accent-text underline-offset-2 hover:underline ${className ?? ''}`}
    />
  );
}
