import { type RefObject, useEffect, useRef } from 'react';
import { watchPlainSight } from './plain-sight';

/** For a control that saves something: asks, at the moment of use, whether the person can see it. */
export function usePlainSight(element: RefObject<Element | null>): () => boolean {
  const sight = useRef<ReturnType<typeof watchPlainSight>>(undefined);
  useEffect(() => {
    if (!element.current) return;
    const watch = watchPlainSight(element.current);
    sight.current = watch;
    return watch.stop;
  }, [element]);
  return () => sight.current?.isInSight() ?? false;
}
