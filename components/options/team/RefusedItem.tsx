import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { formatPeriod } from '@/lib/i18n/formats';
import type { RefusedChange } from '@/lib/store/reads/refused';
import { Button, buttonClass } from '../../pages/Button';
import { ConfirmDialog } from '../../pages/ConfirmDialog';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import { recordKind } from './record-kind';
import { refusalWords } from './refusal-words';

/** One refused change: of which record, why, and the one thing that helps; trying again is always possible. */
export function RefusedItem({ change, when }: { change: RefusedChange; when: (instant: string) => string }) {
  const text = useText();
  const { t, locale } = text;
  const retry = useCommand('retryRefused');
  const takeBack = useCommand('takeBackRefused');
  const [asks, setAsks] = useState(false);
  const { id, cls, name, period, reason, firstAt, place } = change;
  const kind = t(`options.team.kind.${recordKind(cls)}`);
  const named = isolated(name ?? kind);
  // A form the server does not accept is mended where it was entered; everything else can only be given up.
  const canMend = place !== undefined && (reason === 'invalid' || reason === 'too_large');
  const title = t('options.team.refused.takeBack.title');
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <p className={styles.rowTitle}>
          <UserText text={name ?? kind} />
        </p>
        <p className={styles.soft}>
          {[kind, period && formatPeriod(period.start, period.end, locale), when(firstAt)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>{refusalWords(change, text)}</p>
      </div>
      <div className={styles.rowActions}>
        {canMend ? (
          <a
            className={buttonClass()}
            href={place}
            aria-label={t('options.team.refused.of', { action: t('options.team.refused.edit'), name: named })}
          >
            {t('options.team.refused.edit')}
          </a>
        ) : reason === 'needs_newer_app' ? null : (
          <Button
            aria-label={t('options.team.refused.of', {
              action: t('options.team.refused.takeBack'),
              name: named,
            })}
            onClick={() => setAsks(true)}
          >
            {t('options.team.refused.takeBack')}
          </Button>
        )}
        <Button
          variant="quiet"
          busy={retry.busy}
          aria-label={t('options.team.refused.of', { action: t('options.team.refused.retry'), name: named })}
          onClick={() => void retry.run({ id })}
        >
          {t('options.team.refused.retry')}
        </Button>
      </div>
      {retry.problem ? (
        <div className={styles.rowWide}>
          <Problem problem={retry.problem} />
        </div>
      ) : null}
      <ConfirmDialog
        open={asks}
        title={title}
        confirm={t('options.team.refused.takeBack')}
        busy={takeBack.busy}
        problem={takeBack.problem}
        onConfirm={() => void takeBack.run({ id })}
        onClose={() => setAsks(false)}
      >
        <p>
          <UserText text={name ?? kind} />. {t('options.team.refused.takeBack.text')}
        </p>
      </ConfirmDialog>
    </li>
  );
}
