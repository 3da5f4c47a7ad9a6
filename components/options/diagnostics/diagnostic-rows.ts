import type { Translator } from '@/lib/i18n/translator';
import { toolName } from '../../pages/rule-sentence';
import type { Diagnostics } from './read-diagnostics';

/** One line of the page and of the copied text: what it is, and what there is of it. */
export type DiagnosticRow = { term: string; lines: string[] };

const SHORTCUT_WORDS = {
  'toggle-panel': 'options.diagnostics.openPanel',
  'enter-value': 'options.diagnostics.enterValue',
} as const;

const WAY_WORDS = {
  provider: 'options.team.way.provider',
  account: 'options.team.way.account',
} as const;

/** The same rows for reading and for copying, so that nobody sends more than they saw. */
export function diagnosticRows(found: Diagnostics, text: Translator): DiagnosticRow[] {
  const { t, locale } = text;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const stored = found.storedBytes === undefined ? '–' : `${number.format(found.storedBytes / 1_000_000)} MB`;
  const none = [t('options.diagnostics.none')];
  const or = (lines: string[]) => (lines.length > 0 ? lines : none);
  return [
    { term: t('options.diagnostics.versions'), lines: [`Pilotlight ${found.extension}`, found.browser] },
    {
      term: t('options.diagnostics.adapters'),
      lines: found.adapters.map(({ name, version }) => `${toolName(name, text)} ${version}`),
    },
    {
      term: t('options.diagnostics.drift'),
      lines: or(
        found.drift.map(
          ({ tool, deployment = '', field, version, missed, contradicted }) =>
            `${toolName(tool, text)} ${deployment} ${version} · ${field} · ${missed}/${contradicted}`,
        ),
      ),
    },
    { term: t('options.diagnostics.storage'), lines: [stored] },
    { term: t('options.diagnostics.setAside'), lines: [number.format(found.setAside)] },
    {
      term: t('options.diagnostics.sites'),
      lines: or(
        found.sites.map(({ value, count }) => `${number.format(count)} × ${t(`options.sites.${value}`)}`),
      ),
    },
    { term: t('options.diagnostics.team'), lines: teamLines(found.team, text) },
    {
      term: t('options.diagnostics.shortcuts'),
      lines: found.shortcuts.map(
        ({ command, key }) => `${t(SHORTCUT_WORDS[command])}: ${key || t('options.diagnostics.noKey')}`,
      ),
    },
    { term: t('options.diagnostics.policy'), lines: or(found.policyProblems) },
    {
      term: t('options.diagnostics.errors'),
      lines: or(found.errors.map(({ at, where, kind }) => `${at} · ${where} · ${kind}`)),
    },
  ];
}

/** How the device stands with its team, by times and numbers: not whose it is, and not where. */
function teamLines(team: Diagnostics['team'], { t, locale }: Translator): string[] {
  if (!team) return [t('options.diagnostics.noTeam')];
  const { signIn, lastSync, waiting, since, refused } = team;
  const number = new Intl.NumberFormat(locale);
  return [
    `${t('options.diagnostics.server')}: ${lastSync?.software ?? t('options.diagnostics.untold')}`,
    `${t('options.team.way')}: ${t(WAY_WORDS[signIn])}`,
    lastSync ? `${lastSync.at} · ${t(`options.team.result.${lastSync.result}`)}` : t('options.team.never'),
    ...(lastSync?.doneAt ? [t('options.team.lastDone', { when: lastSync.doneAt })] : []),
    t('options.team.waiting', { count: waiting, since: since ?? '' }),
    t('team.refused', { count: refused.reduce((sum, { count }) => sum + count, 0) }),
    ...refused.map(
      ({ value, count }) => `${number.format(count)} × ${t(`options.diagnostics.refused.${value}`)}`,
    ),
  ];
}

/** As plain text, for a message to whoever helps. */
export const diagnosticText = (rows: readonly DiagnosticRow[]): string =>
  rows.map(({ term, lines }) => [term, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n\n');
