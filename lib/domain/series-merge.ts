import { asList, mergeLists } from './list-merge';
import { MEANING_FIELDS } from './metric-invariants';
import { changedOnce, type Lost } from './part-merge';
import { contentText, isSame } from './same-content';
import { withoutUndefined } from './without-undefined';

type Fields = Readonly<Record<string, unknown>>;

/** What says how the values of the series that counts are read (INV-20): never half of one person's and half of another's. */
const READS_VALUES = ['unit', 'category', 'categoryReason', ...MEANING_FIELDS] as const;

/**
 * The series of a metric with their targets and baselines, and the fields that read their values. Series are only ever opened:
 * where both sides opened one under the same number, the server's counts with all that belongs to it, for others may have
 * recorded values for it, and ours is shown with its unit. Of two target supersessions both stay.
 */
export function mergeSeries(
  base: Fields | undefined,
  local: Fields,
  remote: Fields,
): { fields: Fields; lost: Lost[] } {
  const [before, ours, theirs] = [base, local, remote].map((one) => byVersion(one?.series));
  if (!before || !ours || !theirs) return { fields: {}, lost: [] };
  const fork = forkOf(ours, theirs);
  const lost: Lost[] = [];
  const series: Fields[] = [];
  for (const version of new Set([...theirs.keys(), ...ours.keys()])) {
    const [our, their] = [ours.get(version), theirs.get(version)];
    if (our && version >= fork) {
      lost.push({ field: `series.${version}`, value: { ...our, unit: local.unit }, isLocal: true });
      if (their) series.push(their);
    } else if (our && their) {
      const merged = mergeOne(before.get(version), our, their);
      series.push(merged.series);
      for (const { isLocal, value } of merged.lost) {
        const { unit } = isLocal ? local : remote;
        lost.push({ field: `series.${version}.baseline`, value: { ...value, unit }, isLocal });
      }
    } else series.push((their ?? our) as Fields);
  }
  const opener = fork < Number.POSITIVE_INFINITY ? remote : openerOf(ours, theirs, { local, remote });
  const reading = (field: string) => {
    const sides = { b: base?.[field], l: local[field], r: remote[field] };
    const once = fork === Number.POSITIVE_INFINITY && changedOnce(sides);
    return once ? once.value : opener?.[field];
  };
  const readings = opener ? Object.fromEntries(READS_VALUES.map((field) => [field, reading(field)])) : {};
  return { fields: { ...readings, series }, lost };
}

const byVersion = (series: unknown): Map<number, Fields> =>
  new Map(asList(series).map((one) => [Number((one as Fields).version), one as Fields]));

/** The first number under which the two sides opened different series; infinite where they did not. */
function forkOf(ours: Map<number, Fields>, theirs: Map<number, Fields>): number {
  const opening = ({ openedAt, openedBy, reason }: Fields) => ({ openedAt, openedBy, reason });
  const forked = [...ours].filter(([version, our]) => {
    const their = theirs.get(version);
    return their !== undefined && !isSame(opening(our), opening(their));
  });
  return Math.min(...forked.map(([version]) => version));
}

/** Whoever opened the series that counts now, where only one side did. */
function openerOf(
  ours: Map<number, Fields>,
  theirs: Map<number, Fields>,
  { local, remote }: { local: Fields; remote: Fields },
): Fields | undefined {
  const [our, their] = [Math.max(...ours.keys()), Math.max(...theirs.keys())];
  if (our === their) return undefined;
  return our > their ? local : remote;
}

type LostBaseline = { value: Fields; isLocal: boolean };

/** One series that both sides have. */
function mergeOne(
  before: Fields | undefined,
  our: Fields,
  their: Fields,
): { series: Fields; lost: LostBaseline[] } {
  const sides = (field: string) => ({ b: before?.[field], l: our[field], r: their[field] });
  const fields = new Set([...Object.keys(their), ...Object.keys(our)]);
  const plain = [...fields].map((field) => [
    field,
    (changedOnce(sides(field)) ?? { value: their[field] }).value,
  ]);
  const { b, l, r } = sides('targets');
  const { baseline, lost } = mergeBaseline(sides('baseline'));
  return {
    series: withoutUndefined({
      ...Object.fromEntries(plain),
      targets: mergeLists(asList(b), asList(l), asList(r), contentText),
      baseline,
    }),
    lost,
  };
}

/** A frozen baseline stays (section 12), else the server's; the other one is shown, to be a new series' where it is right. */
function mergeBaseline(sides: { b: unknown; l: unknown; r: unknown }): {
  baseline: unknown;
  lost: LostBaseline[];
} {
  const once = changedOnce(sides);
  if (once) return { baseline: once.value, lost: [] };
  const [ours, theirs] = [sides.l as Fields | undefined, sides.r as Fields | undefined];
  if (!ours || !theirs) return { baseline: theirs ?? ours, lost: [] };
  const isLocal = theirs.frozenAt === undefined && ours.frozenAt !== undefined;
  const [baseline, other] = isLocal ? [ours, theirs] : [theirs, ours];
  const said = ({ setAt: _, frozenAt: __, ...words }: Fields) => words;
  const lost = isSame(said(ours), said(theirs)) ? [] : [{ value: other, isLocal: !isLocal }];
  return { baseline, lost };
}
