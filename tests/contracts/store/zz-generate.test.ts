import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { recogniseUrl } from '@/lib/tools';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { recordSample, saveDraft, takeBackSample } from '@/lib/store/commands/samples';
import { reportWrongMatch } from '@/lib/store/commands/match-reports';
import { countMatch } from '@/lib/store/match-counts';
import { setRuleStatus } from '@/lib/store/commands/rules';
import { PilotlightDatabase } from '@/lib/store/database';
import { toRow } from '@/lib/store/documents';
import { DEMO_VIEWER_ID } from '@/lib/demo/demo-workspace';
import { getInitiativeOverview, listInitiativeBriefs, listRules } from '@/lib/store/reads';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';

test('generate', async () => {
  const NOW = new Date('2026-11-23T10:00:00.000Z');
  const db = new PilotlightDatabase('gen');
  await loadDemo('Europe/Berlin', NOW, db);
  const me = { personId: DEMO_VIEWER_ID, at: NOW };
  const brief = (await listInitiativeBriefs(NOW.toISOString(), db)).find((one) => one.key === 'INV-TRIAGE')!;
  const overview = (await getInitiativeOverview(brief.id, NOW.toISOString(), db))!;
  const metric = overview.metrics.find((one) => one.canRecord && one.openPeriod && !one.needsDenominator)!;
  console.log(metric?.id, overview.metrics.map(m => [m.name, m.canRecord, !!m.openPeriod, m.needsDenominator]));
  const input = { metricId: metric.id, periodStart: metric.openPeriod!.start, value: metric.latest?.value ?? 5, note: 'Counted', grade: 'estimated' as const };
  const { sampleId } = await recordSample(input, me, '01KAQ7Z0000000000000000000', db);
  const { voided } = await takeBackSample(sampleId, me, db);
  await saveDraft({ metricId: metric.id, periodStart: metric.openPeriod!.start, value: '12,5', numerator: '3', denominator: '4', note: 'Half typed' }, NOW, db);
  const rule = (await listRules(db)).find((one) => one.initiativeId === brief.id && one.status === 'active')!;
  await setRuleStatus({ ruleId: rule.id, version: rule.version, status: 'active' }, me, (url, r) => recogniseUrl(new URL(url), r.tool), db).catch(e => console.log(e));
  const workItem = { tool: 'jira' as const, host: 'haldenfreight.atlassian.net', key: 'OPS-7', kind: 'issue' as const, label: 'OPS-7',
    fields: { projectKey: { value: 'OPS', source: 'url' as const }, label: { value: ['ai-triage'], source: 'dom' as const } }, confidence: 'confirmed' as const, adapter: { name: 'jira', version: '1' } };
  const { reportId } = await reportWrongMatch({ workItem, initiativeId: brief.id, ruleId: rule.id, ruleVersion: rule.version, note: 'Not this one' }, me, '01KAQ7Z0000000000000000001', db);
  await countMatch(rule.id, brief.id, '2026-11-23', db);
  const env = { v: 1, by: DEMO_VIEWER_ID, at: NOW.toISOString(), dev: '01JDEM00000000000000000000' };
  const missing = Object.keys(RECORD_CLASSES).filter((c) => true);
  for (const cls of missing) console.log(cls, await db.docs.where('cls').equals(cls).count(), await db.docs.where('ini').equals(brief.id).and(r => r.cls === cls).count());
  const rows: unknown[] = [];
  const wanted = new Set([sampleId, voided, reportId, `map:${rule.id}`, `ini:${brief.id}`, `per:${DEMO_VIEWER_ID}`, 'meta:policy']);
  for (const cls of missing) {
    const all = await db.docs.where('cls').equals(cls).toArray();
    const own = all.filter((r) => r.ini === brief.id);
    const from = own.length ? own : all;
    const picked = all.filter((r) => wanted.has(r.id));
    const metricRow = from.find((r) => r.grp === metric.id);
    const chosen = cls === 'audit' ? all.slice(0, 3) : picked.length ? picked : [metricRow ?? from[0]].filter(Boolean);
    rows.push(...chosen);
  }
  (globalThis as any).x = env;
  if (!rows.some((r: any) => r.cls === 'stepBack')) console.log('no stepBack');
  rows.push('STEPBACK');
  const idb = db.backendDB();
  const stores: Record<string, unknown> = {};
  const tx = idb.transaction([...idb.objectStoreNames]);
  for (const name of [...idb.objectStoreNames]) {
    const store = tx.objectStore(name);
    stores[name] = { keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes: [...store.indexNames].map((n) => { const i = store.index(n); return { name: n, keyPath: i.keyPath, multiEntry: i.multiEntry, unique: i.unique }; }) };
  }
  const stb = toRow('stepBack', { ...env, nonce: '01KAQ7Z0000000000000000002', initiativeId: brief.id, from: 'P2', to: 'P1', decidedBy: DEMO_VIEWER_ID, decidedAt: env.at, reason: 'The data source was switched off' } as never);
  const data = {
    docs: [...rows.filter((r) => r !== 'STEPBACK'), ...(rows.some((r: any) => r.cls === 'stepBack') ? [] : [stb])],
    base: [{ id: `ini:${brief.id}`, rev: '2-0f3c', doc: { name: 'As the team last had it' } }],
    outbox: [{ id: sampleId, nextAt: 1795773600000, tries: 2 }],
    mine: [{ id: `ini:${brief.id}`, doc: { name: 'My version' } }],
    alts: [{ n: 1, id: `ini:${brief.id}`, doc: { name: 'Their version' } }],
    quarantine: [{ id: 'ini:01JDEM0000BROKEN0000000000', at: NOW.toISOString(), reason: 'does_not_fit_class', row: { id: 'ini:01JDEM0000BROKEN0000000000', cls: 'initiative', doc: { v: 1, name: 7 } } }],
    meta: await db.meta.toArray(), drafts: await db.drafts.toArray(), hidden: await db.hidden.toArray(), matchCounts: await db.matchCounts.toArray(),
  };
  writeFileSync('/tmp/v1.json', JSON.stringify({ version: 1, indexedDbVersion: idb.version, stores, rows: data }, null, 1));
});
