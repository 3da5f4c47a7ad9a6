import { useText } from '@/components/ui/text';
import { Notice } from '../../pages/Notice';
import { Sentence } from '../../pages/Sentence';
import type { LeftTeamMark } from './use-left-team';

/** Changes that wait for a team that was left: nothing sends them until the person is back in it. */
export function LeftTeam({ left }: { left: LeftTeamMark }) {
  const { t } = useText();
  const { team, waiting } = left;
  return (
    <Notice tone="caution" heading={t('options.team.left', { count: waiting })}>
      <p>
        <Sentence
          id="options.team.left.text"
          values={{ team: team.prefix, server: team.origin.replace(/^https?:\/\//, ''), count: waiting }}
        />
      </p>
    </Notice>
  );
}
