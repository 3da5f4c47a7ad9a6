import { useState } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { ConcernView } from '@/lib/domain/concern-state';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { CommandForm } from './CommandForm';
import { fieldWord } from './field-word';
import styles from './initiative.module.css';

/** A reader's concern, what became of it, and the way to receive and answer it. */
export function ConcernLine({ dossier, concern }: { dossier: InitiativeDossier; concern: ConcernView }) {
  const text = useText();
  const { t, locale } = text;
  const receive = useCommand('replyToConcern');
  const [answer, setAnswer] = useState('');
  const { can, timeZone, me, initiative } = dossier;
  const own = concern.byId !== undefined && concern.byId === me?.id;
  const mayReply = can.answer_concern && !own && !concern.answer;
  const input = { initiativeId: initiative.id, concernId: concern.id };
  return (
    <li data-tone={concern.answer ? 'good' : 'caution'}>
      <p className={styles.rowHead}>
        <strong>{t(`concernTopic.${concern.dimension}`)}</strong>
        <StatusBadge tone={concern.answer ? 'good' : 'caution'} quiet>
          {t(concern.answer ? 'initiative.concern.answered' : 'initiative.concern.open')}
        </StatusBadge>
      </p>
      <p className={styles.quote}>
        <UserText text={concern.text} />
      </p>
      <p className={styles.small}>
        {concern.anonymous
          ? t('initiative.concern.anonymous', { day: formatDay(concern.raisedAt.slice(0, 10), locale) })
          : t('initiative.by', {
              name: concern.byName,
              at: formatInstant(concern.raisedAt, locale, timeZone),
            })}
        {concern.capture
          ? `. ${t('initiative.concern.about', { key: concern.capture.entity.title ?? concern.capture.entity.key })}`
          : ''}
      </p>
      {concern.capture ? (
        <dl className={styles.facts}>
          {concern.capture.fields.map(({ name, value }) => (
            <div key={name}>
              <dt>{fieldWord(name, text)}</dt>
              <dd>
                <UserText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {concern.received.map(({ byName, at }) => (
        <p key={at} className={styles.small}>
          {t('initiative.concern.received', { name: byName, at: formatInstant(at, locale, timeZone) })}
        </p>
      ))}
      {concern.answer ? (
        <p>
          {t('initiative.concern.answer', {
            name: concern.answer.byName,
            at: formatInstant(concern.answer.at, locale, timeZone),
          })}{' '}
          <UserText text={concern.answer.text} />
        </p>
      ) : null}
      {mayReply && concern.received.length === 0 ? (
        <p>
          <Button
            busy={receive.busy}
            onClick={() => void receive.run({ ...input, kind: 'received', text: '' })}
          >
            {t('initiative.concern.receive')}
          </Button>
        </p>
      ) : null}
      <Problem problem={receive.problem} />
      {mayReply ? (
        <details className={styles.fold}>
          <summary>{t('initiative.concern.reply')}</summary>
          <CommandForm
            command="replyToConcern"
            submit={t('initiative.concern.reply.submit')}
            fields={['text']}
            onDone={() => setAnswer('')}
            input={() => ({ ...input, kind: 'answer', text: answer })}
          >
            {(problem) => (
              <TextField
                name="answer"
                label={t('initiative.concern.reply.label')}
                error={problem('text')}
                value={answer}
                maxLength={2000}
                rows={3}
                onChange={setAnswer}
              />
            )}
          </CommandForm>
        </details>
      ) : null}
    </li>
  );
}
