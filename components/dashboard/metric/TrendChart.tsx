import { useId } from 'react';
import { useText } from '@/components/ui/text';
import type { SeriesView } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { formatDay, formatPeriod, formatValue } from '@/lib/i18n/formats';
import { ChartLegend } from './ChartLegend';
import { type ChartFrame, type ChartLayout, chartFrame, chartLayout } from './chart-layout';
import styles from './metric.module.css';
import { PointMark } from './PointMark';
import { useWidth } from './use-width';

/**
 * The course of one series: values by period with the line from before, the target, the pace that was agreed, periods
 * without a value, and how well each value is founded. The table below says the same in words.
 */
export function TrendChart({ series, metric }: { series: SeriesView; metric: Metric }) {
  const text = useText();
  const { t, locale } = text;
  const titleId = useId();
  const [box, width] = useWidth(WIDTH);
  const value = (number: number) => formatValue(number, metric.unit, locale);
  const scale = chartLayout(series, metric, chartFrame(width))?.yTicks.map((tick) => value(tick.value));
  const frame = chartFrame(width, scale);
  const layout = chartLayout(series, metric, frame);
  if (!layout) return null;
  const first = layout.points[0]?.row;
  const last = layout.points.at(-1)?.row;
  return (
    <figure className={styles.chart} ref={box}>
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>
          {t('metric.chart.summary', {
            count: layout.points.length,
            from: first ? value(first.value) : '',
            to: last ? value(last.value) : '',
            gaps: layout.gaps.filter(({ kind }) => kind === 'missed').length,
          })}
        </title>
        <Grid layout={layout} frame={frame} value={value} day={(day) => formatDay(day, locale, 'short')} />
        {layout.pace ? <polygon className={styles.pace} points={layout.pace} /> : null}
        {layout.gaps.map(({ x, width, kind }) => (
          <rect
            key={x}
            className={styles.gap}
            data-kind={kind}
            x={x}
            y={frame.top}
            width={Math.max(2, width)}
            height={frame.height - frame.top - frame.bottom}
          />
        ))}
        <LevelLines layout={layout} frame={frame} series={series} />
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
        <LevelNames layout={layout} frame={frame} series={series} value={value} />
      </svg>
      <ChartLegend layout={layout} />
    </figure>
  );
}

function Grid(props: {
  layout: ChartLayout;
  frame: ChartFrame;
  value: (one: number) => string;
  day: (day: string) => string;
}) {
  const { layout, frame, value, day } = props;
  return (
    <g className={styles.grid}>
      {layout.yTicks.map((tick) => (
        <g key={tick.value}>
          <line x1={frame.start} x2={frame.width - frame.end} y1={tick.y} y2={tick.y} />
          <text x={frame.start - 8} y={tick.y + 4} textAnchor="end">
            {value(tick.value)}
          </text>
        </g>
      ))}
      {layout.xTicks.map((tick) => (
        <text key={tick.day} x={tick.x} y={frame.height - 12} textAnchor="middle">
          {day(tick.day)}
        </text>
      ))}
    </g>
  );
}

type LevelProps = { layout: ChartLayout; frame: ChartFrame; series: SeriesView };

/** The good range, the line from before, the target and the day it is due: under the values. */
function LevelLines({ layout, frame, series }: LevelProps) {
  const across = { x1: frame.start, x2: frame.width - frame.end };
  return (
    <g>
      {layout.range ? (
        <rect
          className={styles.range}
          x={frame.start}
          width={frame.width - frame.start - frame.end}
          y={layout.range.y1}
          height={layout.range.y2 - layout.range.y1}
        />
      ) : null}
      {layout.baselineY !== undefined && series.baseline ? (
        <line className={styles.baseline} {...across} y1={layout.baselineY} y2={layout.baselineY} />
      ) : null}
      {layout.targetY !== undefined ? (
        <line className={styles.target} {...across} y1={layout.targetY} y2={layout.targetY} />
      ) : null}
      {layout.dueX !== undefined ? (
        <line
          className={styles.due}
          x1={layout.dueX}
          x2={layout.dueX}
          y1={DUE_LABEL_Y + 6}
          y2={frame.height - frame.bottom}
        />
      ) : null}
    </g>
  );
}

/** Their names: over the values, where nothing crosses them. */
function LevelNames({ layout, frame, series, value }: LevelProps & { value: (one: number) => string }) {
  const { t, locale } = useText();
  const target = series.targets.find(({ current }) => current);
  const labels = levelLabels(layout, frame);
  return (
    <g className={styles.level}>
      {layout.baselineY !== undefined && series.baseline ? (
        <text x={labels.baselineX} y={labels.baselineY} textAnchor="end">
          {t('metric.chart.baseline', { value: value(series.baseline.value) })}
        </text>
      ) : null}
      {layout.targetY !== undefined && target ? (
        <text x={frame.start + 4} y={labels.targetY}>
          {t('metric.chart.target', { value: value(target.value) })}
        </text>
      ) : null}
      {layout.dueX !== undefined && target ? (
        <text x={layout.dueX} y={DUE_LABEL_Y} textAnchor={layout.dueX > frame.width / 2 ? 'end' : 'start'}>
          {t('dashboard.metric.due', { day: formatDay(target.dueOn, locale) })}
        </text>
      ) : null}
    </g>
  );
}

/** Above the picture's frame, where no other label stands. */
const DUE_LABEL_Y = 18;

/** As wide as a chart is before the page was laid out. */
const WIDTH = 720;

/** What the label of the line from before needs beside that of the target. */
const LABELS_SHARE = 0.64;

/**
 * Where the labels of both levels stand: outside the two lines, so that neither is crossed by the other's line, and left
 * of the due date's. Below the lowest line there may be no room.
 */
function levelLabels({ baselineY = 0, targetY = 0, dueX }: ChartLayout, frame: ChartFrame) {
  const floor = frame.height - frame.bottom;
  const beside = (own: number, other: number) => (own > other && own + 18 < floor ? own + 16 : own - 5);
  const clear = dueX !== undefined && dueX > frame.width * LABELS_SHARE;
  return {
    baselineX: clear ? dueX - 6 : frame.width - frame.end,
    baselineY: beside(baselineY, targetY),
    targetY: beside(targetY, baselineY),
  };
}
