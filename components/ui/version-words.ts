import type { ChangePlan, Initiative, Scope } from '@/lib/domain/initiative';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { plainText } from './plain-text';

/** One version of a field in words. */
export function versionWords(field: string, value: unknown, text: Translator): string {
  const { t, locale } = text;
  const words = value === undefined ? undefined : PART_WORDS[field]?.(value as never, text);
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
  'scope.decisionRole': (role: string, { t }) => t(`change.decision_role.${role}`),
  'scope.modelRef': (model: NonNullable<Scope['modelRef']>) =>
    [model.provider, model.name, model.version].filter(Boolean).join(' '),
  'change.training': ({ planned, done }: ChangePlan['training'], { t }) =>
    t('versions.training', { planned, done }),
  'change.reviewedOn': (day: string, { locale }) => formatDay(day, locale),
  'workflow.before': stepWords,
  'workflow.after': stepWords,
  'run.fundedUntil': (day: string, { locale }) => formatDay(day, locale),
};

type Steps = NonNullable<Initiative['workflow']>['after'];

function stepWords(steps: Steps, _: Translator): string {
  return steps.map(({ name, actor }) => (actor ? `${name} (${actor})` : name)).join(' → ');
}

/** The name of a field; a rule is compared as a whole. */
export function versionField(field: string, { t, has }: Translator): string {
  const id = `versions.field.${field === '*' ? 'whole' : field}`;
  return has(id) ? t(id) : field;
}
