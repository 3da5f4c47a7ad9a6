import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { ManagedPolicy } from '@/lib/domain/policy/policy';
import { readWorkspaceState } from '@/lib/store/reads';
import { readTeamStatus } from '@/lib/store/reads/team-status';
import { useLive } from '../../pages/use-live';
import styles from '../options.module.css';
import { useSites } from '../use-sites';
import { SampleFiles } from './SampleFiles';
import { SampleForm } from './SampleForm';
import { hostsOf, installOf, policyOfDraft, type SampleDraft, sampleDraft } from './sample-draft';

/** Files that set this browser's ways on every machine of the organisation, filled in and ready to be put in place. */
export function PolicySamples({ inEffect }: { inEffect: ManagedPolicy }) {
  const { t } = useText();
  const { rows } = useSites();
  const here = useLive(() => Promise.all([readWorkspaceState(), readTeamStatus()]), []);
  const [typed, setTyped] = useState<Partial<SampleDraft>>({});
  if (!rows || !here) return null;
  const [{ workspace, kind }, team] = here.value;
  const name = kind === 'own' ? workspace?.name : undefined;
  const draft = { ...sampleDraft(inEffect, { workspace: name, team: team?.team }), ...typed };
  const hosts = hostsOf(rows);
  const { policy, problems } = policyOfDraft(draft, hosts);
  const { addresses, wrong } = installOf(draft);
  return (
    <section className={styles.block} aria-labelledby="policy-files">
      <h2 id="policy-files">{t('options.policy.files')}</h2>
      <p className={styles.soft}>{t('options.policy.files.text', { count: hosts.length })}</p>
      <SampleForm
        draft={draft}
        problems={problems}
        wrong={wrong}
        onChange={(change) => setTyped({ ...typed, ...change })}
      />
      {problems.length === 0 && wrong.length === 0 ? (
        <SampleFiles policy={policy} addresses={addresses} />
      ) : null}
    </section>
  );
}
