import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { OfferPreview as Preview } from '@/lib/domain/offer/offer';
import type { OfferKind } from '@/lib/domain/offer/offer-kinds';
import { readOwnWorkspace } from '@/lib/store/reads/own-workspace';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { Sentence } from '../../pages/Sentence';
import { useCommand } from '../../pages/use-command';
import { useLive } from '../../pages/use-live';
import styles from '../options.module.css';
import { OfferPreview } from './OfferPreview';

/**
 * A workspace of this device beside the team's: what it would bring, which kinds of it come, and what became of it. Nothing
 * leaves before a person has seen the preview and chosen.
 */
export function OfferWorkspace({ isSignedOut }: { isSignedOut: boolean }) {
  const { t } = useText();
  const own = useLive(readOwnWorkspace, []);
  const look = useCommand('previewOffer');
  const bring = useCommand('offerWorkspace');
  const [preview, setPreview] = useState<Preview>();
  const [added, setAdded] = useState<number>();
  if (!own?.value) return null;
  const { name, initiatives } = own.value;

  const lookNow = async () => {
    setAdded(undefined);
    bring.forget();
    setPreview(await look.run({}));
  };
  const bringNow = async (kinds: readonly OfferKind[]) => {
    const done = await bring.run({ kinds: [...kinds] });
    if (!done) return;
    setAdded(done.added);
    setPreview(undefined);
  };
  return (
    <section className={styles.block} aria-labelledby="team-offer">
      <h2 id="team-offer">{t('options.offer.title')}</h2>
      <p>
        <Sentence id="options.offer.text" values={{ name, count: initiatives }} />
      </p>
      <p className={styles.soft}>{t('options.offer.kept')}</p>
      {added === undefined ? null : (
        <Notice tone="good" live="status" heading={t('options.offer.done', { count: added })}>
          <p>{t('options.offer.done.text')}</p>
        </Notice>
      )}
      <Problem problem={look.problem ?? bring.problem} heading={t('options.offer.notBrought')} />
      {isSignedOut ? (
        <p>{t('options.offer.signedOut')}</p>
      ) : preview ? (
        <OfferPreview
          preview={preview}
          busy={bring.busy}
          onBring={(kinds) => void bringNow(kinds)}
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
