import type { FieldReading, FieldSource } from '@/lib/domain/work-item';
import {
  findAll,
  findOne,
  findRanked,
  isShown,
  readAttribute,
  readMeta,
  readText,
  readTexts,
  type Scope,
} from './dom';
import { type Fields, reading } from './fields';
import { projectOf, toIssueKey } from './jira-url';
import { known } from './paths';

/**
 * The visible header of one issue: its key, the element that shows it, and the part of the page that is about
 * it.
 */
export type IssueHeader = {
  key: string;
  /** Number of the issue, which Data Center keeps beside the key. */
  issueId?: string;
  element: Element;
  scope: Scope;
  inDialog: boolean;
  /** Keys of the issues above this one, outermost first. */
  parents: string[];
  readFields: () => Fields;
  /** Whether the status is of the finished category; nothing where the page does not say. */
  readFinished: () => boolean | undefined;
};

const BASE = 'issue.views.issue-base';
const CRUMBS = `${BASE}.foundation.breadcrumbs`;
const DIALOG = '[role="dialog"],[aria-modal="true"]';
const LAYOUT = [
  '[data-testid="issue.views.issue-details.issue-layout.issue-layout"]',
  '[data-testid="issue.views.issue-details.issue-layout.compact-layout"]',
  '[data-test-id="issue.views.issue-details.issue-layout.issue-layout"]',
].join(',');
// Only ever the *current* issue: the parent's breadcrumb stands before it and looks the same.
const CURRENT_ISSUE = [
  `a[data-testid="${CRUMBS}.current-issue.item"]`,
  `a[data-test-id="${CRUMBS}.current-issue.item"]`,
  `[data-testid="${CRUMBS}.breadcrumb-current-issue-container"] a[href*="/browse/"]`,
  `[data-test-id="${CRUMBS}.breadcrumb-current-issue-container"] a[href*="/browse/"]`,
];
const PARENT_ISSUE = ['testid', 'test-id']
  .map((name) => `a[data-${name}="${CRUMBS}.parent-issue.item"]`)
  .join(',');
const BOARD_PANEL = '#ghx-detail-view';
const BOARD_KEY = ['#ghx-detail-issue', '.ghx-fieldname-issuekey a', '#issuekey-val a'];

/**
 * Every visible issue header of the page, in document order. Cards, rows, children and links are never
 * headers.
 */
export function readIssueHeaders(document: Document): IssueHeader[] {
  const cloud = readCloudHeaders(document);
  return cloud.length > 0 ? cloud : readDataCenterHeaders(document);
}

/**
 * The header that lies in front: the one in a dialog, else the only one. Two issues side by side are a doubt,
 * and a doubt is no header.
 */
export function frontHeader(headers: readonly IssueHeader[]): IssueHeader | undefined {
  const inFront = headers.filter((header) => header.inDialog);
  const candidates = inFront.length > 0 ? inFront : headers;
  const first = candidates[0];
  return candidates.every((header) => header.key === first?.key) ? first : undefined;
}

/** The fields that a key alone gives. */
export function keyFields(key: string, source: FieldSource): Fields {
  return known<FieldReading>({
    issueKey: reading(source, key),
    projectKey: reading(source, projectOf(key)),
  });
}

function readCloudHeaders(document: Document): IssueHeader[] {
  const selector = CURRENT_ISSUE.find((ranked) => findOne(document, ranked));
  if (!selector) return [];
  const elements = findAll(document, selector, 10).filter(isShown);
  return elements.flatMap((element) => {
    const key = readLinkedKey(element);
    if (!key) return [];
    // Without a layout of its own the whole page is about the issue, provided that there is only one.
    const own = element.closest(LAYOUT) ?? element.closest(DIALOG);
    const scope = own ?? (elements.length === 1 ? document : element);
    const parents = findAll(scope, PARENT_ISSUE, 5).map(readLinkedKey);
    return {
      key,
      element,
      scope,
      inDialog: element.closest(DIALOG) !== null,
      parents: parents.filter((parent) => parent !== undefined && parent !== key) as string[],
      readFields: () => readCloudFields(scope),
      readFinished: () => readCloudFinished(scope),
    };
  });
}

/** Text and target must name the same issue: while the page changes from one to the next they may not. */
function readLinkedKey(link: Element): string | undefined {
  const shown = toIssueKey(readText(link));
  const target = toIssueKey(readAttribute(link, 'href')?.split(/[?#]/, 1)[0]?.split('/').at(-1));
  return shown && target && shown !== target ? undefined : (shown ?? target);
}

function readCloudFields(scope: Scope): Fields {
  return known<FieldReading>({
    issueType: reading('dom', readCloudType(scope)),
    status: reading('dom', readCloudStatus(scope)),
    label: reading('dom', readLinkedValues(scope, `${BASE}.context.labels`, 'labels')),
    component: reading('dom', readLinkedValues(scope, `${BASE}.context.components`, 'components')),
  });
}

/** The status stands first in a button; what follows it there is the button's arrow. */
function readCloudStatus(scope: Scope): string | undefined {
  const button = findOne(scope, '[id="issue.fields.status-view.status-button"]');
  return button && (readText(findOne(button, 'span')) ?? readText(button));
}

/**
 * The status's name is in the reader's language and its colour in compiled styles. What tells is the resolution beside it
 * or its date: both are drawn only once there is one. Without them a status may still be a finished one.
 */
function readCloudFinished(scope: Scope): true | undefined {
  return findOne(scope, CLOUD_RESOLUTION) ? true : undefined;
}

const CLOUD_RESOLUTION = ['issue-field-resolution.ui.read.label', 'resolved-date.ui.read.meta-date']
  .map((id) => `[data-testid="${id}"]`)
  .join(',');

/**
 * The icon's name, else what stands before the last dash of the button's label; the wording behind it is
 * localised.
 */
function readCloudType(scope: Scope): string | undefined {
  const button = findRanked(scope, [
    `[data-testid="${BASE}.foundation.change-issue-type.button"]`,
    `[data-test-id="${BASE}.foundation.change-issue-type.button"]`,
    `[data-testid="${CRUMBS}.breadcrumb-current-issue-container"]`,
  ]);
  if (!button) return undefined;
  const label = readAttribute(button, 'aria-label') ?? '';
  const dash = label.lastIndexOf(' - ');
  return readAttribute(findOne(button, 'img[alt]'), 'alt') ?? (dash > 0 ? label.slice(0, dash) : undefined);
}

/**
 * Values that link to a search for themselves. The empty field shows a localised word and no link, which
 * cannot be told from a field that is drawn differently: so never "known to be empty" here.
 */
function readLinkedValues(scope: Scope, field: string, heading: string): string[] | undefined {
  const container =
    findOne(scope, `[data-testid="${field}"]`) ??
    findOne(scope, `[data-testid="issue-field-heading-styled-field-heading.${heading}"]`)?.parentElement;
  const values = container ? readTexts(container, 'a[href*="jql="]') : [];
  return values.length > 0 ? values : undefined;
}

function readDataCenterHeaders(document: Document): IssueHeader[] {
  const panel = findOne(document, BOARD_PANEL);
  const element = panel
    ? (findRanked(panel, BOARD_KEY) ?? findOne(panel, '#key-val'))
    : findOne(document, '#key-val');
  if (!element || !isShown(element)) return [];
  const key = toIssueKey(
    readAttribute(element, 'data-issue-key') ?? readAttribute(element, 'data-issuekey') ?? readText(element),
  );
  if (!key) return [];
  const scope = panel ?? element.closest('.issue-view,#issue-content')?.parentElement ?? document;
  const issueId = readAttribute(element, 'rel') ?? readAttribute(element, 'data-issueid');
  const parent = toIssueKey(readAttribute(findOne(scope, '#parent_issue_summary'), 'data-issue-key'));
  return [
    {
      key,
      ...(issueId && { issueId }),
      element,
      scope,
      inDialog: element.closest(DIALOG) !== null,
      parents: parent && parent !== key ? [parent] : [],
      readFields: () => readDataCenterFields(scope),
      readFinished: () => readDataCenterFinished(scope),
    },
  ];
}

function readDataCenterFields(scope: Scope): Fields {
  return known<FieldReading>({
    issueType: reading('dom', readText(findOne(scope, '#type-val'))),
    status: reading('dom', readDataCenterStatus(scope)),
    label: reading('dom', readLabels(scope)),
    component: reading('dom', readComponents(scope)),
    epicKey: reading('dom', readEpic(scope)),
    requestType: reading('dom', readText(findOne(scope, customField('com.atlassian.servicedesk:vp-origin')))),
  });
}

/**
 * With some workflows the status stands on the transition button only; elsewhere that button is a plain menu.
 */
function readDataCenterStatus(scope: Scope): string | undefined {
  const button = '#opsbar-transitions_more[class*="status-category"] .dropdown-text';
  return readText(findRanked(scope, ['#status-val', button]));
}

/**
 * The status and the button of its transitions name their category in their class, whatever the language; else the
 * resolution says whether there is one.
 */
function readDataCenterFinished(scope: Scope): boolean | undefined {
  const status = findRanked(scope, [
    '#status-val [class*="jira-issue-status-lozenge-"]',
    '#opsbar-transitions_more[class*="status-category_"]',
  ]);
  const [, category] =
    /(?:status-lozenge-|status-category_)(new|indeterminate|done)(?![\w-])/.exec(
      readAttribute(status, 'class') ?? '',
    ) ?? [];
  if (category) return category === 'done';
  const resolution = findOne(scope, '#resolution-val');
  if (!resolution) return undefined;
  const classes = (readAttribute(resolution, 'class') ?? '').split(/\s+/);
  return classes.includes('resolved') ? true : classes.includes('unresolved') ? false : undefined;
}

/** No label is drawn as a bare word in the reader's language; labels are links in a list. */
function readLabels(scope: Scope): string[] | undefined {
  const holder = findRanked(scope, ['[id^="labels-"][id$="-value"]', '.labels-wrap .labels']);
  if (!holder) return undefined;
  const labels = readTexts(holder, 'a.lozenge');
  return labels.length > 0 || holder.childElementCount === 0 ? labels : undefined;
}

function readComponents(scope: Scope): string[] | undefined {
  const holder = findRanked(scope, ['#components-val', '#components-field']);
  if (!holder) return undefined;
  const components = readTexts(holder, 'a');
  return components.length > 0 || holder.childElementCount === 0 ? components : undefined;
}

function readEpic(scope: Scope): string | undefined {
  const link = findOne(
    scope,
    `${customField('com.pyxis.greenhopper.jira:gh-epic-link')} a[href*="/browse/"]`,
  );
  return toIssueKey(readAttribute(link, 'href')?.split(/[?#]/, 1)[0]?.split('/').at(-1));
}

function customField(type: string): string {
  return `[data-fieldtypecompletekey="${type}"]`;
}

/**
 * Whether the page says that there is no such issue, or none that this person may see. The words are in the reader's
 * language, so the structure decides. Data Center marks such pages. Cloud has no mark that is known to last: a message
 * with a heading stands where the issue would, with none of an issue's own parts and nothing still loading.
 */
export function saysThereIsNoIssue(document: Document): boolean {
  if (findOne(document, 'body.page-type-message,.issue-error')) return true;
  const main = findOne(document, CLOUD_MAIN);
  if (!main || findOne(main, ISSUE_PARTS) || findOne(main, STILL_LOADING)) return false;
  return findAll(main, HEADINGS, 10).some((heading) => isShown(heading) && readText(heading));
}

const CLOUD_MAIN =
  '[data-testid="page-layout.main"],[data-ds--page-layout--slot="main"],#jira-frontend [role="main"]';
const ISSUE_PARTS = ['testid', 'test-id']
  .map(
    (name) =>
      `[data-${name}^="issue.views."],[data-${name}^="issue-view-"],[data-${name}^="issue.issue-view."]`,
  )
  .join(',');
const STILL_LOADING = '[aria-busy="true"],[role="progressbar"]';
const HEADINGS = 'h1,h2,h3,h4,[role="heading"]';

/** The project as the page marks it: filled on Data Center's boards, there but empty on Cloud. */
export function readMarkedProject(document: Document): string | undefined {
  return readMeta(document, 'ghx-project-key');
}
