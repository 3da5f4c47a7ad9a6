import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { partStamp } from '@/lib/domain/plan-parts';
import form from '../../pages/form.module.css';
import { CheckGroup } from './CheckGroup';
import { CommandForm } from './CommandForm';
import { PersonField } from './PersonField';

/** Who owns it, who runs it, who sponsors it and who stands in. */
export function OfficesForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const { initiative, people } = dossier;
  const [draft, setDraft] = useState({
    businessOwnerId: initiative.businessOwnerId,
    runOwnerId: initiative.runOwnerId ?? '',
    itSponsorId: initiative.itSponsorId ?? '',
    executiveSponsorId: initiative.executiveSponsorId ?? '',
  });
  const [delegateIds, setDelegates] = useState<string[]>(initiative.delegateIds);
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <CommandForm
      command="nameOffices"
      submit={t('initiative.save')}
      fields={['businessOwnerId', 'itSponsorId', 'runOwnerId']}
      onDone={onDone}
      onCancel={onDone}
      version={partStamp(initiative, 'offices')}
      input={(basedOn) => ({
        initiativeId: initiative.id,
        basedOn,
        businessOwnerId: draft.businessOwnerId,
        delegateIds,
        ...(draft.runOwnerId && { runOwnerId: draft.runOwnerId }),
        ...(draft.itSponsorId && { itSponsorId: draft.itSponsorId }),
        ...(draft.executiveSponsorId && { executiveSponsorId: draft.executiveSponsorId }),
      })}
    >
      {(problem) => (
        <>
          <div className={form.pair}>
            <PersonField
              name="businessOwnerId"
              label={t('initiative.offices.owner')}
              hint={t('initiative.offices.owner.hint')}
              error={problem('businessOwnerId')}
              value={draft.businessOwnerId}
              people={people}
              onChange={(businessOwnerId) => set({ businessOwnerId })}
            />
            <PersonField
              name="itSponsorId"
              label={t('initiative.offices.itSponsor')}
              hint={t('initiative.offices.itSponsor.hint')}
              error={problem('itSponsorId')}
              value={draft.itSponsorId}
              people={people}
              optional
              onChange={(itSponsorId) => set({ itSponsorId })}
            />
            <PersonField
              name="runOwnerId"
              label={t('initiative.offices.runOwner')}
              error={problem('runOwnerId')}
              value={draft.runOwnerId}
              people={people}
              optional
              onChange={(runOwnerId) => set({ runOwnerId })}
            />
            <PersonField
              name="executiveSponsorId"
              label={t('initiative.offices.executive')}
              value={draft.executiveSponsorId}
              people={people}
              optional
              onChange={(executiveSponsorId) => set({ executiveSponsorId })}
            />
          </div>
          <CheckGroup
            legend={t('initiative.offices.delegates')}
            values={delegateIds}
            options={people
              .filter(({ id }) => id !== draft.businessOwnerId)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setDelegates}
          />
        </>
      )}
    </CommandForm>
  );
}
