import { useText } from '@/components/ui/text';
import { Button } from './Button';

/** Rows shown at a time. */
export const STEP = 100;

/** The rest of a long list, a step at a time. Nothing once all are shown. */
export function ShowMore(props: { total: number; shown: number; onMore: (shown: number) => void }) {
  const { total, shown, onMore } = props;
  const { t } = useText();
  if (total <= shown) return null;
  return (
    <div>
      <Button onClick={() => onMore(shown + STEP)}>
        {t('page.showMore', { count: Math.min(STEP, total - shown) })}
      </Button>
    </div>
  );
}
