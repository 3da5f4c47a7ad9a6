import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricPageView, PeriodRow, ValueRow } from '@/lib/domain/metric-page-types';
import { formatValue } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { useCommand } from '../../pages/use-command';
import styles from './metric.module.css';
import { ReasonDialog } from './ReasonDialog';
import { ValueDialog } from './ValueDialog';

type Open = 'value' | 'withdraw' | 'choose' | 'remark';

/** What a person may do with one period: enter, correct, withdraw, choose, dispute or comment. */
export function ValueActions({ row, page }: { row: PeriodRow; page: MetricPageView }) {
  const { t } = useText();
  const [open, setOpen] = useState<Open>();
  const { rights, metric } = page;
  const close = () => setOpen(undefined);
  const actions = actionsFor(row, page);
  if (actions.length === 0) return '–';
  return (
    <>
      <div className={styles.actions}>
        {actions.map((action) => (
          <Button key={action} variant="quiet" onClick={() => setOpen(action)}>
            {t(
              LABELS[
                action === 'remark'
                  ? rights.comment
                  : action === 'value' && row.kind !== 'value'
                    ? 'enter'
                    : action
              ],
            )}
          </Button>
        ))}
      </div>
      {open === 'value' ? <ValueDialog row={row} metric={metric} onClose={close} /> : null}
      {row.kind === 'value' && open !== undefined && open !== 'value' ? (
        <RemarkDialog row={row} page={page} open={open} onClose={close} />
      ) : null}
    </>
  );
}

const LABELS = {
  value: 'metric.action.correct',
  enter: 'metric.action.enter',
  withdraw: 'metric.action.withdraw',
  choose: 'metric.action.choose',
  dispute: 'metric.action.dispute',
  comment: 'metric.action.comment',
} as const;

function actionsFor(row: PeriodRow, { rights, metric, series }: MetricPageView): Open[] {
  const recording = rights.record && metric.status === 'active';
  if (row.kind !== 'value') return row.kind === 'gap' && recording ? ['value'] : [];
  if (row.state === 'voided' || row.state === 'superseded') return [];
  const mine = series[0]?.rows ?? [];
  const rivals = mine.filter(
    (other) => other.kind === 'value' && other.state === 'disputed' && other.periodStart === row.periodStart,
  );
  const found: Open[] = [];
  if (row.state === 'disputed' && rights.choose) found.push('choose');
  if (recording && (row.state === 'confirmed' || rivals.length === 1)) found.push('value');
  if (rights.record) found.push('withdraw');
  return [...found, 'remark'];
}

function RemarkDialog(props: {
  row: ValueRow;
  page: MetricPageView;
  open: Exclude<Open, 'value'>;
  onClose: () => void;
}) {
  const { row, page, open, onClose } = props;
  const { locale } = useText();
  const withdraw = useCommand('withdrawSample');
  const choose = useCommand('chooseSample');
  const remark = useCommand('commentOnSample');
  const sampleId = row.id;
  const value = formatValue(row.value, page.metric.unit, locale);
  switch (open) {
    case 'withdraw': {
      const run = (reason: string) => withdraw.run({ sampleId, reason });
      return <ReasonDialog about="withdraw" {...{ value, run, onClose }} command={withdraw} />;
    }
    case 'choose': {
      const run = (reason: string) => choose.run({ sampleId, reason });
      return <ReasonDialog about="choose" {...{ value, run, onClose }} command={choose} />;
    }
    case 'remark': {
      const run = (text: string) => remark.run({ sampleId, text });
      return <ReasonDialog about={page.rights.comment} {...{ value, run, onClose }} command={remark} />;
    }
  }
}
