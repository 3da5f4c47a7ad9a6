import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { NotCleared } from './NotCleared';

/** Initiatives side by side, none of them preferred: key, name, phase and exposure in words. */
export function InitiativeList({ initiatives }: { initiatives: InitiativeBrief[] }) {
  const { t } = useText();
  return (
    <ul className="briefs">
      {initiatives.map((initiative) => (
        <li key={initiative.id}>
          <UserText className="brief-name" text={initiative.name} />
          <span className="soft">
            <UserText text={initiative.key} /> · {t(`phase.${initiative.phase}`)} ·{' '}
            {t(`rollout.${initiative.rollout}`)}
          </span>
          {initiative.notCleared && <NotCleared />}
        </li>
      ))}
    </ul>
  );
}
