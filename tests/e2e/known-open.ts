/**
 * Tests whose behaviour is not there yet, by the beginning of their title, each with what is missing. They are left out of
 * the run until it is; an entry goes with the change that makes its test pass.
 */
export const KNOWN_OPEN: readonly { title: string; missing: string }[] = [];

/**
 * Files that are left out as a whole, because they were written for an earlier shape of the panel and have not been run
 * since it is loaded on demand. `playwright test --config … <file>` with `ALL=1` runs them.
 */
export const NOT_YET_RUN: readonly string[] = [];
