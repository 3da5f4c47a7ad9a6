import { readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { guidanceWords } from '@/components/ui/guidance-words';
import { CRITERIA } from '@/lib/domain/criteria';
import { PROBLEM_CODES } from '@/lib/domain/errors';
import { REQUIREMENTS } from '@/lib/domain/governance';
import { CRITERION_STATES, DIMENSIONS } from '@/lib/domain/governance-records';
import { GUIDANCE_IDS } from '@/lib/domain/guidance';
import { INITIATIVE_STATUSES, PHASES, ROLLOUTS } from '@/lib/domain/initiative';
import { METRIC_CATEGORIES } from '@/lib/domain/metric-records';
import { GOVERNANCE_STATUSES } from '@/lib/domain/overview-types';
import { GRADES } from '@/lib/domain/primitives';
import { CODE_VALUES } from '@/lib/domain/view-values';
import { withAmount } from '@/lib/i18n/formats';
import { createTranslator } from '@/lib/i18n/translator';

type Catalogue = Record<string, string>;
const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const catalogue = (name: string): Catalogue => JSON.parse(read(`lib/i18n/messages/${name}.json`));
const [domainEn, domainDe] = [catalogue('domain.en'), catalogue('domain.de')];
const [problemsEn, problemsDe] = [catalogue('problems.en'), catalogue('problems.de')];

/** The names of a sentence's placeholders. */
function placeholders(sentence: string): Set<string> {
  const names = new Set<string>();
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [name, type, options] = part;
    if (typeof name === 'string' && part.length <= 3 && name !== '#') names.add(name);
    if (type !== undefined && typeof options === 'object' && options !== null) {
      for (const option of Object.values(options)) if (Array.isArray(option)) option.forEach(walk);
    }
  };
  const compiled = compileMessage(sentence);
  if (Array.isArray(compiled)) compiled.forEach(walk);
  return names;
}

const translator = (messages: Catalogue, locale = 'en') =>
  createTranslator(
    locale,
    Object.fromEntries(Object.entries(messages).map(([key, sentence]) => [key, compileMessage(sentence)])),
  );

describe('the catalogues of the domain', () => {
  it.each([
    ['domain', domainEn, domainDe],
    ['problems', problemsEn, problemsDe],
  ])('%s: English and German have the same messages with the same placeholders', (_, en, de) => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
    for (const [key, sentence] of Object.entries(en)) {
      expect([key, placeholders(de[key] ?? '')]).toEqual([key, placeholders(sentence)]);
      expect(sentence.trim()).not.toBe('');
    }
  });

  it('every problem code has a sentence, and every sentence a code', () => {
    expect(Object.keys(problemsEn).sort()).toEqual(PROBLEM_CODES.map((code) => `problem.${code}`).sort());
  });

  it.each([
    ['criterion', CRITERIA.map(({ id }) => id)],
    ['missing', REQUIREMENTS.map(({ id }) => id)],
    ['phase', [...PHASES, ...PHASES.map((phase) => `${phase}.long`)]],
    ['rollout', ROLLOUTS],
    ['status', INITIATIVE_STATUSES],
    ['dimension', DIMENSIONS],
    ['governance', GOVERNANCE_STATUSES],
    ['criterionState', CRITERION_STATES],
    ['grade', GRADES],
    ['metricClass', Object.keys(METRIC_CATEGORIES)],
    ['freshness', ['paused', 'never', 'stale', 'overdue', 'due', 'current']],
    ['suppliedBy', [...new Set(CRITERIA.map(({ suppliedBy }) => suppliedBy))]],
  ])('every %s has a name', (prefix, ids) => {
    for (const id of ids) expect(Object.keys(domainEn)).toContain(`${prefix}.${id}`);
  });

  it('every guidance sentence is there', () => {
    for (const id of GUIDANCE_IDS) expect(Object.keys(domainEn)).toContain(id);
  });

  it('every missing item that a rule can name has a sentence, and no sentence is left over', () => {
    const sources = ['p1', 'p2', 'p3', 'p4']
      .map((phase) => read(`lib/domain/criterion-rules-${phase}.ts`))
      .join();
    const used = [...sources.matchAll(/missing\(\s*'([a-z_]+)'/g)].map(([, id]) => `missing.${id}`);
    const fixed = Object.keys(domainEn).filter((key) => /^missing\.[a-z]/.test(key));
    expect([...new Set(used)].sort()).toEqual(fixed.sort());
  });

  it('every figure by which a criterion is met has a sentence, and no sentence is left over', () => {
    const sources = ['p1', 'p2', 'p4'].map((phase) => read(`lib/domain/criterion-rules-${phase}.ts`)).join();
    const calls = [...sources.matchAll(/metBy\(([^{)]*)/g)].map(([, id]) => id ?? '');
    const used = calls.flatMap((id) => [...id.matchAll(/'([a-z_]+)'/g)].map(([, one]) => `metBy.${one}`));
    const fixed = Object.keys(domainEn).filter((key) => key.startsWith('metBy.'));
    expect([...new Set(used)].sort()).toEqual(fixed.sort());
  });

  it('every placeholder with a choice is listed as a code', () => {
    for (const sentence of Object.values({ ...domainEn, ...problemsEn })) {
      for (const [, name] of sentence.matchAll(/\{(\w+), select,/g)) expect(CODE_VALUES).toContain(name);
    }
  });

  it('the guidance reads as people would say it', () => {
    const english = translator(domainEn);
    const values = {
      date: '3 May 2026',
      cause: 'dimension_not_usable',
      dimension: 'accuracy',
      status: 'expired',
    };
    expect(guidanceWords({ id: 'guidance.notCleared' }, values, english)).toBe(
      'Not cleared for this use since 3 May 2026: the approval for accuracy has expired. Do not rely on it for new decisions.',
    );
    const owner = { owner: 'Kim', ownerKnown: 'yes' };
    expect(guidanceWords({ id: 'guidance.inUse' }, { result: 'none', ...owner }, english)).toBe(
      'In use. Results not yet reported. Questions: Kim.',
    );
    const result = {
      result: 'reported',
      headline: 'Handling time',
      value: 36.5,
      unit: 'min',
      unitDimension: 'duration',
      decimals: 1,
      metricStatus: 'on_track',
    };
    const said = (messages: Catalogue, locale: string, more: object = {}) =>
      guidanceWords(
        { id: 'guidance.inUse' },
        withAmount({ ...result, ...owner, ...more }, locale),
        translator(messages, locale),
      ).replaceAll('\u00a0', ' ');
    expect(said(domainEn, 'en')).toBe('In use. Handling time: 36.5 min, on track. Questions: Kim.');
    expect(said(domainDe, 'de')).toBe('Im Einsatz. Handling time: 36,5 Min., auf Kurs. Fragen an: Kim.');
    expect(said(domainDe, 'de', { value: 4.6, unit: 'd' })).toContain('4,6 Tage, auf Kurs');
    const share = { value: 12.5, unit: '%', unitDimension: 'percent' };
    expect(said(domainEn, 'en', share)).toContain('12.5%, on track');
    const paused = { status: 'paused', date: '1 May' };
    expect(guidanceWords({ id: 'guidance.statusSince' }, paused, english)).toBe('Paused since 1 May.');
    const unowned = { result: 'none', owner: '', ownerKnown: 'no' };
    expect(guidanceWords({ id: 'guidance.inUse' }, unowned, english)).toBe(
      'In use. Results not yet reported. At present nobody answers for it.',
    );
  });
});
