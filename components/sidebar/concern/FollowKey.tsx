import { useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { ConcernView } from '@/lib/domain/concern-state';
import { formatInstant } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { codeOf, errorSentence } from '../error-sentence';
import { FormField } from '../FormField';
import { usePanel } from '../panel-context';

/** Follows an anonymous concern: only whoever has its key can ask what became of it. */
export function FollowKey() {
  const translator = useText();
  const { t, locale } = translator;
  const { timeZone } = usePanel().answer;
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<ConcernView>();
  const [failed, setFailed] = useState<string>();
  const ask = () => {
    const key = input.current?.value.trim() ?? '';
    if (!key) return input.current?.focus();
    setFailed(undefined);
    send('followConcern', { key }).then(setFound, (error) => setFailed(codeOf(error)));
  };
  return (
    <details className="concern-follow">
      <summary>{t('sidebar.concern.follow')}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <FormField
          label={t('sidebar.concern.follow.key')}
          problem={failed === 'invalid_input' ? { id: 'problem.concern_key_unknown' } : undefined}
        >
          {(control) => <input {...control} ref={input} type="text" maxLength={60} autoComplete="off" />}
        </FormField>
        {failed && failed !== 'invalid_input' && (
          <p className="problem" role="alert">
            {errorSentence(failed, translator)}
          </p>
        )}
        <button type="submit" className="button">
          {t('sidebar.concern.follow.ask')}
        </button>
        {found && (
          <p role="status">
            {found.answer ? (
              <UserText text={found.answer.text} />
            ) : found.received[0] ? (
              t('sidebar.concern.received', {
                name: found.received[0].byName,
                at: formatInstant(found.received[0].at, locale, timeZone),
              })
            ) : (
              t('sidebar.concern.unread')
            )}
          </p>
        )}
      </form>
    </details>
  );
}
