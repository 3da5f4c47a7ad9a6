import * as z from 'zod/mini';
import { CLASS_WRITERS, REVIEWERS_PART, SIGNED_IN, WRITERS_BY_WORD } from '@/lib/domain/class-writers';
import { NOBODY } from '@/lib/domain/concern-records';
import { PHASES } from '@/lib/domain/initiative';
import { RECORD_CLASSES, type RecordClass, type RecordClassRow } from '@/lib/domain/record-classes';
import type { Home } from '@/lib/domain/record-homes';
import { MOST_CHARACTERS, UNNAMED_CLASSES } from '@/lib/domain/server-limits';
import { GUARD } from './guard-function';

/**
 * The server's own rule for one database, as the text of a `validate_doc_update` function
 * (https://docs.couchdb.org/en/stable/ddocs/ddocs.html#validate-document-update-functions). Made from the same class table
 * as the client's checks, so that the two cannot drift apart.
 *
 * It allows by the id, the roles of the sign-in and the database's security object, not by the version before: with
 * `new_edits: false` a server shows the function no such version. Where it is shown one, that narrows what is allowed (a phase
 * moves one step, into the fourth with a reviewer; the risk tier is a reviewer's to raise), or shows that a reviewer changes no
 * more than a reviewer may.
 *
 * Whoever answers for an initiative is no reviewer of it (INV-29): the server knows them by the role `owner:<initiative>`, by
 * their name in the security object and, where it is shown the initiative, by its other offices. For the rest readers look at
 * the offices (`lib/domain/decision-standing.ts`).
 *
 * A first version that says which revision it is comes with `new_edits: false`: a beginning beside a record that is there
 * already. What is written as this extension writes has none before it is stored.
 */
export function guardSource(home: Home): string {
  const classes = (Object.keys(RECORD_CLASSES) as RecordClass[]).filter(
    (cls) => RECORD_CLASSES[cls].home === home,
  );
  const patterns: string[] = [];
  const epoch = { writers: ['admin'], immutable: false, ini: false, shape: shapeOf(EpochPage) };
  const rows = classes.map((cls) => chosenRow(cls, patterns)).join('\n  else ');
  return GUARD.replace('ROWS', () => rows)
    .replace('EPOCH', () => literal(epoch, patterns))
    .replace('PATTERNS', () => patterns.map((one, n) => `p${n} = ${String(new RegExp(one))}`).join(', '))
    .replace('NOBODY', () => quoted(NOBODY))
    .replace('UNNAMED', () => literal(UNNAMED_CLASSES, patterns))
    .replace('MOST_CHARACTERS', () => String(MOST_CHARACTERS));
}

/** A class's row comes into being when the id is of that class: all of them, for each document, would cost most of the rule. */
function chosenRow(cls: RecordClass, patterns: string[]): string {
  const { idPattern, kind, schema, ofInitiative }: RecordClassRow = RECORD_CLASSES[cls];
  const row = {
    cls,
    ini: idPattern.source.includes('(?<ini>'),
    immutable: kind === 'immutable',
    writers: CLASS_WRITERS[cls],
    ...(cls in WRITERS_BY_WORD && { byWord: WRITERS_BY_WORD[cls as keyof typeof WRITERS_BY_WORD] }),
    ...(cls in SIGNED_IN && { signedIn: SIGNED_IN[cls as keyof typeof SIGNED_IN] }),
    ...(cls === 'initiative' && { phases: PHASES, reviewers: REVIEWERS_PART }),
    shape: shapeOf(schema),
    ...(ofInitiative && { ofInitiative: shapeOf(ofInitiative) }),
  };
  const id = new RegExp(idPattern.source.replaceAll('(?<ini>', '('));
  return `if ((found = ${String(id)}.exec(doc._id))) row = ${literal(row, patterns)};`;
}

/**
 * A value as JavaScript, short: a server whose documents are limited as ours are (`max_document_size`) takes the rule as well.
 * Patterns get names, are written down once, and are compiled with the rule and not with each document.
 */
function literal(value: unknown, patterns: string[]): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, patterns)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  const named = fields.map(([name, one]) => {
    const isPattern = name === 'pattern' && typeof one === 'string';
    if (isPattern && !patterns.includes(one)) patterns.push(one);
    const is = isPattern ? `p${patterns.indexOf(one)}` : literal(one, patterns);
    return `${IS_PLAIN.test(name) ? name : quoted(name)}:${is}`;
  });
  return `{${named.join(',')}}`;
}

const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;
/** Words of the language stand in quotes. */
const IS_PLAIN =
  /^(?!(?:break|case|catch|class|const|continue|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with)$)[A-Za-z_]\w*$/;

/** The organisation's page number (`meta:epoch`), and with a purge the digests of what is purged. Nobody's record. */
const EpochPage = z.object({
  v: z.optional(z.int()),
  by: z.optional(z.string().check(z.maxLength(255))),
  at: z.optional(z.string().check(z.maxLength(40))),
  dev: z.optional(z.string().check(z.maxLength(64))),
  epoch: z.string().check(z.minLength(1), z.maxLength(64)),
  kind: z.optional(z.enum(['purge', 'restore'])),
  digests: z.optional(z.array(z.string().check(z.regex(/^[0-9a-f]{64}$/))).check(z.maxLength(900))),
});

type Shape = Record<string, unknown>;

const shapeOf = (schema: z.ZodMiniType): Shape =>
  bodyShape(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override }));

/** What says nothing: how far whole numbers go, and that more may stand in an object. */
function override({ jsonSchema }: { jsonSchema: Shape }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  delete jsonSchema.additionalProperties;
}

/** The id is not part of a document's body, and the dialect's name is of no use to the server. */
function bodyShape(schema: Shape): Shape {
  const { $schema: _, required, properties, ...rest } = schema;
  const { id: __, ...fields } = (properties ?? {}) as Shape;
  return {
    ...rest,
    properties: fields,
    required: Array.isArray(required) ? required.filter((field) => field !== 'id') : [],
  };
}
