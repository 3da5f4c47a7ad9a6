import { createContext, runInContext } from 'node:vm';
import { Refusal } from './refusal';
import type { Json } from './revision-tree';

/** The texts of design documents as functions, each in a world of its own that knows nothing of this process. */

export type Validate = (doc: Json, old: Json | null, user: Json, security: Json) => void;
export type Emitted = { key: unknown; value: unknown };

/** What CouchDB gives to every function; values come and go as text, so that nothing is shared. */
const WORLD = `
var emitted = [];
function emit(key, value) { emitted.push({ key: key === undefined ? null : key, value: value === undefined ? null : value }); }
function sum(values) { return values.reduce(function (all, one) { return all + one; }, 0); }
function isArray(value) { return Array.isArray(value); }
function toJSON(value) { return JSON.stringify(value); }
function log() {}
`;

function compile(source: string, frame: string): (text: string) => string {
  const context = createContext(Object.create(null) as object);
  try {
    runInContext(WORLD, context);
    runInContext(`var f = (${source});`, context);
  } catch (error) {
    throw new Refusal(400, 'compilation_error', String(error));
  }
  return runInContext(frame, context) as (text: string) => string;
}

/** `validate_doc_update`: throws what the function throws, as a refusal. */
export function compileValidate(source: string): Validate {
  const run = compile(source, '(function (text) { f.apply(null, JSON.parse(text)); return ""; })');
  return (...told) => {
    try {
      run(JSON.stringify(told));
    } catch (thrown) {
      const { forbidden, unauthorized } = (thrown ?? {}) as Json;
      if (forbidden !== undefined) throw new Refusal(403, 'forbidden', String(forbidden));
      if (unauthorized !== undefined) throw new Refusal(401, 'unauthorized', String(unauthorized));
      throw new Refusal(500, 'unknown_error', String(thrown));
    }
  };
}

export function compileMap(source: string): (doc: Json) => Emitted[] {
  const run = compile(
    source,
    '(function (text) { emitted = []; try { f(JSON.parse(text)); } catch (e) { emitted = []; } return JSON.stringify(emitted); })',
  );
  return (doc) => JSON.parse(run(JSON.stringify(doc))) as Emitted[];
}

export type Reduce = (keys: [unknown, string][] | null, values: unknown[], again: boolean) => unknown;

export function compileReduce(source: string): Reduce {
  const builtIn = BUILT_IN[source];
  if (builtIn) return builtIn;
  const run = compile(
    source,
    '(function (text) { return JSON.stringify(f.apply(null, JSON.parse(text))); })',
  );
  return (...told) => {
    try {
      return JSON.parse(run(JSON.stringify(told)) ?? 'null');
    } catch (thrown) {
      throw new Refusal(500, 'reduce_error', String(thrown));
    }
  };
}

type Stats = { sum: number; count: number; min: number; max: number; sumsqr: number };

const BUILT_IN: Record<string, Reduce> = {
  _count: (_, values, again) => (again ? total(values) : values.length),
  _sum: (_, values) => total(values),
  _stats: (_, values, again) => {
    const parts = again ? (values as Stats[]) : values.map(statsOf);
    return {
      sum: total(parts.map((one) => one.sum)),
      count: total(parts.map((one) => one.count)),
      min: Math.min(...parts.map((one) => one.min)),
      max: Math.max(...parts.map((one) => one.max)),
      sumsqr: total(parts.map((one) => one.sumsqr)),
    };
  },
};

const total = (values: unknown[]): number => values.reduce<number>((all, one) => all + Number(one), 0);

function statsOf(value: unknown): Stats {
  if (typeof value !== 'number') {
    throw new Refusal(500, 'builtin_reduce_error', 'The _stats function requires numbers.');
  }
  return { sum: value, count: 1, min: value, max: value, sumsqr: value * value };
}
