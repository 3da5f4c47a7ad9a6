import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { SetByWords } from '../../pages/SetByWords';
import { TextField } from '../../pages/TextField';
import styles from '../options.module.css';
import type { JoinDraft, joinPolicy } from './join-draft';

type Fields = Pick<JoinDraft, 'issuer' | 'clientId' | 'scope'>;

/** Where the organisation's own sign-in is. What rarely differs stands behind one line, open where it needs a look. */
export function ProviderFields(props: {
  draft: Fields;
  /** What the organisation filled in. */
  fixed: ReturnType<typeof joinPolicy>;
  errorAt: (field: keyof Fields) => ReactNode;
  onChange: (part: Partial<Fields>) => void;
}) {
  const { draft, fixed, errorAt, onChange } = props;
  const { t } = useText();
  const isOdd = errorAt('clientId') !== undefined || errorAt('scope') !== undefined;
  return (
    <>
      <TextField
        name="issuer"
        label={t('options.team.issuer')}
        hint={fixed.issuer ? <SetByWords /> : t('options.team.issuer.hint')}
        readOnly={fixed.issuer !== undefined}
        error={errorAt('issuer')}
        value={draft.issuer}
        maxLength={300}
        autoComplete="url"
        onChange={(issuer) => onChange({ issuer })}
      />
      <details className={styles.more} open={isOdd || undefined}>
        <summary>{t('options.team.provider.more')}</summary>
        <TextField
          name="clientId"
          label={t('options.team.clientId')}
          hint={fixed.clientId ? <SetByWords /> : t('options.team.clientId.hint')}
          readOnly={fixed.clientId !== undefined}
          error={errorAt('clientId')}
          value={draft.clientId}
          maxLength={255}
          autoComplete="off"
          onChange={(clientId) => onChange({ clientId })}
        />
        <TextField
          name="scope"
          label={t('options.team.scope')}
          hint={fixed.scope ? <SetByWords /> : t('options.team.scope.hint')}
          readOnly={fixed.scope !== undefined}
          error={errorAt('scope')}
          value={draft.scope}
          maxLength={500}
          autoComplete="off"
          onChange={(scope) => onChange({ scope })}
        />
      </details>
    </>
  );
}
