import { type RefObject, useEffect, useRef } from 'react';
import { watchPlainSight } from './plain-sight';

/** For a form that saves something: asks, at the moment of use, whether the person can see it. */
export function usePlainSight(element: RefObject<Element | null>): () => Promise<boolean> {
  const sight = useRef<ReturnType<typeof watchPlainSight>>(undefined);
  useEffect(() => {
    if (!element.current) return;
    const watch = watchPlainSight(element.current);
    sight.current = watch;
    return watch.stop;
  }, [element]);
  return async () => (await sight.current?.isInSight()) ?? false;
}
