import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { Button } from '../../pages/Button';
import { csvFileName, metricCsv } from './metric-csv';

/** Saves every value of the metric as a file for a spreadsheet. Nothing leaves the browser but into that file. */
export function ExportButton({ page }: { page: MetricPageView }) {
  const text = useText();
  const save = () => {
    const file = new Blob([metricCsv(page, text)], { type: 'text/csv;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = csvFileName(page.metric.name);
    link.click();
    // The browser has taken the file over by the next turn of its loop.
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
  };
  return <Button onClick={save}>{text.t('metric.export')}</Button>;
}
