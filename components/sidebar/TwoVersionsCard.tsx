import { useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { versionAdvice, versionField, versionWords } from '@/components/ui/version-words';
import type { TwoVersions } from '@/lib/domain/two-versions';
import { formatInstant } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { codeOf, notSavedSentence } from './error-sentence';
import { usePanel } from './panel-context';
import { usePlainSight } from './use-plain-sight';

/** Two versions of one field and what can be done about it: one click for either. */
export function TwoVersionsCard({ versions }: { versions: TwoVersions }) {
  const translator = useText();
  const { t, locale } = translator;
  const { answer, refresh } = usePanel();
  const card = useRef<HTMLElement>(null);
  const isInSight = usePlainSight(card);
  const [state, setState] = useState<{ busy?: boolean; failed?: string }>({});
  const { n, name, field, current, other, by, at, takeable } = versions;

  const settle = async (choice: 'keep' | 'take') => {
    if (state.busy) return;
    setState({ busy: true });
    if (!(await isInSight())) return setState({ failed: 'covered' });
    send('settleVersion', { n, choice }).then(refresh, (error) => setState({ failed: codeOf(error) }));
  };

  return (
    <section className="section versions" ref={card}>
      <h3>
        <ToneIcon tone="caution" /> {t('versions.title', { field: versionField(field, translator) })}
      </h3>
      <p className="soft">
        {versions.cls === 'initiative' ? '' : `${isolated(name)}. `}
        {t('versions.why')}
      </p>
      <dl>
        <dt>{t('versions.current')}</dt>
        <dd>
          <bdi>{versionWords(field, current, translator)}</bdi>
        </dd>
        <dt>{t('versions.other', { by: isolated(by), at: formatInstant(at, locale, answer.timeZone) })}</dt>
        <dd>
          <bdi>{versionWords(field, other, translator)}</bdi>
        </dd>
      </dl>
      {!takeable && <p className="soft">{versionAdvice(field, translator)}</p>}
      <div className="versions-actions">
        <button
          type="button"
          className="button"
          aria-disabled={state.busy}
          onClick={() => void settle('keep')}
        >
          {t('versions.keep')}
        </button>
        {takeable && (
          <button
            type="button"
            className="button"
            aria-disabled={state.busy}
            onClick={() => void settle('take')}
          >
            {t('versions.take')}
          </button>
        )}
      </div>
      {state.failed && (
        <p className="problem" role="alert">
          {notSavedSentence(state.failed, translator)}
        </p>
      )}
    </section>
  );
}
