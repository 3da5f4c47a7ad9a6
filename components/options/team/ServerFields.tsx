import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { SetByWords } from '../../pages/SetByWords';
import { TextField } from '../../pages/TextField';
import type { JoinDraft, joinPolicy } from './join-draft';

type Fields = Pick<JoinDraft, 'server' | 'team'>;

/** Which server, and which team on it. */
export function ServerFields(props: {
  draft: Fields;
  /** What the organisation filled in. */
  fixed: ReturnType<typeof joinPolicy>;
  hints: { server: ReactNode; team: ReactNode };
  errorAt: (field: keyof Fields) => ReactNode;
  onChange: (part: Partial<Fields>) => void;
}) {
  const { draft, fixed, hints, errorAt, onChange } = props;
  const { t } = useText();
  return (
    <>
      <TextField
        name="server"
        label={t('options.team.server')}
        hint={fixed.server ? <SetByWords /> : hints.server}
        readOnly={fixed.server !== undefined}
        error={errorAt('server')}
        value={draft.server}
        maxLength={300}
        autoComplete="url"
        onChange={(server) => onChange({ server })}
      />
      <TextField
        name="team"
        label={t('options.team.name')}
        hint={fixed.team ? <SetByWords /> : hints.team}
        readOnly={fixed.team !== undefined}
        error={errorAt('team')}
        value={draft.team}
        maxLength={60}
        autoComplete="off"
        onChange={(team) => onChange({ team })}
      />
    </>
  );
}
