import { useState } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { EXPLAINED, teamWords } from '@/components/ui/team-words';
import { useText } from '@/components/ui/text';
import type { TeamNote } from '@/lib/domain/team-note';
import { send } from '@/lib/messaging/client';
import { usePanel } from './panel-context';
import { readerZone } from './reader-zone';
import { useOnline } from './use-online';

/** Above everything that scrolls, as long as this device is not in step with its team: how it stands, and the one thing to do. */
export function TeamBar() {
  const translator = useText();
  const { team, asOf } = usePanel().answer;
  const online = useOnline();
  const words = team && teamWords(team, { online, timeZone: readerZone(), now: asOf }, translator);
  const isShown = words && !words.calm;
  return (
    <div className="team-place" role="status" aria-label={translator.t('team.name')}>
      {isShown && (
        <div className="team-bar" data-tone={words.tone}>
          <ToneIcon tone={words.tone} />
          <div>
            {words.lines.map((line, at) => (
              <p key={line} className={at === 0 ? 'team-bar-state' : ''}>
                {line}
              </p>
            ))}
          </div>
          <TeamAction note={team} online={online} />
        </div>
      )}
    </div>
  );
}

function TeamAction({ note, online }: { note: TeamNote; online: boolean }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const open = () => send('openPage', { page: 'options', view: 'team' }).catch(() => {});
  const again = async () => {
    if (busy) return;
    setBusy(true);
    // What comes of it is what the line says next.
    await send('syncNow', {}).catch(() => {});
    setBusy(false);
  };
  // What is at work says so itself, and a browser without a network goes on when it has one.
  if (note.work) return null;
  const [label, act] = actionOf(note, again, open);
  return (
    <>
      {act === again && !online ? null : (
        <button type="button" className="button small" aria-disabled={busy} onClick={act}>
          {t(label)}
        </button>
      )}
      {note.refused > 0 && act === again ? (
        <button type="button" className="link" onClick={open}>
          {t('sidebar.team.details')}
        </button>
      ) : null}
    </>
  );
}

function actionOf({ state, refused }: TeamNote, again: () => void, open: () => void) {
  if (state === 'signed_out') return ['sidebar.team.signIn', open] as const;
  // What stands first has its action first; what was refused before is beside it.
  if (EXPLAINED.has(state) || (state === 'in_step' && refused > 0))
    return ['sidebar.team.details', open] as const;
  return [state === 'stopped' ? 'sidebar.team.goOn' : 'sidebar.error.retry', again] as const;
}
