import type { Json } from '../couchdb/shapes';

/**
 * The view by which somebody who looks at all initiatives of a large team learns, metric by metric, which documents decide
 * what its latest value is, without a copy of every value there ever was: `latestOf` reads its answer.
 *
 * Its value is a list of the ends of document ids (`<period>:<hash>`, `<period>:void-<hash>`), all there are of the newest four
 * periods; `<period>:*` stands for more than eight of one period, and `older` says that there are earlier periods. Periods
 * are only ever left out for four newer ones and nothing is taken off for being withdrawn, so that the answer is the same
 * however the server groups the documents, and never long. Reducing what was reduced is the same as reducing what was
 * emitted. Written in the JavaScript of 2009, because that is what older CouchDB servers run.
 */
export const LATEST_VIEW: Json = {
  map: String.raw`function (doc) {
  var parts = doc._id.split(':');
  if (parts.length !== 4 || !/^\d{4}-\d{2}-\d{2}$/.test(parts[2])) return;
  emit([parts[0], parts[1]], [parts[2] + ':' + parts[3]]);
}`,
  reduce: `function (keys, values) {
  var byPeriod = {}, periods = [], found = [], isOlder = false, i, j, end, period, ends;
  for (i = 0; i < values.length; i++) {
    for (j = 0; j < values[i].length; j++) {
      end = values[i][j];
      if (end === 'older') { isOlder = true; continue; }
      period = end.slice(0, 10);
      if (!byPeriod[period]) { byPeriod[period] = {}; periods.push(period); }
      byPeriod[period][end] = true;
    }
  }
  periods.sort().reverse();
  for (i = 0; i < periods.length && i < 4; i++) {
    ends = [];
    for (end in byPeriod[periods[i]]) ends.push(end);
    ends.sort();
    found = found.concat(ends.length > 8 || ends[0] === periods[i] + ':*' ? [periods[i] + ':*'] : ends);
  }
  if (isOlder || periods.length > 4) found.push('older');
  return found;
}`,
};
