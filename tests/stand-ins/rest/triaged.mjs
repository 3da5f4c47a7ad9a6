import { DC_ISSUES, ISSUES, STATUS_CATEGORY } from '../company.mjs';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** How long tickets waited for the right desk, in minutes: one week's worth, over and over. */
const WAITS = [12, 18, 9, 31, 22, 14, 47, 26, 17, 20, 11, 38, 24, 16, 29, 13, 21, 55, 19, 27, 15, 33, 23, 10];
const WEEKS = 3;

/**
 * Finished tickets with triage help that no page of the stand-ins shows: only a search finds them. They come on the
 * working days of the last weeks, counted back from the Monday before today, so that whole weeks are always over.
 *
 * @param {number} now
 */
function triagedTickets(now) {
  const monday = now - (((new Date(now).getUTCDay() + 6) % 7) * DAY + (now % DAY));
  return Array.from({ length: WEEKS }, (_, week) =>
    WAITS.map((wait, index) => {
      const day = monday - (week + 1) * 7 * DAY + (index % 5) * DAY;
      const created = day + (8 * 60 + 7 * index) * MINUTE;
      const begun = created + (wait + week) * MINUTE;
      return {
        key: `OPS-${1000 + week * 100 + index}`,
        type: index % 3 === 0 ? 'Bug' : 'Task',
        status: 'Done',
        labels: index % 8 === 7 ? ['ai-triage', 'rework'] : ['ai-triage'],
        components: ['Triage'],
        parent: undefined,
        created,
        changes: [
          { at: begun, from: 'To do', to: 'In progress' },
          { at: begun + 6 * 60 * MINUTE, from: 'In progress', to: 'Done' },
        ],
      };
    }),
  ).flat();
}

/** @param {number} now @param {typeof ISSUES[number]} issue */
function companyTicket(now, issue) {
  const created = now - issue.age * DAY;
  const resolved = issue.resolvedAge === undefined ? undefined : now - issue.resolvedAge * DAY;
  const begun = resolved === undefined ? created + 45 * MINUTE : Math.min(resolved, created + 45 * MINUTE);
  const changes = [];
  if (STATUS_CATEGORY[issue.status] !== 'new') changes.push({ at: begun, from: 'To do', to: 'In progress' });
  if (resolved !== undefined) changes.push({ at: resolved, from: 'In progress', to: issue.status });
  return { ...issue, created, changes };
}

/**
 * All tickets of one of the company's Jiras with their dates, as its own interface knows them.
 *
 * @param {'cloud' | 'dc'} deployment
 */
export function ticketsOf(deployment) {
  const now = Date.now();
  const shown = (deployment === 'cloud' ? ISSUES : DC_ISSUES).map((issue) => companyTicket(now, issue));
  const all = deployment === 'cloud' ? [...shown, ...triagedTickets(now)] : shown;
  return all.map((ticket) => ({ ...ticket, resolved: resolvedAt(ticket) }));
}

/** When it last came to a finished status, as long as it is in one. */
function resolvedAt({ status, changes }) {
  return STATUS_CATEGORY[status] === 'done' ? changes.at(-1)?.at : undefined;
}
