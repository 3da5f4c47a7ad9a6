import { useText } from '@/components/ui/text';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';

/** What became of a workspace that was brought: how much of it is in the team, or why the rest is not. */
export function OfferEnd({ offer }: { offer: NonNullable<TeamStatus['offer']> }) {
  const { t } = useText();
  const { ended, added } = offer;
  if (ended?.problem) {
    const problem = { code: ended.problem, problems: [] };
    return (
      <>
        <Problem problem={problem} heading={t('options.offer.notBrought')} />
        <p>{t('options.offer.part', { count: added })}</p>
      </>
    );
  }
  return (
    <Notice tone="good" live="status" heading={t('options.offer.done', { count: added })}>
      <p>{t('options.offer.done.text')}</p>
    </Notice>
  );
}
