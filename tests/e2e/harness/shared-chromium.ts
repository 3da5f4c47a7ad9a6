import type { BrowserContext } from '@playwright/test';
import type { Chromium } from './chromium';

/** What a test does to the whole browser and nothing can take back. */
const LASTING = [
  'addInitScript',
  'exposeBinding',
  'exposeFunction',
  'grantPermissions',
  'route',
  'setExtraHTTPHeaders',
  'setOffline',
] as const satisfies (keyof BrowserContext)[];

export type SharedChromium = {
  /** A browser in its first state, with the demo workspace. */
  take(): Promise<Chromium>;
  /** To be called with what `take` gave; `isSound` is false after a test that failed. */
  giveBack(app: Chromium, isSound: boolean): Promise<void>;
  close(): Promise<void>;
};

/**
 * One browser for many tests, because starting one takes longer than most of them. It goes back to its first state
 * between two tests. Whoever changes it for good, or reaches into the worker, has had it for itself: the next test
 * gets a new one, and so it does after a failure or when the way back is barred.
 *
 * @param start a new browser.
 * @param reset brings a browser back to its first state, or throws.
 */
export function shareChromium(
  start: () => Promise<Chromium>,
  reset: (app: Chromium) => Promise<void>,
): SharedChromium {
  let kept: Chromium | undefined;
  const spent = new WeakSet<Chromium>();

  const begin = async (): Promise<Chromium> => {
    const app = await start();
    const shared: Chromium = {
      ...app,
      worker() {
        spent.add(shared);
        return app.worker();
      },
    };
    for (const name of LASTING) {
      const original = app.context[name].bind(app.context) as (...args: unknown[]) => unknown;
      Object.assign(app.context, {
        [name]: (...args: unknown[]) => {
          spent.add(shared);
          return original(...args);
        },
      });
    }
    return shared;
  };

  return {
    async take() {
      const app = kept;
      kept = undefined;
      if (!app) return begin();
      try {
        await reset(app);
        return app;
      } catch {
        await app.close();
        return begin();
      }
    },
    async giveBack(app, isSound) {
      if (isSound && !spent.has(app)) kept = app;
      else await app.close();
    },
    async close() {
      await kept?.close();
    },
  };
}
