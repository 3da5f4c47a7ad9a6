import { describe, expect, it } from 'vitest';
import { DEMO_VIEWER_ID, demoUlid } from '@/lib/demo/demo-workspace';
import { NOBODY } from '@/lib/domain/concern-records';
import { verifyContentId } from '@/lib/domain/content-id';
import { Ulid } from '@/lib/domain/primitives';
import { classOf, RECORD_CLASSES } from '@/lib/domain/record-classes';
import { docIdOf } from '@/lib/store/documents';
import { loadDemo, testInstants } from './demo-fixture';

const INSTANTS = testInstants().filter((_, index) => index % 7 === 0);
const ZONES = [
  'Europe/Berlin',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'Asia/Kathmandu',
];

describe('demo records', () => {
  it('fit the schema of their class on every day', () => {
    for (const now of INSTANTS) {
      for (const { cls, record } of loadDemo(now).records) {
        const parsed = RECORD_CLASSES[cls].schema.safeParse(record);
        expect(parsed.error?.issues ?? [], `${cls} at ${now}`).toEqual([]);
      }
    }
  });

  it('have the id pattern of their class, and immutable ones the hash of their content', () => {
    for (const now of INSTANTS) {
      for (const { cls, record } of loadDemo(now).records) {
        const docId = docIdOf(cls, record as never);
        expect(classOf(docId), docId).toBe(cls);
        if (RECORD_CLASSES[cls].kind === 'mutable') continue;
        expect(record).toHaveProperty('id', docId);
        expect(verifyContentId(docId, record), docId).toBe(true);
      }
    }
  });

  it('are told apart by their ids', () => {
    const ids = loadDemo('2027-05-12T08:00:00.000Z').records.map(({ cls, record }) =>
      docIdOf(cls, record as never),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are the same for the same input', () => {
    const now = '2027-05-12T08:00:00.000Z';
    expect(loadDemo(now).records).toEqual(loadDemo(now).records);
  });

  it('keep the ids of initiatives, metrics, people and rules from day to day', () => {
    const ids = (now: string) => {
      const { all } = loadDemo(now);
      return [...all('initiative'), ...all('metric'), ...all('person'), ...all('rule')].map(({ id }) => id);
    };
    expect(ids('2027-05-12T08:00:00.000Z')).toEqual(ids('2028-11-02T21:00:00.000Z'));
  });

  it('name only people, initiatives and metrics that exist', () => {
    const { all } = loadDemo('2027-05-12T08:00:00.000Z');
    const people = new Set(all('person').map(({ id }) => id));
    const initiatives = new Set(all('initiative').map(({ id }) => id));
    const metrics = new Map(all('metric').map((metric) => [metric.id, metric]));
    const evidence = new Set(all('evidence').map(({ id }) => id));
    const waivers = new Set(all('waiver').map(({ id }) => id));
    const persons: (string | undefined)[] = [
      ...all('initiative').flatMap((one) => [
        one.businessOwnerId,
        ...one.delegateIds,
        one.itSponsorId,
        one.runOwnerId,
        one.executiveSponsorId,
        ...one.rolloutHistory.map(({ by }) => by),
        ...one.change.stakeholders.map(({ byPersonId }) => byPersonId),
      ]),
      ...all('metric').flatMap((one) => [one.ownerId, ...one.contributorIds, one.execOutcome?.executiveId]),
      ...all('decision').flatMap((one) => [one.reviewerId, ...one.conditions.map(({ ownerId }) => ownerId)]),
      ...all('gateDecision').map(({ decidedBy }) => decidedBy),
      ...all('waiver').map(({ grantedBy }) => grantedBy),
      ...all('sample').map(({ confirmedBy }) => confirmedBy),
      ...loadDemo('2027-05-12T08:00:00.000Z').records.map(({ record }) => record.by),
    ];
    expect(persons.filter((id) => id !== undefined && id !== NOBODY && !people.has(id))).toEqual([]);
    const owned = [
      ...all('metric'),
      ...all('sample'),
      ...all('skip'),
      ...all('decision'),
      ...all('submission'),
      ...all('gateDecision'),
      ...all('waiver'),
      ...all('evidence'),
    ];
    expect(owned.filter(({ initiativeId }) => !initiatives.has(initiativeId))).toEqual([]);
    const values = [...all('sample'), ...all('skip')];
    expect(
      values.filter(({ metricId, initiativeId }) => metrics.get(metricId)?.initiativeId !== initiativeId),
    ).toEqual([]);
    const rules = all('rule').filter(({ initiativeId }) => initiativeId !== undefined);
    expect(rules.filter(({ initiativeId }) => !initiatives.has(initiativeId ?? ''))).toEqual([]);
    const evidenceIds = [
      ...all('submission').flatMap((one) => one.evidenceIds),
      ...all('decision').flatMap((one) => one.snapshot.evidence.map(({ id }) => id)),
    ];
    expect(evidenceIds.filter((id) => !evidence.has(id))).toEqual([]);
    expect(all('gateDecision').flatMap((one) => one.waiverIds.filter((id) => !waivers.has(id)))).toEqual([]);
  });

  it('lie in the past, whatever the time zone', () => {
    for (const zone of ZONES) {
      for (const now of testInstants(zone).filter((_, index) => index % 11 === 0)) {
        const { all, records } = loadDemo(now, zone);
        const instants = [
          ...records.map(({ record }) => record.at),
          ...all('sample').map(({ confirmedAt }) => confirmedAt),
          ...all('decision').map(({ decidedAt }) => decidedAt),
        ];
        expect(instants.filter((instant) => instant > now)).toEqual([]);
      }
    }
  });

  it('are those of one workspace: initiatives with keys of their own, people without addresses', () => {
    const { all, initiatives } = loadDemo('2027-05-12T08:00:00.000Z');
    expect(all('workspace')).toHaveLength(1);
    expect(initiatives.length).toBe(15);
    expect(new Set(initiatives.map(({ key }) => key)).size).toBe(initiatives.length);
    expect(all('person').filter(({ email }) => email !== undefined)).toEqual([]);
  });
});

describe('demoUlid', () => {
  it('makes a ULID that depends on its seed only', () => {
    expect(Ulid.safeParse(demoUlid('anything')).success).toBe(true);
    expect(demoUlid('a')).toBe(demoUlid('a'));
    expect(demoUlid('a')).not.toBe(demoUlid('b'));
    expect(demoUlid('person:viewer')).toBe(DEMO_VIEWER_ID);
  });
});
