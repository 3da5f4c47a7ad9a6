import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { OfferPreview as Preview } from '@/lib/domain/offer/offer';
import { chooseKind, type OfferKind } from '@/lib/domain/offer/offer-kinds';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import styles from '../options.module.css';
import { OfferKindItem } from './OfferKindItem';

/** What would come, kind by kind, with a choice where there is one. Nothing has been written yet. */
export function OfferPreview(props: {
  preview: Preview;
  busy: boolean;
  onBring: (kinds: readonly OfferKind[], of: number) => void;
  onClose: () => void;
}) {
  const { preview, busy, onBring, onClose } = props;
  const { t, locale } = useText();
  const countOf = (kind: OfferKind, verdict: string) =>
    preview.kinds.find((one) => one.kind === kind)?.sums.find((sum) => sum.verdict === verdict)?.count ?? 0;
  const choosable = preview.kinds.map(({ kind }) => kind).filter((kind) => countOf(kind, 'add') > 0);
  const [chosen, setChosen] = useState<readonly OfferKind[]>(choosable);
  const [moved, setMoved] = useState<{ on: boolean; kind: OfferKind; with: OfferKind[] }>();
  const choose = (kind: OfferKind, on: boolean) => {
    const next = chooseKind(chosen, { kind, on }, choosable);
    const others = choosable.filter((one) => one !== kind && next.includes(one) !== chosen.includes(one));
    setChosen(next);
    setMoved(others.length > 0 ? { on, kind, with: others } : undefined);
  };
  const total = chosen.reduce((sum, kind) => sum + countOf(kind, 'add'), 0);
  const isLimited = preview.kinds.some(({ kind }) => countOf(kind, 'not_allowed') > 0);
  const named = (kinds: readonly OfferKind[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(
      kinds.map((one) => t(`options.offer.kind.${one}`)),
    );
  return (
    <>
      {choosable.length === 0 ? (
        <Notice live="status">
          <p>{t(isLimited ? 'options.offer.nothing.allowed' : 'options.offer.nothing')}</p>
        </Notice>
      ) : isLimited ? (
        <Notice tone="caution" heading={t('options.offer.limited')}>
          <p>{t('options.offer.limited.text')}</p>
        </Notice>
      ) : null}
      <ul className={styles.rows} aria-label={t('options.offer.kinds')}>
        {preview.kinds.map(({ kind, sums }) => (
          <OfferKindItem
            key={kind}
            kind={kind}
            sums={sums}
            choice={choosable.includes(kind) ? chosen.includes(kind) : undefined}
            onChoose={(on) => choose(kind, on)}
          />
        ))}
      </ul>
      <p role="status">
        {moved
          ? t(moved.on ? 'options.offer.comesWith' : 'options.offer.leftWith', {
              kind: t(`options.offer.kind.${moved.kind}`),
              others: named(moved.with),
            })
          : null}
      </p>
      <div className={form.actions}>
        {total === 0 ? null : (
          <Button variant="primary" busy={busy} onClick={() => onBring(chosen, total)}>
            {t('options.offer.bring', { count: total })}
          </Button>
        )}
        <Button variant={total === 0 ? 'secondary' : 'quiet'} onClick={onClose}>
          {t(choosable.length === 0 ? 'options.offer.close' : 'options.offer.notNow')}
        </Button>
      </div>
    </>
  );
}
