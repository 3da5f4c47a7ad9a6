import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { formatPeriod } from '@/lib/i18n/formats';
import type { DueMetric } from './due-metrics';
import { usePanel } from './panel-context';
import { ValueForm } from './ValueForm';

/** A quiet card: which number is due. The form opens on request, or by itself when something was typed already. */
export function ValueDue({ metric }: { metric: DueMetric }) {
  const { t, locale } = useText();
  const { answer, drafts } = usePanel();
  const { start, end } = metric.openPeriod;
  const [open, setOpen] = useState(
    () => drafts.has(`${metric.id} ${start}`) || answer.drafts[metric.id]?.periodStart === start,
  );
  const [asked, setAsked] = useState(false);
  return (
    <section className="due" aria-label={t('sidebar.due.title')}>
      <p className="due-title">
        <CalendarClock size="1.2em" aria-hidden="true" />
        {t('sidebar.due.title')}
      </p>
      <p>
        <UserText text={metric.name} />
        <br />
        <span className="soft">{formatPeriod(start, end, locale)}</span>
      </p>
      {open ? (
        <ValueForm
          metric={metric}
          period={metric.openPeriod}
          focusFirst={asked}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <button
          type="button"
          className="button primary"
          onClick={() => {
            setAsked(true);
            setOpen(true);
          }}
        >
          {t('sidebar.due.enter')}
        </button>
      )}
    </section>
  );
}
