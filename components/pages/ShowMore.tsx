import { useText } from '@/components/ui/text';
import { Button } from './Button';

/** Rows shown at a time. */
export const STEP = 100;

/** The rest of a long list, a step at a time. Nothing once all are shown. */
export function ShowMore(props: {
  total: number;
  shown: number;
  step?: number;
  onMore: (shown: number) => void;
}) {
  const { total, shown, step = STEP, onMore } = props;
  const { t } = useText();
  if (total <= shown) return null;
  return (
    <div>
      <Button onClick={() => onMore(shown + step)}>
        {t('page.showMore', { count: Math.min(step, total - shown) })}
      </Button>
    </div>
  );
}
