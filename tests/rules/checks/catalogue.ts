import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Node } from 'oxc-parser';
import { bare, type Finding, finding, lastName, type Source, walk } from '../source';

/** Sentences of one language by id. */
export type Catalogue = Record<string, string>;

/**
 * Ids that are put together at run time, with `*` for the part that comes from data: `rollout.*` for
 * `t(`rollout.${rollout}`)`. The one place where they are listed: an id of this shape counts as shown, and
 * every other id must stand in the code as a whole.
 */
export const DYNAMIC_IDS: readonly string[] = [
  'change.*',
  'change.*.*',
  'change.affects.*',
  'change.data_classes.*',
  'change.decision_role.*',
  'change.domain_flags.*',
  'change.risk_tier.*',
  'change.surface.*/*',
  'change.surface.*/existing_tool',
  'compliance.*',
  'concernTopic.*',
  'criterion.*',
  'criterionState.*',
  'dashboard.governance.*',
  'dashboard.metric.*',
  'dashboard.queue.as.*',
  'dashboard.queue.do.*',
  'dashboard.queue.field.*',
  'dashboard.queue.group.*',
  'dashboard.queue.key.*',
  'dashboard.queue.later.*',
  'dashboard.recipe.calendar.*',
  'dashboard.recipe.event.*',
  'dashboard.recipe.event.*.in',
  'dashboard.recipe.says.*',
  'decisionOutcome.*',
  'dimension.*',
  'exclusion.*',
  'dimensionAsks.*',
  'dimensionReference.*',
  'evidenceKind.*',
  'evidenceState.*',
  'freshness.*',
  'function.*',
  'gateState.*',
  'governance.*',
  'grade.*',
  'metBy.*',
  'metric.*.intro',
  'metric.*.submit',
  'metric.*.title',
  'metric.aggregation.*',
  'metric.baseline.way.*',
  'metric.cadence.*',
  'metric.category.*',
  'metric.category.of.*',
  'metric.class.*',
  'metric.class.*.text',
  'metric.credited.*',
  'metric.csv.*',
  'metric.destination.*',
  'metric.direction.*',
  'metric.fact.*',
  'metric.gap.*',
  'metric.lifecycle.*',
  'metric.measure.*',
  'metric.method.*',
  'metric.ownerStatus.*',
  'metric.remark.*',
  'metric.status.*.intro',
  'metric.status.*.title',
  'metric.value.*',
  'initiative.about.*',
  'initiative.case.column.*',
  'initiative.doubt.*',
  'initiative.end.*',
  'initiative.end.submit.*',
  'initiative.gap.effort.*',
  'initiative.gate.*.edit',
  'initiative.gate.outcome.*',
  'initiative.gate.submit.*',
  'initiative.nav.*',
  'initiative.review.barred.*',
  'initiative.scope.kind.*',
  'initiative.tier.*',
  'initiative.workflow.*',
  'metricClass.*',
  'metricStatus.*',
  'missing.*',
  'options.backup.count.*',
  'options.backup.doing.*',
  'options.data.help.*',
  'options.data.import.*',
  'options.data.sum.*',
  'options.*.nav',
  'options.*.text',
  'options.*.title',
  'options.diagnostics.refused.*',
  'options.history.did.*',
  'options.history.field.*',
  'options.language.*',
  'options.prompts.*',
  'options.people.function.*',
  'options.policy.browser.*',
  'options.policy.field.*',
  'options.policy.hint.*',
  'options.policy.installs.*',
  'options.policy.lock.*',
  'options.policy.problem.*',
  'options.policy.system.*',
  'options.people.holds.*',
  'options.people.role.*',
  'options.rule.effect.*',
  'options.rule.findings.*',
  'options.rule.overlap.*',
  'options.rule.reach.*',
  'options.rule.way.*',
  'options.rules.*',
  'options.rules.edit.*',
  'options.rules.status.*',
  'options.rules.to.*',
  'options.rules.to.*.of',
  'options.sites.*',
  'options.sites.cloud.*',
  'options.sites.help.*',
  'privacy.field.*',
  'privacy.field.*.*',
  'privacy.here.*',
  'privacy.home.*',
  'privacy.item.*',
  'privacy.page.*',
  'privacy.permission.*',
  'privacy.permission.*.text',
  'privacy.purpose.*',
  'privacy.record.*',
  'privacy.session.*',
  'privacy.table.*',
  'options.tests.expect.*',
  'options.tests.got.*',
  'options.trial.count.*',
  'options.trial.outcome.*',
  'guidance.*',
  'options.workspace.guidance.*',
  'options.workspace.rigor.*',
  'options.workspace.rigor.*.hint',
  'options.workspace.optional.*',
  'options.workspace.threshold.*',
  'options.setUp.check.*',
  'options.setUp.check.*.*',
  'options.setUp.forged.*',
  'options.setUp.group.*',
  'options.setUp.result.*',
  'options.setUp.right.*',
  'options.setUp.way.*.hint',
  'options.setUp.what.*',
  'options.offer.kind.*',
  'options.offer.kind.*.hint',
  'options.offer.sum.*',
  'options.offer.why.*',
  'options.team.kind.*',
  'options.team.setAside.*',
  'options.setUp.provider.role.*',
  'options.team.refused.*',
  'options.team.refused.why.*',
  'options.team.refused.writer.*',
  'options.team.result.*',
  'options.team.way.*.hint',
  'page.access.*',
  'page.condition.**',
  'page.copy.*',
  'page.field.*',
  'page.failure.*.text',
  'page.failure.*.title',
  'page.host.*',
  'page.item.*',
  'page.initiative.container.*',
  'page.initiative.container.*.hint',
  'page.nav.*',
  'page.source.*',
  'page.tool.*',
  'phase.*',
  'phase.*.long',
  'popup.*.text',
  'popup.*.title',
  'popup.off.*',
  'popup.site.*',
  'precheck.*',
  'problem.*',
  'prompt.**',
  'rewrite.*',
  'requirement.*',
  'requirement.*.how',
  'rollout.*',
  'sampleState.*',
  'selection.*',
  'sidebar.*.text',
  'sidebar.*.title',
  'sidebar.copy.*',
  'sidebar.error.*',
  'sidebar.fact.*',
  'sidebar.field.*',
  'sidebar.op.**',
  'sidebar.prompt.later.*',
  'sidebar.source.*',
  'sidebar.specificity.*',
  'sidebar.value.*',
  'sidebar.why.reason.*',
  'sidebar.why.result.*',
  'tickets.calendar.*',
  'tickets.from.*',
  'snapshot.*',
  'stance.*',
  'stanceHow.*',
  'status.*',
  'statusDetail.by.*',
  'stepsVary.*',
  'sufficiency.*',
  'sufficiency.proposed.*',
  'suppliedBy.*',
  'suppliedBy.*.none',
  'vanity.*',
  'versions.field.*',
  'vanity.level.*',
  'team.*',
  'team.*.since',
  'team.work.*',
  'team.work.*.of',
  'tierReason.*',
  'welcome.*.missing',
  'welcome.demoReady.*',
  'welcome.demoReady.*.text',
  'welcome.steps.*',
];

type Token = string | [string, string?, (string | Record<string, Token[]>)?];

/** What a sentence expects: names of values with their kind. */
function placeholders(sentence: string): string[] {
  const found = new Set<string>();
  const visit = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      if (typeof token === 'string') continue;
      const [name, kind, cases] = token;
      // The cases of a plural or a choice may differ: another grammar needs more of them, or fewer.
      found.add(kind ? `${name} (${kind})` : name);
      if (typeof cases === 'object') {
        for (const [key, branch] of Object.entries(cases)) if (key !== 'offset') visit(branch as Token[]);
      }
    }
  };
  const compiled = compileMessage(sentence) as Token[] | string;
  visit(typeof compiled === 'string' ? [compiled] : compiled);
  return [...found].sort();
}

/**
 * Whether an id has the shape: a star at the end stands for anything, one before it for a part without a dot.
 */
function fits(id: string, shape: string): boolean {
  const source = shape
    .split('*')
    .map((part) => part.replace(/[.\\^$+?()[\]{}|]/g, '\\$&'))
    .join('[^.]+');
  return new RegExp(`^${source.replace(/\[\^\.\]\+$/, '.+')}$`).test(id);
}

/**
 * Puts the files of all areas together by language (`sidebar.de.json` is the area `sidebar` in German). An id
 * that two areas define is a finding: which sentence is shown would depend on the order of a spread.
 */
export function mergeAreas(files: Record<string, Catalogue>): {
  catalogues: Record<string, Catalogue>;
  findings: Finding[];
} {
  const catalogues: Record<string, Catalogue> = {};
  const findings: Finding[] = [];
  for (const [path, sentences] of Object.entries(files)) {
    const language = path.split('.').at(-2) ?? path;
    catalogues[language] ??= {};
    const merged = catalogues[language];
    for (const [id, sentence] of Object.entries(sentences)) {
      if (Object.hasOwn(merged, id)) {
        findings.push({ path, line: 1, says: `defines "${id}", as another file does: keep one of the two.` });
      }
      merged[id] = sentence;
    }
  }
  return { catalogues, findings };
}

/** Every id in every language, with the same values; no empty sentence. */
export function checkCatalogues(catalogues: Record<string, Catalogue>): Finding[] {
  const ids = new Set(Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue)));
  const languages = Object.keys(catalogues);
  const reference = languages.includes('en') ? 'en' : (languages[0] ?? 'en');
  const findings: Finding[] = [];
  for (const id of ids) {
    for (const language of languages) {
      const path = `lib/i18n/messages/*.${language}.json`;
      const sentence = catalogues[language]?.[id];
      if (sentence === undefined || sentence.trim() === '') {
        findings.push({ path, line: 1, says: `has no sentence for "${id}": add it in every language.` });
        continue;
      }
      const expected = catalogues[reference]?.[id];
      if (language === reference || expected === undefined) continue;
      const [here, there] = [placeholders(sentence).join(', '), placeholders(expected).join(', ')];
      if (here !== there) {
        const says = `"${id}" expects {${here}}, but ${reference} expects {${there}}: use the same values in both.`;
        findings.push({ path, line: 1, says });
      }
    }
  }
  return findings;
}

/**
 * Ids that code shows and the catalogue has not, values that a sentence expects and the call does not give,
 * and ids that are built at run time without being listed above.
 */
export function checkUsedIds(source: Source, catalogue: Catalogue, shapes = DYNAMIC_IDS): Finding[] {
  const findings: Finding[] = [];
  walk(source.program, (node) => {
    const shown = shownSentence(node);
    if (!shown) return;
    const { id, values } = shown;
    for (const key of literalIds(id)) {
      const sentence = catalogue[key];
      if (sentence === undefined) {
        findings.push(
          finding(source, node.start, `shows "${key}", which is in no catalogue: add the sentence.`),
        );
        continue;
      }
      const given = givenValues(values);
      const missing = placeholders(sentence)
        .map((one) => one.split(' ')[0] ?? one)
        .filter((one) => given && !given.has(one));
      if (missing.length > 0) {
        const says = `shows "${key}" without ${[...new Set(missing)].join(', ')}: pass every value of the sentence.`;
        findings.push(finding(source, node.start, says));
      }
    }
    if (id.type === 'TemplateLiteral' && id.expressions.length > 0) {
      const shape = id.quasis.map((part) => part.value.cooked ?? '').join('*');
      const exists = Object.keys(catalogue).some((key) => fits(key, shape));
      if (shape.startsWith('*')) {
        const says = `shows an id of the shape "${shape}": begin it with a fixed word, or nobody can find its sentences.`;
        findings.push(finding(source, node.start, says));
      } else if (!shapes.includes(shape) || !exists) {
        const says = `shows an id of the shape "${shape}": list it in DYNAMIC_IDS of tests/rules/checks/catalogue.ts and give it sentences.`;
        findings.push(finding(source, node.start, says));
      }
    }
  });
  return findings;
}

/** `t(id, values)` and `<Sentence id={id} values={values} />`. */
function shownSentence(node: Node): { id: Node; values: Node | undefined } | undefined {
  if (node.type === 'CallExpression' && lastName(node.callee) === 't') {
    const [id, values] = node.arguments;
    return id && { id: bare(id), values: values && bare(values) };
  }
  if (node.type !== 'JSXOpeningElement') return undefined;
  if (node.name.type !== 'JSXIdentifier' || node.name.name !== 'Sentence') return undefined;
  const attribute = (name: string) => {
    for (const one of node.attributes) {
      if (one.type !== 'JSXAttribute' || one.name.name !== name || !one.value) continue;
      return bare(one.value.type === 'JSXExpressionContainer' ? one.value.expression : one.value);
    }
    return undefined;
  };
  const id = attribute('id');
  return id && { id, values: attribute('values') };
}

function literalIds(node: Node): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return [node.quasis[0]?.value.cooked ?? ''];
  }
  if (node.type === 'ConditionalExpression') {
    return [...literalIds(bare(node.consequent)), ...literalIds(bare(node.alternate))];
  }
  return [];
}

/** Names in the object of values; undefined when they cannot be known from here. */
function givenValues(node: Node | undefined): Set<string> | undefined {
  if (!node) return new Set();
  if (node.type !== 'ObjectExpression') return undefined;
  const names = new Set<string>();
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed) return undefined;
    if (property.key.type === 'Identifier') names.add(property.key.name);
    else if (property.key.type === 'Literal') names.add(String(property.key.value));
  }
  return names;
}

/**
 * Ids that nothing shows, and listed shapes that nothing builds. A string in the code that equals an id
 * counts as a use: tables of ids are fine.
 */
export function checkUnusedIds(
  sources: readonly Source[],
  catalogue: Catalogue,
  shapes = DYNAMIC_IDS,
): Finding[] {
  const strings = new Set<string>();
  const built = new Set<string>();
  for (const source of sources) {
    walk(source.program, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') strings.add(node.value);
      else if (node.type === 'TemplateLiteral') {
        const shape = node.quasis.map((part) => part.value.cooked ?? '').join('*');
        (node.expressions.length > 0 ? built : strings).add(shape);
      }
    });
  }
  const unused = Object.keys(catalogue).filter(
    (id) => !strings.has(id) && !shapes.some((shape) => fits(id, shape)),
  );
  return [
    ...unused.map((id) => ({
      path: 'lib/i18n/messages',
      line: 1,
      says: `"${id}" is shown nowhere: remove it from every language.`,
    })),
    ...shapes
      .filter((shape) => !built.has(shape))
      .map((shape) => ({
        path: 'tests/rules/checks/catalogue.ts',
        line: 1,
        says: `no id of the shape "${shape}" is built any more: remove it from DYNAMIC_IDS.`,
      })),
  ];
}
