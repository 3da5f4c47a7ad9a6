/**
 * As much of Jira's query language as a question about tickets of a period needs, and a refusal for everything else.
 *
 * @param {string} jql
 * @returns {{ matches: (ticket: any) => boolean } | { error: string }}
 */
export function parseJql(jql) {
  const [, where = ''] = /^(.*?)(?: ORDER BY \w+( ASC| DESC)?)?$/.exec(jql) ?? [];
  const tests = [];
  for (const clause of splitByAnd(where)) {
    const test = testOf(clause);
    if (!test)
      return { error: `Error in the JQL Query: the clause '${clause.slice(0, 60)}' is not understood.` };
    if (test.error) return { error: test.error };
    tests.push(test.holds);
  }
  if (tests.length === 0) return { error: 'Unbounded JQL queries are not allowed here.' };
  return { matches: (ticket) => tests.every((holds) => holds(ticket)) };
}

/** Splits outside of quotes and brackets. */
function splitByAnd(text) {
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|\([^)]*\)|(?! AND ).)+/gs) ?? [];
  return parts.map((part) => part.replace(/^ ?AND /, '').trim()).filter(Boolean);
}

const VALUES = {
  issuekey: (ticket) => [ticket.key],
  project: (ticket) => [ticket.key.slice(0, ticket.key.indexOf('-'))],
  issuetype: (ticket) => [ticket.type],
  labels: (ticket) => ticket.labels,
  component: (ticket) => ticket.components,
  status: (ticket) => [ticket.status],
  parent: (ticket) => [ticket.parent],
};
const DATES = {
  created: (ticket) => ticket.created,
  resolved: (ticket) => ticket.resolved,
  statusCategoryChangedDate: (ticket) => ticket.changes.at(-1)?.at ?? ticket.created,
};
const PROJECTS = ['OPS', 'PAY', 'HR', 'MKT', 'LEG', 'FLEET', 'CAR', 'WMS'];

function testOf(clause) {
  const was = /^status WAS ("(?:\\.|[^"\\])*") DURING \("([\d-]+)", "([\d-]+)"\)$/.exec(clause);
  if (was) return { holds: (ticket) => wasDuring(ticket, unquote(was[1]), day(was[2]), day(was[3])) };
  if (clause === 'statusCategory = Done') return { holds: (ticket) => ticket.resolved !== undefined };
  const date = /^(\w+) (>=|<) "(\d{4}-\d{2}-\d{2})"$/.exec(clause);
  if (date && DATES[date[1]]) {
    const [, name, operator, limit] = date;
    return {
      holds: (ticket) => {
        const at = DATES[name](ticket);
        return at !== undefined && (operator === '<' ? at < day(limit) : at >= day(limit));
      },
    };
  }
  const [, name, list, single] = /^(\w+) (?:in \((.*)\)|= ("(?:\\.|[^"\\])*"))$/s.exec(clause) ?? [];
  if (!name || !VALUES[name]) return undefined;
  const wanted = (list ?? single).match(/"(?:\\.|[^"\\])*"/g)?.map(unquote) ?? [];
  const unknown = name === 'project' && wanted.find((one) => !PROJECTS.includes(one));
  if (unknown) return { error: `The value '${unknown}' does not exist for the field 'project'.` };
  return { holds: (ticket) => VALUES[name](ticket).some((value) => wanted.includes(value)) };
}

/** Whether the ticket stood in a status at any moment from `from` to `to`. */
function wasDuring({ created, changes }, status, from, to) {
  const spans = [
    { status: changes[0]?.from, at: created },
    ...changes.map(({ to: next, at }) => ({ status: next, at })),
  ];
  return spans.some((span, index) => {
    const end = spans[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return span.status?.toLowerCase() === status.toLowerCase() && span.at < to && end >= from;
  });
}

const day = (text) => Date.parse(`${text}T00:00:00Z`);
const unquote = (text) => text.slice(1, -1).replace(/\\(.)/g, '$1');
