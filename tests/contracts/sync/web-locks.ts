/**
 * The Web Locks of a browser, as far as they are used, for a Node that has none: exclusive locks by name, in order of
 * asking, or none at all with `ifAvailable`.
 */
class Locks {
  readonly #held = new Map<string, Promise<unknown>>();

  request<T>(name: string, ...rest: [Work<T>] | [{ ifAvailable?: boolean }, Work<T>]): Promise<T> {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
    const before = this.#held.get(name);
    if (before && options.ifAvailable) return work(null);
    const mine = (before ?? Promise.resolve()).then(
      () => work({ name }),
      () => work({ name }),
    );
    this.#held.set(name, mine);
    const release = () => {
      if (this.#held.get(name) === mine) this.#held.delete(name);
    };
    mine.then(release, release);
    return mine;
  }
}
type Work<T> = (lock: { name: string } | null) => Promise<T>;

/** Gives this process the locks that a browser's worker has. */
export function installWebLocks(): void {
  Object.defineProperty(globalThis, 'navigator', { value: { locks: new Locks() }, configurable: true });
}
