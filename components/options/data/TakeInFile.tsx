import type { ReactNode } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import styles from '../options.module.css';
import { FilePick } from './FilePick';
import { Progress } from './Progress';
import { type Doing, type FileSteps, useFileWork } from './use-file-work';

/**
 * Takes a file in: choosing it, a look at what it would change, writing, and what came of it. Nothing is written before the
 * person has seen the look and said so.
 *
 * @param apply the words of the button that writes; none when the file has nothing to write or must not be written.
 */
export function TakeInFile<F, D>(props: {
  id: string;
  title: string;
  /** Shown before a file is chosen. */
  intro: ReactNode;
  accept: string;
  steps: FileSteps<F, D>;
  /** What is being done, in words, with the name of the file. */
  words: (doing: Doing, name: string) => string;
  preview: (file: F, name: string) => ReactNode;
  apply: (file: F) => { label: string; danger?: boolean } | undefined;
  done: (done: D) => ReactNode;
}) {
  const { id, title, intro, accept, steps, words, preview, apply, done } = props;
  const { t } = useText();
  const { state, read, write, stop, forget } = useFileWork(steps);
  const pick = (label: string, variant: 'primary' | 'secondary') => (
    <FilePick label={label} accept={accept} variant={variant} onPick={read} />
  );
  const applying = state.step === 'preview' ? apply(state.file) : undefined;
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {state.step === 'idle' || state.step === 'stopped' || state.step === 'refused' ? (
        <>
          {state.step === 'stopped' ? (
            <Notice live="status">
              <p>{t('options.data.import.stopped')}</p>
            </Notice>
          ) : null}
          {state.step === 'refused' ? (
            <Problem
              problem={state.problem}
              heading={t('options.data.import.refused', { name: isolated(state.name) })}
            />
          ) : null}
          {intro}
          <div className={form.actions}>{pick(t('options.data.import.choose'), 'secondary')}</div>
        </>
      ) : state.step === 'preview' ? (
        <>
          {preview(state.file, state.name)}
          <div className={form.actions}>
            {applying ? (
              <Button
                variant={applying.danger ? 'danger' : 'primary'}
                onClick={() => write(state.name, state.file)}
              >
                {applying.label}
              </Button>
            ) : null}
            {pick(t('options.data.import.another'), 'secondary')}
            <Button variant="quiet" onClick={forget}>
              {t('page.cancel')}
            </Button>
          </div>
        </>
      ) : state.step === 'done' ? (
        <>
          {done(state.done)}
          <div className={form.actions}>{pick(t('options.data.import.another'), 'secondary')}</div>
        </>
      ) : (
        <Progress
          key={state.doing}
          words={words(state.doing, isolated(state.name))}
          share={state.share}
          onStop={stop}
        />
      )}
    </section>
  );
}
