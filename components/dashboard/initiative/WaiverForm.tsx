import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import type { CriterionView } from '@/lib/domain/overview-types';
import { ChooseField } from '../../pages/ChooseField';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';
import styles from './initiative.module.css';

/** An exception for one criterion, for a time, with what is done instead. */
export function WaiverForm({
  dossier,
  choices,
}: {
  dossier: InitiativeDossier;
  choices: readonly CriterionView[];
}) {
  const { t } = useText();
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState('');
  const [instead, setInstead] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [round, setRound] = useState(0);
  const [asked, setAsked] = useState(false);
  const criterionId = choices.find(({ id }) => id === chosen)?.id;
  return (
    <details className={styles.fold} key={round}>
      <summary>{t('initiative.waiver.edit')}</summary>
      <div className={styles.editing}>
        <p className={styles.small}>{t('initiative.waiver.intro')}</p>
        <CommandForm
          command="grantWaiver"
          submit={t('initiative.waiver.submit')}
          fields={['criterionId', 'reason', 'compensatingAction', 'expiresOn']}
          isComplete={() => {
            setAsked(true);
            return criterionId !== undefined && expiresOn !== '';
          }}
          onDone={() => {
            setChosen(undefined);
            setExpiresOn('');
            setAsked(false);
            setReason('');
            setInstead('');
            setRound(round + 1);
          }}
          input={() => ({
            initiativeId: dossier.initiative.id,
            // Never sent without a choice; no criterion has an empty name.
            criterionId: criterionId ?? '',
            reason,
            compensatingAction: instead,
            expiresOn,
          })}
        >
          {(problem) => (
            <>
              <ChooseField
                name="criterion"
                label={t('initiative.waiver.criterion')}
                error={
                  problem('criterionId') ??
                  (asked && !criterionId ? t('initiative.waiver.criterion.missing') : undefined)
                }
                value={criterionId}
                options={choices.map(({ id }) => ({ value: id, label: t(`criterion.${id}`) }))}
                onChange={setChosen}
              />
              <TextField
                name="reason"
                label={t('initiative.waiver.reason')}
                error={problem('reason')}
                value={reason}
                maxLength={1000}
                rows={2}
                onChange={setReason}
              />
              <TextField
                name="instead"
                label={t('initiative.waiver.compensating')}
                error={problem('compensatingAction')}
                value={instead}
                maxLength={500}
                rows={2}
                onChange={setInstead}
              />
              <DayField
                label={t('initiative.waiver.expiresOn')}
                error={
                  problem('expiresOn') ??
                  (asked && !expiresOn ? t('initiative.waiver.expiresOn.missing') : undefined)
                }
                value={expiresOn}
                min={dossier.today}
                onChange={setExpiresOn}
              />
            </>
          )}
        </CommandForm>
      </div>
    </details>
  );
}
