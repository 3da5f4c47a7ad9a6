import { addDays, dayAt, startOfDay } from '@/lib/domain/calendar';
import { contentId, type ImmutableClass } from '@/lib/domain/content-id';
import type { Day, EntityRef, Instant, Ulid } from '@/lib/domain/primitives';
import type { RecordClass, RecordOf } from '@/lib/domain/record-classes';
import { DEMO_VIEWER_ID } from './demo-ulid';
import { demoPersonName, type PersonKey } from './person-table';

/** What the demo workspace depends on: the same input gives the same records. */
export type DemoInput = {
  now: Instant;
  /** IANA zone in which the workspace's days are counted. */
  timeZone: string;
  deviceId: string;
  /** A ULID that depends on its seed only, see `demoUlid`. */
  newUlid: (seed: string) => Ulid;
};

/** One record of the demo with its class. */
export type DemoRecord = { [C in RecordClass]: { cls: C; record: RecordOf<C> } }[RecordClass];

/** The fields a schema names, without the index signature that lets newer versions add some. */
export type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** What the author of a demo record writes; id, nonce and envelope are added. */
type DemoBody<C extends ImmutableClass> = Omit<
  Known<RecordOf<C>>,
  'id' | 'v' | 'by' | 'at' | 'dev' | 'nonce'
>;

/** Dates relative to `now`, ids from seeds, and envelopes. Offsets are days, negative in the past. */
export type DemoContext = {
  now: Instant;
  timeZone: string;
  today: Day;
  day(offset: number): Day;
  /** An instant on the day at `offset`, at nine in the morning unless given, and never after `now`. */
  at(offset: number, hour?: number): Instant;
  /** The same for a given day. */
  on(day: Day, hour?: number): Instant;
  /** A day some days after another. */
  later(day: Day, days: number): Day;
  person(key: PersonKey): Ulid;
  nameOf(key: PersonKey): string;
  initiative(key: string): Ulid;
  metric(key: string): Ulid;
  id(seed: string): Ulid;
  envelope(by: string, at: Instant): { v: number; by: string; at: Instant; dev: string };
  /** Completes an immutable record; `seed` tells apart records that would otherwise be equal. */
  seal<C extends ImmutableClass>(
    cls: C,
    seed: string,
    by: string,
    at: Instant,
    body: DemoBody<C>,
  ): RecordOf<C>;
};

const SCHEMA_VERSION = 1;
const HOUR = 3_600_000;

export function createDemoContext({ now, timeZone, deviceId, newUlid }: DemoInput): DemoContext {
  const today = dayAt(now, timeZone);
  const on = (day: Day, hour = 9) => {
    const instant = new Date(Date.parse(startOfDay(day, timeZone)) + hour * HOUR).toISOString();
    return instant < now ? instant : now;
  };
  const envelope = (by: string, at: Instant) => ({ v: SCHEMA_VERSION, by, at, dev: deviceId });
  return {
    now,
    timeZone,
    today,
    day: (offset) => addDays(today, offset),
    at: (offset, hour) => on(addDays(today, offset), hour),
    on,
    later: addDays,
    nameOf: demoPersonName,
    person: (key) => (key === 'viewer' ? DEMO_VIEWER_ID : newUlid(`person:${key}`)),
    initiative: (key) => newUlid(`initiative:${key}`),
    metric: (key) => newUlid(`metric:${key}`),
    id: newUlid,
    envelope,
    seal: (cls, seed, by, at, body) => {
      const fields = { ...body, ...envelope(by, at), nonce: newUlid(`${cls}:${seed}`) };
      return { ...fields, id: contentId(cls, fields) } as unknown as RecordOf<typeof cls>;
    },
  };
}

/** Hosts of the invented company's tools. */
export const DEMO_HOSTS = {
  jira: 'haldenfreight.atlassian.net',
  confluence: 'haldenfreight.atlassian.net',
  serviceNow: 'haldenfreight.service-now.com',
  jiraDataCenter: 'jira.haldenfreight.example',
  wikiDataCenter: 'wiki.haldenfreight.example',
} as const;

/** A reference to a Jira issue of the company, for example inputs of an initiative. */
export function issueRef(key: string): EntityRef {
  const host = DEMO_HOSTS.jira;
  return { tool: 'jira', host, type: 'issue', key, url: `https://${host}/browse/${key}` };
}

/** A reference to a Confluence page of the company. */
export function pageRef(space: string, pageId: string): EntityRef {
  const host = DEMO_HOSTS.confluence;
  const url = `https://${host}/wiki/spaces/${space}/pages/${pageId}`;
  return { tool: 'confluence', host, type: 'page', key: pageId, url };
}

/** A reference to a ServiceNow record of the company. */
export function recordRef(table: string, sysId: string): EntityRef {
  const host = DEMO_HOSTS.serviceNow;
  const url = `https://${host}/${table}.do?sys_id=${sysId}`;
  return { tool: 'servicenow', host, type: table, key: `${table}/${sysId}`, url };
}
