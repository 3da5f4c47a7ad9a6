import type { ChangePlan, Initiative, Scope } from '@/lib/domain/initiative';
import type { Baseline, Metric, Series } from '@/lib/domain/metric-records';
import { formatDay, formatNumber, formatPeriod, formatUnit, formatValue } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { plainText } from './plain-text';

/** One version of a field in words. */
export function versionWords(field: string, value: unknown, text: Translator): string {
  const { t, locale } = text;
  const { kind } = placeOf(field);
  const words = value === undefined ? undefined : PART_WORDS[kind]?.(value as never, text);
  if (words !== undefined) return plainText(words) || t('versions.empty');
  if (field === 'phase') return t(`phase.${String(value)}`);
  if (field === 'rollout') return t(`rollout.${String(value)}`);
  if (field === 'status') return t(`status.${String(value)}`);
  if (typeof value === 'boolean') return t(value ? 'versions.active' : 'versions.inactive');
  if (typeof value === 'number') return formatNumber(value, locale);
  const plain = plainText(typeof value === 'string' ? value : '');
  return plain === '' ? t('versions.empty') : plain;
}

/** What stands in the parts of an initiative that two people may change at the same time. */
const PART_WORDS: Readonly<Record<string, (value: never, text: Translator) => string>> = {
  raisedRiskTier: (tier: string, { t }) => t(`change.risk_tier.${tier}`),
  'scope.decisionRole': (role: string, { t }) => t(`change.decision_role.${role}`),
  'scope.modelRef': (model: NonNullable<Scope['modelRef']>) =>
    [model.provider, model.name, model.version].filter(Boolean).join(' '),
  'change.training': ({ planned, done }: ChangePlan['training'], { t }) =>
    t('versions.training', { planned, done }),
  'change.reviewedOn': (day: string, { locale }) => formatDay(day, locale),
  'workflow.before': stepWords,
  'workflow.after': stepWords,
  series: ({ unit, reason, baseline }: Partial<Series> & Pick<Metric, 'unit'>, { t, locale }) => {
    const before = baseline && t('versions.before', { amount: formatValue(baseline.value, unit, locale) });
    return [formatUnit(unit, locale), reason, before].filter(Boolean).join(' · ');
  },
  'series.baseline': (
    { value, periodStart, periodEnd, method, unit }: Baseline & Pick<Metric, 'unit'>,
    { locale },
  ) => [formatValue(value, unit, locale), formatPeriod(periodStart, periodEnd, locale), method].join(' · '),
  'run.fundedUntil': (day: string, { locale }) => formatDay(day, locale),
};

type Steps = NonNullable<Initiative['workflow']>['after'];

function stepWords(steps: Steps, _: Translator): string {
  return steps.map(({ name, actor }) => (actor ? `${name} (${actor})` : name)).join(' → ');
}

/** The name of a field; a rule is compared as a whole. */
export function versionField(field: string, { t, has }: Translator): string {
  const { kind, version } = placeOf(field);
  const id = `versions.field.${kind === '*' ? 'whole' : kind}`;
  return has(id) ? t(id, { version }) : field;
}

/** What to do where the other version cannot be taken with one action. */
export function versionAdvice(field: string, { t }: Translator): string {
  const { kind } = placeOf(field);
  if (kind === 'series') return t('versions.decide.series');
  if (kind === 'series.baseline') return t('versions.decide.baseline');
  return t(kind.includes('.') ? 'versions.decide.part' : 'versions.decide');
}

/** A field with the number of its series apart: `series.2.baseline` is the `series.baseline` of 2. */
function placeOf(field: string): { kind: string; version: string } {
  const [, version = ''] = /^series\.(\d+)/.exec(field) ?? [];
  return { kind: version ? field.replace(`.${version}`, '') : field, version };
}
