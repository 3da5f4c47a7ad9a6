import { useEffect, useRef } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { WorkItem } from '@/lib/domain/work-item';
import { fieldName, valueText } from '../explanation-words';
import { usePlainSight } from '../use-plain-sight';
import type { ConcernDraft } from './concern-draft';

/** The second step: exactly what will be kept, and what will not. */
export function ConcernCheck(props: {
  draft: ConcernDraft;
  fields: WorkItem['fields'];
  busy: boolean;
  onBack: () => void;
  /** Whether the person could see what they pressed. */
  onConfirm: (inSight: boolean) => void;
}) {
  const { draft, fields, busy, onBack, onConfirm } = props;
  const translator = useText();
  const { t } = translator;
  const box = useRef<HTMLFormElement>(null);
  const actions = useRef<HTMLDivElement>(null);
  const isInSight = usePlainSight(actions);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <form
      ref={box}
      tabIndex={-1}
      className="concern-check"
      aria-label={t('sidebar.concern.check')}
      onSubmit={(event) => {
        event.preventDefault();
        void isInSight().then(onConfirm);
      }}
    >
      <h4>{t('sidebar.concern.check')}</h4>
      <p>{t(draft.anonymous ? 'sidebar.concern.kept.anonymous' : 'sidebar.concern.kept.named')}</p>
      {draft.anonymous && <p>{t('sidebar.concern.warning')}</p>}
      <dl className="context">
        <div>
          <dt>{t('sidebar.concern.topic')}</dt>
          <dd>{t(`concernTopic.${draft.dimension}`)}</dd>
        </div>
        <div>
          <dt>{t('sidebar.concern.text')}</dt>
          <dd>
            <UserText text={draft.text.trim()} />
          </dd>
        </div>
        {draft.keep.map((name) => {
          const reading = fields[name];
          return (
            <div key={name}>
              <dt>{fieldName(name, translator)}</dt>
              <dd>
                <UserText text={reading ? valueText(reading.value) : ''} />
              </dd>
            </div>
          );
        })}
      </dl>
      <div ref={actions} className="concern-actions">
        <button type="submit" className="button primary" aria-disabled={busy}>
          {t('sidebar.concern.send')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('sidebar.concern.back')}
        </button>
      </div>
    </form>
  );
}
