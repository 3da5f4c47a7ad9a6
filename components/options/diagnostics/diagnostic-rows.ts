import type { Translator } from '@/lib/i18n/translator';
import { toolName } from '../../pages/rule-sentence';
import type { Diagnostics } from './read-diagnostics';

/** One line of the page and of the copied text: what it is, and what there is of it. */
export type DiagnosticRow = { term: string; lines: string[] };

const SHORTCUT_WORDS = {
  'toggle-panel': 'options.diagnostics.openPanel',
  'enter-value': 'options.diagnostics.enterValue',
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

/** As plain text, for a message to whoever helps. */
export const diagnosticText = (rows: readonly DiagnosticRow[]): string =>
  rows.map(({ term, lines }) => [term, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n\n');
