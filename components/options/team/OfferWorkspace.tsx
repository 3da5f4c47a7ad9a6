import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { OfferPreview as Preview } from '@/lib/domain/offer/offer';
import type { OfferKind } from '@/lib/domain/offer/offer-kinds';
import type { TeamWork } from '@/lib/domain/team-note';
import { readOwnWorkspace } from '@/lib/store/reads/own-workspace';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { Sentence } from '../../pages/Sentence';
import { useCommand } from '../../pages/use-command';
import { useLive } from '../../pages/use-live';
import { WorkProgress } from '../../pages/WorkProgress';
import styles from '../options.module.css';
import { OfferEnd } from './OfferEnd';
import { OfferPreview } from './OfferPreview';
import { OfferUnderWay } from './OfferUnderWay';

/**
 * A workspace of this device beside the team's: what it would bring, which kinds of it come, how far that is, and what became of
 * it. Nothing leaves before a person has seen the preview and chosen.
 */
export function OfferWorkspace({ status, work }: { status: TeamStatus; work: TeamWork | undefined }) {
  const { t } = useText();
  const own = useLive(readOwnWorkspace, []);
  const look = useCommand('previewOffer');
  const bring = useCommand('offerWorkspace');
  const [preview, setPreview] = useState<Preview>();
  const [hidden, setHidden] = useState<string>();
  if (!own?.value) return null;
  const { name, initiatives } = own.value;
  const { offer, lastSync } = status;
  const isOpen = offer !== undefined && !offer.ended;

  const lookNow = async () => {
    setHidden(offer?.at);
    bring.forget();
    setPreview(await look.run({}));
  };
  const bringNow = async (kinds: readonly OfferKind[], of: number) => {
    if (await bring.run({ kinds: [...kinds], of })) setPreview(undefined);
  };
  return (
    <section className={styles.block} aria-labelledby="team-offer">
      <h2 id="team-offer">{t('options.offer.title')}</h2>
      <p>
        <Sentence id="options.offer.text" values={{ name, count: initiatives }} />
      </p>
      {isOpen ? (
        <OfferUnderWay offer={offer} work={work} isStopped={lastSync?.result === 'stopped'} />
      ) : offer ? null : (
        <p className={styles.soft}>{t('options.offer.kept')}</p>
      )}
      {offer?.ended && offer.at !== hidden ? <OfferEnd offer={offer} /> : null}
      <Problem problem={look.problem ?? bring.problem} heading={t('options.offer.notBrought')} />
      {work?.doing === 'look' ? <WorkProgress work={work} /> : null}
      {isOpen ? null : lastSync?.result === 'signed_out' ? (
        <p>{t('options.offer.signedOut')}</p>
      ) : preview ? (
        <OfferPreview
          preview={preview}
          busy={bring.busy}
          onBring={(kinds, of) => void bringNow(kinds, of)}
          onClose={() => setPreview(undefined)}
        />
      ) : (
        <div className={form.actions}>
          <Button busy={look.busy} onClick={() => void lookNow()}>
            {t('options.offer.look')}
          </Button>
        </div>
      )}
    </section>
  );
}
