import { useText } from '@/components/ui/text';
import { dayAt } from '@/lib/domain/calendar';
import { rolesOf } from '@/lib/domain/people';
import { listInitiativeBriefs, listRules, readWorkspaceState } from '@/lib/store/reads';
import { Loading } from '../../pages/Loading';
import { Notice } from '../../pages/Notice';
import { useLive } from '../../pages/use-live';
import { useNow } from '../../pages/use-now';
import { NoWorkspace } from '../NoWorkspace';
import { SectionHeading } from '../SectionHeading';
import { ExportRules } from './ExportRules';
import { ImportRules } from './ImportRules';

/** Rules out to a file and back. */
export function DataSection() {
  const { t } = useText();
  const now = useNow();
  const data = useLive(
    () => Promise.all([readWorkspaceState(), listRules(), listInitiativeBriefs(now)]),
    [now],
  );
  if (!data) return <Loading />;
  const [{ kind, workspace, me }, rules, initiatives] = data.value;
  if (kind === 'none' || !workspace) return <NoWorkspace view="data" />;
  const count = rules.filter(({ archivedAt }) => archivedAt === undefined).length;
  return (
    <>
      <SectionHeading view="data" />
      <ExportRules count={count} today={dayAt(now, workspace.timeZone)} />
      {rolesOf(me, now).has('admin') ? (
        <ImportRules initiatives={initiatives} />
      ) : (
        <Notice>
          <p>{t('options.data.readOnly')}</p>
        </Notice>
      )}
    </>
  );
}
