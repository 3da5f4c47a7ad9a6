import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { readHostInput } from '@/lib/domain/mapping/host-input';
import { knownCloud } from '@/lib/domain/mapping/known-clouds';
import { Button } from '../pages/Button';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { Notice } from '../pages/Notice';
import { Problem } from '../pages/Problem';
import { Sentence } from '../pages/Sentence';
import { type AccessOutcome, originFor, requestAccess } from '../pages/site-access';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import { WORK_TOOLS, type WorkTool } from '../pages/work-tools';
import { AddedSite } from './AddedSite';
import { addSiteView } from './add-site-view';
import { CloudSuggestions } from './CloudSuggestions';
import styles from './options.module.css';
import type { SiteRow } from './site-rows';

/** Adds a site from its address: a known cloud needs only the address, an own server also its tool. */
export function AddSite({ known, onChange }: { known: readonly SiteRow[]; onChange: () => Promise<void> }) {
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [tool, setTool] = useState<WorkTool>();
  const [answer, setAnswer] = useState<{ outcome: AccessOutcome; host: string }>();
  const add = useCommand('addSite');
  const view = addSiteView(text, tried, known);
  const chosen = tool ?? view.recognised;

  const type = (next: string) => {
    setText(next);
    setTried(false);
    setAnswer(undefined);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const reading = readHostInput(text);
    if (!reading.ok || (view.needsTool && !chosen)) return focusFirstProblem(element.current);
    if (view.duplicate) return;
    const { host, scheme } = reading;
    const named =
      !chosen || knownCloud(host) ? Promise.resolve({}) : add.run({ host, tool: chosen, path: view.path });
    requestAccess(originFor(host, scheme), named).then(async (outcome) => {
      setAnswer({ outcome, host });
      if (outcome === 'granted' || (await named)) {
        setText('');
        setTool(undefined);
      }
      setTried(false);
      await onChange();
    });
  };

  return (
    <form ref={element} className={styles.panel} noValidate onSubmit={submit}>
      <TextField
        name="host"
        label={t('options.addSite.label')}
        hint={t('options.addSite.hint')}
        error={view.problem ? t(`page.host.${view.problem}`, { resembles: view.resembles ?? '' }) : undefined}
        value={text}
        autoComplete="off"
        onChange={type}
      />
      <CloudSuggestions text={text} onChoose={type} />
      {view.duplicate ? <p className={styles.soft}>{t('options.addSite.duplicate')}</p> : null}
      {view.host && view.changed ? (
        <p className={styles.soft}>
          <Sentence id="options.addSite.only" values={{ host: view.host + (view.path ?? '') }} />
        </p>
      ) : null}
      {view.international ? <Notice tone="caution">{t('options.addSite.international')}</Notice> : null}
      {view.insecure ? <Notice tone="caution">{t('page.access.http')}</Notice> : null}
      {view.needsTool ? (
        <ChoiceGroup
          legend={t('options.addSite.tool')}
          value={chosen}
          options={WORK_TOOLS.map((value) => ({ value, label: t(`page.tool.${value}`) }))}
          hint={view.recognised && !tool ? t('page.tool.recognised') : undefined}
          error={tried && !chosen ? t('page.tool.missing') : undefined}
          onChange={setTool}
        />
      ) : null}
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={add.busy}>
          <span>
            {view.host ? (
              <Sentence id="page.access.allow" values={{ host: view.host }} />
            ) : (
              t('options.addSite.action')
            )}
          </span>
        </Button>
      </div>
      {answer ? (
        <AddedSite
          {...answer}
          isListed={known.some(({ host }) => host === answer.host)}
          onRemoved={async () => {
            setAnswer(undefined);
            await onChange();
          }}
        />
      ) : null}
      <Problem problem={add.problem} />
    </form>
  );
}
