import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { Button } from '../../pages/Button';
import { saveFile } from '../../pages/save-file';
import { csvFileName, metricCsv } from './metric-csv';

/** Saves every value of the metric as a file for a spreadsheet. */
export function ExportButton({ page }: { page: MetricPageView }) {
  const text = useText();
  const save = () =>
    saveFile(csvFileName(page.metric.name), [metricCsv(page, text)], 'text/csv;charset=utf-8');
  return <Button onClick={save}>{text.t('metric.export')}</Button>;
}
