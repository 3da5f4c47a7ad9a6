import type { ProblemCode } from './problem-codes';

export { PROBLEM_CODES } from './problem-codes';
export type { ProblemCode };

/** One thing that is wrong with a write, for the field it concerns. Its sentence is the message `problem.<code>`. */
export type Problem = {
  code: ProblemCode;
  field?: string;
  /** Parameters of the sentence: names, numbers, days. */
  values?: Record<string, string | number>;
  /** The invariant it breaks, e.g. `INV-21`. */
  rule?: string;
};

/**
 * An expected failure: a refusal or a state of the device that the person can do something about. Everything else that
 * is thrown is a bug. Crosses contexts as `code` and `problems`.
 */
export class AppError extends Error {
  readonly code: ProblemCode;
  /** What is wrong, by field. Empty when the code says it all. */
  readonly problems: readonly Problem[];

  constructor(code: ProblemCode, problems: readonly Problem[] = [], options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.problems = problems;
  }
}
