import { useText } from '@/components/ui/text';
import type { ErasurePreview as Preview } from '@/lib/domain/erasure-report';
import { totalOf } from '@/lib/domain/erasure-report';
import type { ReplyError } from '@/lib/messaging/protocol';
import { Sentence } from '../../pages/Sentence';
import { useTeamWork } from '../../pages/use-team-work';
import { WorkProgress } from '../../pages/WorkProgress';
import styles from '../options.module.css';
import { ErasureKinds } from './ErasureKinds';
import { TypedConfirm } from './TypedConfirm';

/** What would be erased, by kind, and what stays; nothing has been touched yet. */
export function ErasurePreview(props: {
  preview: Preview;
  busy: boolean;
  problem: ReplyError | undefined;
  onErase: (typed: string) => void;
  onClose: () => void;
}) {
  const { preview, busy, problem, onErase, onClose } = props;
  const { t } = useText();
  const { counts, confirm, name, subject } = preview;
  const total = totalOf(counts);
  const work = useTeamWork();
  const hasBegun = problem?.code === 'erase_unfinished' || problem?.code === 'erase_stopped';
  return (
    <>
      <p>
        {name === undefined ? (
          <Sentence id="options.erase.of" values={{ name: subject.id, count: total }} />
        ) : (
          <Sentence id="options.erase.ofNamed" values={{ name, id: subject.id, count: total }} />
        )}
      </p>
      <ErasureKinds counts={counts} />
      <h4>{t('options.erase.stays')}</h4>
      <ul className={styles.plainList}>
        <li>{t('options.erase.stays.log')}</li>
        <li>{t('options.erase.stays.names')}</li>
        <li>{t('options.erase.stays.devices')}</li>
        <li>{t('options.erase.stays.backups')}</li>
      </ul>
      <TypedConfirm
        wanted={confirm}
        action={t('options.erase.run')}
        failed={t(hasBegun ? 'options.erase.notFinished' : 'options.setUp.notDone')}
        busy={busy}
        problem={problem}
        onConfirm={onErase}
        onClose={onClose}
      >
        {busy ? <p role="status">{t('options.erase.busy')}</p> : null}
        {busy && work?.doing === 'erase' ? <WorkProgress work={work} /> : null}
      </TypedConfirm>
    </>
  );
}
