import type { Translator } from '@/lib/i18n/translator';

/** When something happens, as somebody would say it who waits for it: "in a few seconds", "in 2 minutes", "in 3 hours". */
export function inAWhile(
  instant: string,
  { t, locale }: Pick<Translator, 't' | 'locale'>,
  now = Date.now(),
): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  if (seconds < 45) return t('options.team.inSeconds');
  const minutes = Math.round(seconds / 60);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return minutes < 90
    ? format.format(Math.max(1, minutes), 'minute')
    : format.format(Math.round(minutes / 60), 'hour');
}
