/**
 * Given as the `ref` of what scrolls sideways: it says with `data-before` and `data-after` on which side more of it lies
 * out of sight. With the class `fade-edges` it fades there, so that nobody takes what shows for all there is.
 */
export function watchEdges(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined;
  const tell = () => {
    const rest = element.scrollWidth - element.clientWidth - Math.abs(element.scrollLeft);
    element.toggleAttribute('data-before', Math.abs(element.scrollLeft) > 1);
    element.toggleAttribute('data-after', rest > 1);
  };
  const resized = new ResizeObserver(tell);
  const changed = new MutationObserver(tell);
  resized.observe(element);
  changed.observe(element, { childList: true, subtree: true });
  element.addEventListener('scroll', tell, { passive: true });
  tell();
  return () => {
    resized.disconnect();
    changed.disconnect();
    element.removeEventListener('scroll', tell);
  };
}
