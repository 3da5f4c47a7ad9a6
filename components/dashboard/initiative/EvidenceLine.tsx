import { useEffect, useRef } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { EvidenceView, InitiativeDossier } from '@/lib/domain/dossier-types';
import { hasContent } from '@/lib/domain/evidence-content';
import { formatInstant, formatNumber } from '@/lib/i18n/formats';
import { fieldWord } from './field-word';
import styles from './initiative.module.css';
import { OutsideLink } from './OutsideLink';

/** One piece of evidence: what it is, who filed it when, and whether it still looks the same. */
export function EvidenceLine(props: {
  dossier: InitiativeDossier;
  item: EvidenceView;
  /** Somebody followed a link to it. */
  isTarget?: boolean;
  /** The latest submission leaves it out, so a decision does not rest on it. */
  notHandedIn?: boolean | undefined;
}) {
  const { dossier, item, isTarget, notHandedIn } = props;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isTarget) return;
    // After the page's own heading took the focus.
    const frame = requestAnimationFrame(() => {
      line.current?.focus();
      line.current?.scrollIntoView({ block: 'center' });
    });
    return () => cancelAnimationFrame(frame);
  }, [isTarget]);
  const text = useText();
  const { t, locale } = text;
  const { timeZone } = dossier;
  const { status, capture, link, fileHash } = item;
  const isEmpty = !hasContent(item);
  const stands = status.state === 'current' && !isEmpty;
  return (
    <li
      ref={line}
      data-tone={stands ? 'good' : 'caution'}
      tabIndex={isTarget ? -1 : undefined}
      aria-current={isTarget ? 'true' : undefined}
    >
      <p className={styles.rowHead}>
        <strong>
          <UserText text={item.title} />
        </strong>
        {notHandedIn ? <span className={styles.tag}>{t('initiative.evidence.notHandedIn')}</span> : null}
        <StatusBadge tone={stands ? 'good' : 'caution'} quiet>
          {isEmpty ? t('initiative.evidence.empty') : t(`evidenceState.${status.state}`)}
        </StatusBadge>
      </p>
      <p className={styles.small}>
        {t(`evidenceKind.${item.kind}`)}.{' '}
        {t('initiative.by', { name: item.byName, at: formatInstant(item.filedAt, locale, timeZone) })}
      </p>
      {item.text ? (
        <p className={styles.quote}>
          <UserText text={item.text} />
        </p>
      ) : null}
      {link ? (
        <p>
          <OutsideLink url={link.url} title={link.title} />
        </p>
      ) : null}
      {fileHash ? (
        <p>
          <UserText text={fileHash.name} />,{' '}
          {t('initiative.evidence.bytes', { size: formatNumber(fileHash.size, locale) })}
          <span className={styles.hash}> {fileHash.sha256}</span>
        </p>
      ) : null}
      {capture ? (
        <details className={styles.fold}>
          <summary>
            {t('initiative.evidence.captured', { key: capture.entity.title ?? capture.entity.key })}
          </summary>
          <dl className={styles.facts}>
            {capture.fields.map(({ name, value }) => (
              <div key={name}>
                <dt>
                  {fieldWord(name, text)}
                  {status.changed?.includes(name) ? ` (${t('initiative.evidence.nowDifferent')})` : ''}
                </dt>
                <dd>
                  <UserText text={value} />
                </dd>
              </div>
            ))}
          </dl>
          {capture.redactions.length > 0 ? (
            <p className={styles.small}>
              {t('initiative.evidence.leftOut', {
                names: capture.redactions.map(({ name }) => fieldWord(name, text)).join(', '),
              })}
            </p>
          ) : null}
          <p className={styles.small}>
            {t('initiative.evidence.proof', {
              at: formatInstant(capture.capturedAt, locale, timeZone),
              adapter: `${capture.adapter.name} ${capture.adapter.version}`,
            })}
          </p>
          <p className={styles.hash}>{capture.sha256}</p>
        </details>
      ) : null}
    </li>
  );
}
