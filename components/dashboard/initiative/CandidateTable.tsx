import { useState } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatNumber } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import table from '../../pages/table.module.css';
import { CandidateForm } from './CandidateForm';
import { ChoiceForm } from './ChoiceForm';
import styles from './initiative.module.css';

/** The compared workflows, best first, each with its figures and the way to choose it. */
export function CandidateTable({ dossier }: { dossier: InitiativeDossier }) {
  const { t, locale } = useText();
  const { initiative, candidates, can } = dossier;
  const [open, setOpen] = useState<{ id: string; form: 'choose' | 'edit' }>();
  const close = () => setOpen(undefined);
  const columns = ['rank', 'name', 'friction', 'volume', 'impact', 'complexity', 'ratio'] as const;
  const chosen = candidates.find(({ id }) => id === open?.id);
  return (
    <div>
      <div className={styles.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`initiative.case.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => (
              <tr key={candidate.id}>
                <td data-number data-label={t('initiative.case.column.rank')}>
                  {candidate.rank}
                </td>
                <th scope="row">
                  <UserText text={candidate.name} />
                  <span className={styles.small}> {t(`stepsVary.${candidate.stepsVary}`)}</span>
                  {candidate.chosen ? (
                    <StatusBadge tone="good" quiet>
                      {t('initiative.case.chosen')}
                    </StatusBadge>
                  ) : null}
                  {can.edit_plan ? (
                    <span>
                      {candidate.chosen ? null : (
                        <Button
                          variant="quiet"
                          aria-label={t('initiative.case.choose.name', { name: candidate.name })}
                          onClick={() => setOpen({ id: candidate.id, form: 'choose' })}
                        >
                          {t('initiative.case.choose')}
                        </Button>
                      )}
                      <Button
                        variant="quiet"
                        aria-label={t('initiative.case.edit.name', { name: candidate.name })}
                        onClick={() => setOpen({ id: candidate.id, form: 'edit' })}
                      >
                        {t('initiative.case.edit')}
                      </Button>
                    </span>
                  ) : null}
                </th>
                <td data-number data-label={t('initiative.case.column.friction')}>
                  {candidate.frictionScore}
                </td>
                <td data-number data-label={t('initiative.case.column.volume')}>
                  {candidate.volumePerMonth === undefined
                    ? '–'
                    : formatNumber(candidate.volumePerMonth, locale)}
                </td>
                <td data-number data-label={t('initiative.case.column.impact')}>
                  {candidate.impact}
                </td>
                <td data-number data-label={t('initiative.case.column.complexity')}>
                  {candidate.complexity}
                </td>
                <td data-number data-label={t('initiative.case.column.ratio')}>
                  {formatNumber(candidate.ratio, locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && chosen ? (
        <div className={styles.editing} key={open.id + open.form}>
          {open.form === 'choose' ? (
            <ChoiceForm initiativeId={initiative.id} candidate={chosen} best={candidates[0]} onDone={close} />
          ) : (
            <CandidateForm dossier={dossier} candidate={chosen} onDone={close} />
          )}
        </div>
      ) : null}
    </div>
  );
}
