import { DEMO_VIEWER_ID, demoRecords, demoUlid } from '@/lib/demo/demo-workspace';
import { addDays, startOfDay } from '@/lib/domain/calendar';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { initiativeOverview } from '@/lib/domain/overview';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import type { RecordClass, RecordOf } from '@/lib/domain/record-classes';

export const ZONE = 'Europe/Berlin';

/** Instants through two years: every fifth day, at changing hours, month ends, a leap day, clock changes. */
export function testInstants(timeZone = ZONE): string[] {
  const start = '2027-01-01';
  const every = Array.from({ length: 147 }, (_, index) => addDays(start, index * 5));
  const special = [
    '2027-01-31',
    '2027-02-28',
    '2027-03-28', // clocks forward
    '2027-10-31', // clocks back, and the end of a month
    '2027-12-31',
    '2028-01-01',
    '2028-02-29', // leap day
    '2028-03-01',
    '2028-03-26',
    '2028-06-30',
    '2028-10-29',
  ];
  return [...every, ...special].map((day, index) => {
    const minutes = [30, 545, 1023, 1379][index % 4] ?? 0;
    return new Date(Date.parse(startOfDay(day, timeZone)) + minutes * 60_000).toISOString();
  });
}

export type Demo = ReturnType<typeof loadDemo>;

/** The demo at an instant, with what the screens would derive from it. */
export function loadDemo(now: string, timeZone = ZONE) {
  const records = demoRecords({ now, timeZone, deviceId: 'DEMO-DEVICE', newUlid: demoUlid });
  const all = <C extends RecordClass>(cls: C): RecordOf<C>[] =>
    records.flatMap((one) => (one.cls === cls ? [one.record as RecordOf<C>] : []));
  const [workspace] = all('workspace');
  if (!workspace) throw new Error('no workspace');
  const initiatives = all('initiative');
  const byKey = (key: string) => {
    const found = initiatives.find((one) => one.key === key);
    if (!found) throw new Error(`no initiative ${key}`);
    return found;
  };
  const recordsOf = (key: string): InitiativeRecords => ({
    initiative: byKey(key),
    metrics: all('metric'),
    samples: all('sample'),
    voids: all('sampleVoid'),
    skips: all('skip'),
    decisions: all('decision'),
    submissions: all('submission'),
    gateDecisions: all('gateDecision'),
    waivers: all('waiver'),
    evidence: all('evidence'),
    evidenceChecks: all('evidenceCheck'),
    stepBacks: all('stepBack'),
    concerns: all('concern'),
    concernReplies: all('concernReply'),
    people: all('person'),
  });
  return {
    now,
    records,
    all,
    workspace,
    initiatives,
    byKey,
    recordsOf,
    overview: (key: string): InitiativeOverview =>
      initiativeOverview(recordsOf(key), now, workspace, { personId: DEMO_VIEWER_ID }),
  };
}
