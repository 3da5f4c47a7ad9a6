import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import { UserText } from '@/components/ui/UserText';
import type { Replayed, ReplayOutcome } from '@/lib/domain/mapping/replay';
import type { Translator } from '@/lib/i18n/translator';
import { fieldName } from '../pages/rule-sentence';
import { workItemName } from '../pages/work-item-name';
import { type EditorContext, initiativeName } from './editor-context';
import styles from './options.module.css';
import { UNCHOSEN } from './rule-draft';
import type { TrialRow as Row } from './rule-trial';

const TONES = {
  conflict: 'stop',
  changes: 'caution',
  undetermined: 'caution',
  links: 'good',
  keeps: 'good',
  no_match: 'neutral',
} as const satisfies Record<ReplayOutcome, Tone>;

/** One page or address of a trial: what would happen there, from which initiative to which. */
export function TrialRow({ row, context }: { row: Row; context: EditorContext }) {
  const text = useText();
  const { t } = text;
  const { address, result } = row;
  const outcome = result?.outcome ?? 'unrecognised';
  return (
    <li className={styles.trialRow}>
      <div>
        <p className={styles.rowTitle}>
          <UserText text={result ? workItemName(result.workItem, text) : (address ?? '')} />
        </p>
        <p className={styles.soft}>
          <UserText text={result ? (address ?? result.workItem.host) : t('options.trial.unrecognised')} />
        </p>
        {result ? <p>{detailOf(result, context, text)}</p> : null}
      </div>
      <StatusBadge tone={result ? TONES[result.outcome] : 'neutral'}>
        {t(`options.trial.outcome.${outcome}`)}
      </StatusBadge>
    </li>
  );
}

function detailOf(result: Replayed, context: EditorContext, text: Translator): string | undefined {
  const { t, locale } = text;
  const named = (id: string | undefined) =>
    id === UNCHOSEN
      ? t('options.trial.unchosen')
      : isolated(initiativeName(id, context) ?? t('options.trial.nothing'));
  const list = (words: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
  switch (result.outcome) {
    case 'changes':
      return t('options.trial.fromTo', { before: named(result.before), after: named(result.after) });
    case 'links':
      return t('options.trial.to', { after: named(result.after) });
    case 'keeps':
      return t(result.after ? 'options.trial.stays' : 'options.trial.staysNothing', {
        after: named(result.after),
      });
    case 'conflict':
      return t('options.trial.tied', { names: list(result.tied.map(named)) });
    case 'undetermined':
      return t('options.trial.missing', {
        fields: list(result.missing.map((field) => fieldName(field, text))),
      });
    default:
      return undefined;
  }
}
