import { readHostInput } from '../mapping/host-input';
import { serverOrigin } from '../server-origin';
import { LOCKS, ManagedPolicy, POLICY_FIELDS, type PolicyField, PolicyHost } from './policy';

/** One thing in a policy that cannot be used, by the name that the administrator gave it. */
export type PolicyProblem = {
  code:
    | 'unknown_field'
    | 'wrong_value'
    | 'host_over_broad'
    | 'host_lookalike'
    | 'host_not_exact'
    | 'unknown_lock'
    | 'not_a_list'
    | 'too_many';
  /** As it stands in the policy: `hosts[2].host`. */
  field: string;
  /** What stands there, shortened; for a host that pretends to be another, that other one. */
  seen?: string;
  resembles?: string;
};

export type ReadPolicy = { policy: ManagedPolicy; problems: PolicyProblem[] };

/**
 * Reads what the browser hands over as the organisation's policy. Each field stands for itself: what cannot be
 * used is left out and named, the rest applies. A server that cannot be used is left out too, never replaced.
 *
 * @param raw whatever `storage.managed` answered; nothing of it is believed
 */
export function readPolicy(raw: unknown): ReadPolicy {
  const policy: Record<string, unknown> = {};
  const problems: PolicyProblem[] = [];
  for (const [field, value] of entriesOf(raw)) {
    const known = POLICY_FIELDS.find((one) => one === field);
    if (!known) problems.push({ code: 'unknown_field', field: shortened(field) });
    else {
      const read = readField(known, value);
      problems.push(...read.problems);
      if (read.value !== undefined) policy[known] = read.value;
    }
  }
  return { policy: policy as ManagedPolicy, problems };
}

/** Whether an organisation has set anything, usable or not. */
export const isManaged = ({ policy, problems }: ReadPolicy): boolean =>
  Object.keys(policy).length > 0 || problems.length > 0;

/** Whether the organisation keeps people from changing this. */
export const isLocked = ({ locked = [] }: ManagedPolicy, lock: (typeof LOCKS)[number]): boolean =>
  locked.includes(lock);

type Reading = { value?: unknown; problems: PolicyProblem[] };

function readField(field: PolicyField, value: unknown): Reading {
  if (field === 'hosts') return readList(field, value, 200, readHostEntry);
  if (field === 'locked') return readList(field, value, 50, readLock);
  const parsed = ManagedPolicy.shape[field].safeParse(value);
  if (!parsed.success) return { problems: [{ code: 'wrong_value', field, seen: shortened(value) }] };
  // One normal form, so that later comparisons are comparisons of texts.
  if (field === 'server') return { value: serverOrigin(String(parsed.data)), problems: [] };
  return { value: parsed.data, problems: [] };
}

function readList(
  field: string,
  value: unknown,
  most: number,
  read: (entry: unknown, place: string) => Reading,
): Reading {
  if (!Array.isArray(value)) return { problems: [{ code: 'not_a_list', field, seen: shortened(value) }] };
  const readings = value.slice(0, most).map((entry, index) => read(entry, `${field}[${index}]`));
  return {
    value: readings.flatMap((one) => (one.value === undefined ? [] : [one.value])),
    problems: [
      ...readings.flatMap(({ problems }) => problems),
      ...(value.length > most ? [{ code: 'too_many', field, seen: String(value.length) } as const] : []),
    ],
  };
}

function readHostEntry(entry: unknown, place: string): Reading {
  const parsed = PolicyHost.safeParse(entry);
  if (parsed.success) {
    const reading = readHostInput(parsed.data.host);
    return { value: { ...parsed.data, host: reading.ok ? reading.host : '' }, problems: [] };
  }
  const [part = ''] = (parsed.error.issues[0]?.path ?? []).map(String);
  const field = part ? `${place}.${part}` : place;
  const host = (entry as { host?: unknown } | null)?.host;
  if (part === 'host' && typeof host === 'string') return { problems: [hostProblem(field, host)] };
  const value = part ? (entry as Record<string, unknown>)[part] : entry;
  return { problems: [{ code: 'wrong_value', field, seen: shortened(value) }] };
}

function hostProblem(field: string, host: string): PolicyProblem {
  const seen = shortened(host);
  const reading = readHostInput(host);
  if (reading.ok) return { code: 'host_not_exact', field, seen };
  if (reading.resembles) return { code: 'host_lookalike', field, seen, resembles: reading.resembles };
  const reachesFar = ['everything', 'wildcard', 'suffix'].includes(reading.problem);
  return { code: reachesFar ? 'host_over_broad' : 'host_not_exact', field, seen };
}

function readLock(entry: unknown, place: string): Reading {
  const lock = LOCKS.find((one) => one === entry);
  return lock
    ? { value: lock, problems: [] }
    : { problems: [{ code: 'unknown_lock', field: place, seen: shortened(entry) }] };
}

function entriesOf(raw: unknown): [string, unknown][] {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : [];
}

/** Enough to find the place again; a policy is an organisation's text, not a page's. */
function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
