import { useId } from 'react';
import { useText } from '@/components/ui/text';
import type { SeriesView } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { formatDay, formatPeriod, formatValue } from '@/lib/i18n/formats';
import { ChartLegend } from './ChartLegend';
import { CHART, type ChartLayout, chartLayout } from './chart-layout';
import styles from './metric.module.css';
import { PointMark } from './PointMark';

/**
 * The course of one series: values by period with the line from before, the target, the pace that was agreed, periods
 * without a value, and how well each value is founded. The table below says the same in words.
 */
export function TrendChart({ series, metric }: { series: SeriesView; metric: Metric }) {
  const text = useText();
  const { t, locale } = text;
  const titleId = useId();
  const layout = chartLayout(series, metric);
  if (!layout) return null;
  const { unit } = metric;
  const value = (number: number) => formatValue(number, unit, locale);
  const first = layout.points[0]?.row;
  const last = layout.points.at(-1)?.row;
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>
          {t('metric.chart.summary', {
            count: layout.points.length,
            from: first ? value(first.value) : '',
            to: last ? value(last.value) : '',
            gaps: layout.gaps.filter(({ kind }) => kind === 'missed').length,
          })}
        </title>
        <Grid layout={layout} value={value} day={(day) => formatDay(day, locale, 'short')} />
        {layout.pace ? <polygon className={styles.pace} points={layout.pace} /> : null}
        {layout.gaps.map(({ x, width, kind }) => (
          <rect
            key={x}
            className={styles.gap}
            data-kind={kind}
            x={x}
            y={CHART.top}
            width={Math.max(2, width)}
            height={CHART.height - CHART.top - CHART.bottom}
          />
        ))}
        <Levels layout={layout} series={series} value={value} />
        {layout.lines.map((points) => (
          <polyline key={points} className={styles.line} points={points} />
        ))}
        {layout.points.map(({ x, y, row, spread }) => (
          <g key={row.id} data-state={row.state}>
            <title>{`${formatPeriod(row.periodStart, row.periodEnd, locale)}: ${value(row.value)}`}</title>
            {spread ? (
              <path
                className={styles.spread}
                d={`M${x - 4} ${spread.y1}h8M${x} ${spread.y1}V${spread.y2}M${x - 4} ${spread.y2}h8`}
              />
            ) : null}
            <PointMark x={x} y={y} grade={row.grade} late={row.late} />
            {row.state === 'disputed' ? (
              <text className={styles.dispute} x={x + 9} y={y - 7}>
                ?
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <ChartLegend layout={layout} />
    </figure>
  );
}

function Grid(props: { layout: ChartLayout; value: (one: number) => string; day: (day: string) => string }) {
  const { layout, value, day } = props;
  return (
    <g className={styles.grid}>
      {layout.yTicks.map((tick) => (
        <g key={tick.value}>
          <line x1={CHART.start} x2={CHART.width - CHART.end} y1={tick.y} y2={tick.y} />
          <text x={CHART.start - 8} y={tick.y + 4} textAnchor="end">
            {value(tick.value)}
          </text>
        </g>
      ))}
      {layout.xTicks.map((tick) => (
        <text key={tick.day} x={tick.x} y={CHART.height - 12} textAnchor="middle">
          {day(tick.day)}
        </text>
      ))}
    </g>
  );
}

function Levels(props: { layout: ChartLayout; series: SeriesView; value: (one: number) => string }) {
  const { layout, series, value } = props;
  const { t, locale } = useText();
  const target = series.targets.find(({ current }) => current);
  const across = { x1: CHART.start, x2: CHART.width - CHART.end };
  return (
    <g>
      {layout.range ? (
        <rect
          className={styles.range}
          x={CHART.start}
          width={CHART.width - CHART.start - CHART.end}
          y={layout.range.y1}
          height={layout.range.y2 - layout.range.y1}
        />
      ) : null}
      {layout.baselineY !== undefined && series.baseline ? (
        <>
          <line className={styles.baseline} {...across} y1={layout.baselineY} y2={layout.baselineY} />
          <text className={styles.level} x={beforeDue(layout.dueX)} y={layout.baselineY - 5} textAnchor="end">
            {t('metric.chart.baseline', { value: value(series.baseline.value) })}
          </text>
        </>
      ) : null}
      {layout.targetY !== undefined && target ? (
        <>
          <line className={styles.target} {...across} y1={layout.targetY} y2={layout.targetY} />
          <text className={styles.level} data-of="target" x={CHART.start + 4} y={layout.targetY - 5}>
            {t('metric.chart.target', { value: value(target.value) })}
          </text>
        </>
      ) : null}
      {layout.dueX !== undefined && target ? (
        <>
          <line
            className={styles.due}
            x1={layout.dueX}
            x2={layout.dueX}
            y1={DUE_LABEL_Y + 6}
            y2={CHART.height - CHART.bottom}
          />
          <text
            className={styles.level}
            x={layout.dueX}
            y={DUE_LABEL_Y}
            textAnchor={layout.dueX > CHART.width / 2 ? 'end' : 'start'}
          >
            {t('dashboard.metric.due', { day: formatDay(target.dueOn, locale) })}
          </text>
        </>
      ) : null}
    </g>
  );
}

/** Above the picture's frame, where no other label stands. */
const DUE_LABEL_Y = 18;

/** What the label of the line from before needs of the width, and the one of the target beside it. */
const LABELS_WIDTH = 460;

/** Where the label of the line from before ends: left of the due date's line, which would cross it. */
const beforeDue = (dueX: number | undefined): number =>
  dueX !== undefined && dueX > LABELS_WIDTH ? dueX - 6 : CHART.width - CHART.end;
