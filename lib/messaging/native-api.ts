import type { browser as polyfilled } from 'wxt/browser';

/**
 * The browser's own extension API, for scripts that run on every page of a host. What they use (messages, local storage)
 * answers with promises in every browser we support, so the polyfill's 3 kB would be dead weight there.
 */
export function nativeApi(): typeof polyfilled {
  const world = globalThis as unknown as { browser?: typeof polyfilled; chrome: typeof polyfilled };
  return world.browser?.runtime ? world.browser : world.chrome;
}
