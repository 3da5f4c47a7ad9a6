/** CouchDB's order of keys: null, false, true, numbers, texts, lists, objects. */
const RANK = { null: 0, boolean: 1, number: 2, string: 3, array: 4, object: 5 };
const kindOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

export function compareKeys(a, b) {
  const [one, other] = [kindOf(a), kindOf(b)];
  if (one !== other) return RANK[one] - RANK[other];
  if (one === 'array') {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const order = compareKeys(a[at], b[at]);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  if (one === 'object') return compareKeys(Object.entries(a).flat(), Object.entries(b).flat());
  return a < b ? -1 : a > b ? 1 : 0;
}

const sum = (values) => values.reduce((total, one) => total + one, 0);
const BUILT_IN = {
  _count: (values) => values.length,
  _sum: sum,
  _stats: (values) => ({
    sum: sum(values),
    count: values.length,
    min: Math.min(...values),
    max: Math.max(...values),
    sumsqr: sum(values.map((one) => one * one)),
  }),
};

/** The rows of a view: worked out anew each time, which is slow and never stale. */
export function queryView(docs, { map, reduce }, options) {
  const { startKey, endKey, keys, group, groupLevel, skip = 0, limit = Number.POSITIVE_INFINITY } = options;
  const page = (all) => all.slice(skip, skip + limit);
  const rows = [];
  let current;
  const emit = (key = null, value = null) => rows.push({ id: current._id, key, value });
  const mapped = new Function('emit', 'sum', `return ${map}`)(emit, sum);
  for (current of docs) {
    try {
      mapped(structuredClone(current));
    } catch {
      // A document that a map stumbles over is in no view.
    }
  }
  rows.sort((a, b) => compareKeys(a.key, b.key) || (a.id < b.id ? -1 : 1));
  const within = rows.filter(
    ({ key }) =>
      (startKey === undefined || compareKeys(key, startKey) >= 0) &&
      (endKey === undefined || compareKeys(key, endKey) <= 0) &&
      (keys === undefined || keys.some((one) => compareKeys(one, key) === 0)),
  );
  if (!reduce || options.reduce === false) return page(within);
  const level = groupLevel ?? (group ? Number.POSITIVE_INFINITY : 0);
  const groups = new Map();
  for (const row of within) {
    const key = level === 0 ? null : Array.isArray(row.key) ? row.key.slice(0, level) : row.key;
    const name = JSON.stringify(key);
    groups.set(name, { key, members: [...(groups.get(name)?.members ?? []), row] });
  }
  const reduced = BUILT_IN[reduce]
    ? (members) => BUILT_IN[reduce](members.map(({ value }) => value))
    : (members) => reduceInPieces(new Function('sum', `return ${reduce}`)(sum), members);
  return page([...groups.values()]).map(({ key, members }) => ({ key, value: reduced(members) }));
}

/** A real server keeps what it reduced in the nodes of a tree, and reduces that again. */
function reduceInPieces(reduce, members) {
  const parts = [];
  for (let at = 0; at < members.length; at += PIECE) {
    const some = members.slice(at, at + PIECE);
    parts.push(
      reduce(
        some.map(({ key, id }) => [key, id]),
        some.map(({ value }) => value),
        false,
      ),
    );
  }
  return parts.length === 1 ? parts[0] : reduce(null, parts, true);
}

const PIECE = 3;
