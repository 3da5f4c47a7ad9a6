import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatInstant } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';

/** The owner's own yes: nobody can give it for them. */
export function OwnerAcceptance({ dossier }: { dossier: InitiativeDossier }) {
  const { t, locale } = useText();
  const { run, busy, problem } = useCommand('acceptOwnership');
  const { initiative, can, timeZone } = dossier;
  if (initiative.ownerAcceptedAt) {
    return (
      <p>
        <StatusBadge tone="good" quiet>
          {t('initiative.offices.accepted', {
            at: formatInstant(initiative.ownerAcceptedAt, locale, timeZone),
          })}
        </StatusBadge>
      </p>
    );
  }
  return (
    <div>
      <p>
        <StatusBadge tone="caution" quiet>
          {t('initiative.offices.notAccepted')}
        </StatusBadge>
      </p>
      {can.accept_ownership ? (
        <Button variant="primary" busy={busy} onClick={() => void run({ initiativeId: initiative.id })}>
          {t('initiative.offices.accept')}
        </Button>
      ) : null}
      <Problem problem={problem} />
    </div>
  );
}
