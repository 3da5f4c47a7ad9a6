import { useText } from '@/components/ui/text';
import { TextField } from '../../pages/TextField';
import { ListEditor } from './ListEditor';
import { badExample } from './scope-draft';

/** Inputs or outputs: a name each, and the address of one real example. */
export function ExampleList(props: {
  legend: string;
  add: string;
  rows: { name: string; url: string }[];
  onChange: (rows: { name: string; url: string }[]) => void;
}) {
  const { legend, add, rows, onChange } = props;
  const { t } = useText();
  return (
    <ListEditor legend={legend} add={add} rows={rows} blank={{ name: '', url: '' }} onChange={onChange}>
      {(row, change) => (
        <>
          <TextField
            name="name"
            label={t('initiative.scope.name')}
            value={row.name}
            maxLength={120}
            onChange={(name) => change({ name })}
          />
          <TextField
            name="url"
            label={t('initiative.scope.url')}
            error={badExample(row) ? t('problem.link_scheme') : undefined}
            value={row.url}
            maxLength={2048}
            onChange={(url) => change({ url })}
          />
        </>
      )}
    </ListEditor>
  );
}
