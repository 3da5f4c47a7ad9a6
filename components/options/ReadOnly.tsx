import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { VersionDemand } from '@/lib/domain/client-version';
import { Notice } from '../pages/Notice';

/** Why nothing can be changed here: the browser's version is too old, or the person's role does not allow it. */
export function ReadOnly({
  because,
  heldBack,
}: {
  because: `options.${'people' | 'workspace' | 'data' | 'rules'}.readOnly`;
  heldBack: VersionDemand | undefined;
}) {
  const { t } = useText();
  return (
    <Notice tone={heldBack ? 'stop' : 'neutral'}>
      <p>
        {heldBack
          ? t('problem.client_too_old', { needed: isolated(heldBack.needed), runs: isolated(heldBack.runs) })
          : t(because)}
      </p>
    </Notice>
  );
}
