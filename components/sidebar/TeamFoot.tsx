import { teamWords } from '@/components/ui/team-words';
import { useText } from '@/components/ui/text';
import type { TeamNote } from '@/lib/domain/team-note';
import { usePanel } from './panel-context';

/** The team in one or two quiet lines: in step when, what waits since when, what was refused. */
export function TeamFoot({ note, online }: { note: TeamNote; online: boolean }) {
  const translator = useText();
  const { asOf, timeZone } = usePanel().answer;
  const { standing, waiting, refused } = teamWords(note, { online, timeZone, now: asOf }, translator);
  return (
    <>
      <p>{[standing, waiting].filter(Boolean).join(' · ')}</p>
      {refused && <p className="foot-refused">{refused}</p>}
    </>
  );
}
