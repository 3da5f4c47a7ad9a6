import { describe, expect, test } from 'vitest';
import { diagnosticRows, diagnosticText } from '@/components/options/diagnostics/diagnostic-rows';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { redacted } from '@/lib/domain/redact';
import { createTranslator } from '@/lib/i18n/translator';

const FOUND: Parameters<typeof diagnosticRows>[0] = {
  extension: '0.1.0',
  browser: 'Chrome 156.0',
  adapters: [{ name: 'jira', version: '1.4' }],
  storedBytes: 2_340_000,
  setAside: 1,
  sites: [
    { value: 'no', count: 3 },
    { value: 'revoked', count: 1 },
  ],
  team: {
    signIn: 'provider',
    waiting: 2,
    since: '2026-11-23T07:30:00.000Z',
    refused: [
      { value: 'forbidden', count: 2 },
      { value: 'too_large', count: 1 },
    ],
    lastSync: {
      at: '2026-11-23T08:00:00.000Z',
      result: 'offline',
      doneAt: '2026-11-22T17:00:00.000Z',
      software: 'CouchDB/3.5.2',
    },
  },
  shortcuts: [
    { command: 'toggle-panel', key: 'Alt+Shift+L' },
    { command: 'enter-value', key: '' },
  ],
  policyProblems: ['hosts[2].host: host_over_broad'],
  drift: [
    {
      ...{ tool: 'jira', deployment: 'cloud', field: 'label', version: '1.4' },
      ...{ read: 9, pages: 9, missed: 12, contradicted: 0 },
    },
  ],
  errors: [
    {
      at: '2026-11-23T08:00:00.000Z',
      where: 'sync',
      kind: redacted(
        'TypeError: "canary" at https://couch.example.com/x?token=canary of PAY-101 for a@b.example',
      ),
    },
  ],
};

describe.each(['en', 'de'] as const)('the diagnostics in %s', (locale) => {
  const rows = diagnosticRows(FOUND, createTranslator(locale, PAGE_CATALOGUE[locale]));
  const text = diagnosticText(rows);

  test('say versions, readers, changed fields, storage, keys as they are, policy and errors', () => {
    for (const part of ['0.1.0', 'Chrome 156.0', 'Jira 1.4', 'label', 'Alt+Shift+L', 'host_over_broad']) {
      expect(text).toContain(part);
    }
    expect(text).toContain(
      locale === 'de' ? 'Den fälligen Wert eintragen: ' : 'Enter the value that is due: ',
    );
    expect(text).toMatch(/2[.,]3 MB/);
    expect(text).toContain('Jira cloud 1.4 · label · 12/0');
    expect(text).toContain('2026-11-23T08:00:00.000Z · sync · TypeError:');
    expect(rows.every(({ term, lines }) => term !== '' && lines.length > 0)).toBe(true);
  });

  test('say how the sites and the team stand: by state, result, what waits, why it was refused, and which server', () => {
    const { t } = createTranslator(locale, PAGE_CATALOGUE[locale]);
    const linesOf = (term: string) => rows.find((row) => row.term === t(term))?.lines.join('\n') ?? '';
    expect(linesOf('options.diagnostics.sites')).toContain(`1 × ${t('options.sites.revoked')}`);
    const team = linesOf('options.diagnostics.team');
    for (const part of ['CouchDB/3.5.2', '2026-11-23T08:00', '2026-11-22T17:00', '2026-11-23T07:30']) {
      expect(team).toContain(part);
    }
    expect(team).toContain(t('options.team.result.offline'));
    expect(team).toContain(`2 × ${t('options.diagnostics.refused.forbidden')}`);
    expect(team).toContain(`1 × ${t('options.diagnostics.refused.too_large')}`);
  });

  test('threat 37: copied is what is shown, and nothing of people, pages and secrets', () => {
    expect(text.split('\n').filter((line) => line && !line.startsWith('  '))).toEqual(
      rows.map(({ term }) => term),
    );
    expect(text).not.toMatch(/canary|couch\.example|PAY-101|@/);
  });

  test('say that there is nothing where there is nothing', () => {
    const { team: _, ...alone } = FOUND;
    const none = diagnosticRows(
      { ...alone, sites: [], drift: [], errors: [], policyProblems: [], storedBytes: undefined },
      createTranslator(locale, PAGE_CATALOGUE[locale]),
    );
    expect(none.every(({ lines }) => lines.length > 0)).toBe(true);
  });
});
