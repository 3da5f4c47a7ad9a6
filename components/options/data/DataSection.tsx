import { useText } from '@/components/ui/text';
import { dayAt } from '@/lib/domain/calendar';
import { rolesOf } from '@/lib/domain/people';
import { countRules, readWorkspaceState, writerIn } from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';
import { readTeamStatus } from '@/lib/store/reads/team-status';
import { Loading } from '../../pages/Loading';
import { useLive } from '../../pages/use-live';
import { useNow } from '../../pages/use-now';
import { NoWorkspace } from '../NoWorkspace';
import styles from '../options.module.css';
import { ReadOnly } from '../ReadOnly';
import { SectionHeading } from '../SectionHeading';
import { SaveUnsent } from '../team/SaveUnsent';
import { ExportRules } from './ExportRules';
import { ImportRules } from './ImportRules';
import { RestoreWorkspace } from './RestoreWorkspace';
import { SaveBackup } from './SaveBackup';

/** Rules out to a file and back, and the whole workspace. */
export function DataSection() {
  const { t } = useText();
  const now = useNow();
  const data = useLive(
    () => Promise.all([readWorkspaceState(), countRules(), listInitiativeBriefs(now), readTeamStatus()]),
    [now],
  );
  if (!data) return <Loading />;
  const [state, count, initiatives, team] = data.value;
  const { kind, workspace, heldBack } = state;
  // A backup may be what somebody wants to begin with. The panel stays the same one when the workspace is there.
  const begins = kind === 'none' || !workspace;
  const isAdmin = rolesOf(writerIn(state), now).has('admin');
  const today = dayAt(now, workspace?.timeZone ?? 'UTC');
  return (
    <>
      {begins ? <NoWorkspace view="data" /> : <SectionHeading view="data" />}
      {begins ? null : (
        <>
          <ExportRules count={count} today={today} />
          {isAdmin ? (
            <ImportRules initiatives={initiatives} today={today} />
          ) : (
            <ReadOnly because="options.data.readOnly" heldBack={heldBack} />
          )}
        </>
      )}
      {team ? (
        <section className={styles.panel} aria-labelledby="team-backup">
          <h2 id="team-backup">{t('options.backup.save')}</h2>
          <p>{t('options.backup.team')}</p>
          {team.outbox.waiting + team.outbox.blocked.length > 0 ? <SaveUnsent team={team.team} /> : null}
        </section>
      ) : (
        <>
          {begins ? null : <SaveBackup today={today} />}
          {begins || isAdmin || kind === 'demo' ? <RestoreWorkspace key="restore" /> : null}
        </>
      )}
    </>
  );
}
