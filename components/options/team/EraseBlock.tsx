import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { type ErasurePreview as Preview, totalOf } from '@/lib/domain/erasure-report';
import type { OutputOf } from '@/lib/messaging/protocol';
import { Button } from '../../pages/Button';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { useTeamWork } from '../../pages/use-team-work';
import { WorkProgress } from '../../pages/WorkProgress';
import styles from '../options.module.css';
import { ChooseInitiative } from './ChooseInitiative';
import { ErasureKinds } from './ErasureKinds';
import { ErasurePreview } from './ErasurePreview';
import type { Admin } from './server-admin';
import { UnfinishedErasure } from './UnfinishedErasure';
import { useUnfinishedErasures } from './use-unfinished-erasures';

type Listed = OutputOf<'listTeamInitiatives'>['initiatives'];

/** Erasing for good: an initiative with everything in it, or one record; first what would go, then the word, then the deed. */
export function EraseBlock({ admin }: { admin: Admin }) {
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const list = useCommand('listTeamInitiatives');
  const look = useCommand('previewErasure');
  const erase = useCommand('eraseForGood');
  const [initiatives, setInitiatives] = useState<Listed>();
  const [chosen, setChosen] = useState<string>();
  const [typedId, setTypedId] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [preview, setPreview] = useState<Preview>();
  const [done, setDone] = useState<OutputOf<'eraseForGood'>>();
  const what = typedId.trim() || chosen || '';
  const work = useTeamWork();
  const isErasing = work?.doing === 'erase';
  const unfinished = useUnfinishedErasures(admin.team);

  const begin = async () => setInitiatives((await list.run(admin))?.initiatives);
  const lookNow = async (event: FormEvent) => {
    event.preventDefault();
    setDone(undefined);
    setIsMissing(what === '');
    if (what === '') return focusFirstProblem(element.current);
    erase.forget();
    setPreview(await look.run({ ...admin, what }));
  };
  const end = async (report: OutputOf<'eraseForGood'>) => {
    setDone(report);
    setPreview(undefined);
    setChosen(undefined);
    setTypedId('');
    await begin();
  };
  const eraseNow = async (typed: string) => {
    const report = await erase.run({ ...admin, what, typed });
    if (report) await end(report);
  };
  return (
    <section className={styles.block} aria-labelledby="team-erase">
      <h3 id="team-erase">{t('options.erase.title')}</h3>
      <p className={styles.soft}>{t('options.erase.text')}</p>
      {done ? (
        <Notice tone="good" live="status" heading={t('options.erase.done', { count: totalOf(done.counts) })}>
          <ErasureKinds counts={done.counts} />
          <p>{t('options.erase.done.text')}</p>
        </Notice>
      ) : null}
      {isErasing && !preview ? <WorkProgress work={work} /> : null}
      {isErasing || preview
        ? null
        : unfinished.map((begun) => (
            <UnfinishedErasure
              key={`${begun.origin} ${begun.what}`}
              admin={admin}
              begun={begun}
              name={initiatives?.find(({ id }) => id === begun.what)?.name}
              onDone={(report) => void end(report)}
            />
          ))}
      <Problem
        problem={list.problem ?? look.problem}
        heading={t('options.setUp.notDone')}
        shownAtFields={['what']}
      />
      {preview ? (
        <ErasurePreview
          preview={preview}
          busy={erase.busy}
          problem={erase.problem}
          onErase={(typed) => void eraseNow(typed)}
          onClose={() => setPreview(undefined)}
        />
      ) : initiatives ? (
        <form ref={element} className={form.form} noValidate onSubmit={(event) => void lookNow(event)}>
          <ChooseInitiative
            initiatives={initiatives}
            chosen={chosen}
            error={isMissing ? t('options.team.missing') : undefined}
            onChange={(id) => {
              setChosen(id);
              setIsMissing(false);
            }}
          />
          <details className={styles.more}>
            <summary>{t('options.erase.byId')}</summary>
            <TextField
              name="what"
              label={t('options.erase.id')}
              hint={t('options.erase.id.hint')}
              error={problemAt('what', look.problem, text)}
              value={typedId}
              maxLength={400}
              autoComplete="off"
              onChange={setTypedId}
            />
          </details>
          <div className={form.actions}>
            <Button type="submit" busy={look.busy}>
              {t('options.erase.look')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={form.actions}>
          <Button busy={list.busy} onClick={() => void begin()}>
            {t('options.erase.begin')}
          </Button>
        </div>
      )}
    </section>
  );
}
