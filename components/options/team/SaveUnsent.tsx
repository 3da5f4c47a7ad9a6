import { useText } from '@/components/ui/text';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { readUnsent } from '@/lib/store/reads/unsent';
import { Button } from '../../pages/Button';
import { saveFile } from '../../pages/save-file';
import { fileName } from '../data/file-name';

/** What only this device has, as a file for whoever can enter it again: nobody should have to copy it off a screen. */
export function SaveUnsent({ team }: { team: TeamStatus['team'] }) {
  const { t } = useText();
  const save = async () => {
    const savedAt = new Date().toISOString();
    const { origin, prefix, account } = team;
    const head = { format: 'pilotlight-unsent', version: 1, savedAt, server: origin, team: prefix, account };
    const text = JSON.stringify({ ...head, changes: await readUnsent() }, null, 2);
    saveFile(fileName('unsent', savedAt.slice(0, 10), 'json'), [text], 'application/json');
  };
  return <Button onClick={() => void save()}>{t('options.team.saveUnsent')}</Button>;
}
