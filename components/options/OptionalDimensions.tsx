import { useText } from '@/components/ui/text';
import { OPTIONAL_DIMENSIONS } from '@/lib/domain/governance-records';
import { ASKED_FROM } from '@/lib/domain/workspace';
import form from '../pages/form.module.css';
import { SelectField } from '../pages/SelectField';
import { dimensionName } from '../pages/words';
import type { WorkspaceDraft } from './workspace-draft';

/** What is reviewed besides the four required dimensions, and from which risk on. */
export function OptionalDimensions(props: {
  draft: WorkspaceDraft;
  onChange: (change: Partial<WorkspaceDraft>) => void;
}) {
  const { draft, onChange } = props;
  const text = useText();
  const { t } = text;
  return (
    <div className={form.pair}>
      {OPTIONAL_DIMENSIONS.map((dimension) => (
        <SelectField
          key={dimension}
          name={dimension}
          label={dimensionName(dimension, text)}
          value={draft.optional[dimension]}
          options={(['off', ...ASKED_FROM] as const).map((value) => ({
            value,
            label: t(`options.workspace.optional.${value}`),
          }))}
          onChange={(from) => onChange({ optional: { ...draft.optional, [dimension]: from } })}
        />
      ))}
    </div>
  );
}
