import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '@/lib/domain/mapping/rule';
import { readRules } from '@/lib/transfer/read-rules';
import { rulesCsv, rulesJson } from '@/lib/transfer/rule-file';
import { anyRules, aRule, INITIATIVES, planOf } from './rules';

const quiet = { onProgress: () => {} };
const read = async (text: string | Uint8Array<ArrayBuffer>) => {
  const file = await readRules(new Blob([text]), quiet);
  return { ...file, rows: [...file.rows] };
};
const refusal = (code: string) => expect.objectContaining({ code });
const HEAD = 'name,tool,hosts,conditions,initiative,status';

/** Everything that is not about who wrote it and when. */
const saidBy = ({ v, by, at, dev, createdAt, createdBy, version, ...said }: Rule) => said;

describe('US-8.5: rules that are saved and taken in again', () => {
  test('US-8.5: change nothing, whatever stands in them, as a table or as JSON', async () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '=1+1',
        "'=1",
        'a, b',
        '"x"',
        '["x"]',
        'two\r\nlines',
        ' ends ',
        'ä;ß',
        '-5',
        'not eq x',
        'match x',
        'x\u2028',
      ),
    );
    await fc.assert(
      fc.asyncProperty(anyRules(texts), fc.constantFrom(',', ';', 'json' as const), async (rules, form) => {
        const text =
          form === 'json' ? rulesJson(rules, INITIATIVES) : rulesCsv(rules, INITIATIVES, form as ',');
        const file = await read(text);
        expect(file.problems).toEqual([]);
        const here = planOf(file.rows, rules);
        expect(here).toMatchObject({ changes: [], unchanged: rules.length, problems: [], again: [] });
        // Into an empty workspace they come as they were, when nothing has to be active there.
        const drafts = rules.map((rule) => ({ ...rule, status: 'draft' as const }));
        const again = await read(rulesCsv(drafts, INITIATIVES, ','));
        const fresh = planOf(again.rows, []);
        expect(fresh.changes.map(({ rule }) => saidBy(rule))).toEqual(drafts.map(saidBy));
      }),
      { numRuns: 150 },
    );
  });

  test('US-8.5: a table without ids makes its rules once; a changed row changes the rule of its name', async () => {
    const table = `${HEAD}\nNight,jira,jira.example.com,projectKey eq NIGHT,OPS-TRIAGE,active\n`;
    const first = planOf((await read(table)).rows, []);
    expect(first.changes).toMatchObject([
      { rule: { name: 'Night', status: 'active', version: 1 }, changed: [] },
    ]);
    const rules = first.changes.map(({ rule }) => rule);
    expect(planOf((await read(table)).rows, rules)).toMatchObject({
      unchanged: 1,
      changes: [],
    });
    const changed = planOf((await read(table.replace('eq NIGHT', 'eq LATE'))).rows, rules);
    expect(changed.changes).toMatchObject([{ before: rules[0], changed: ['all'] }]);
  });

  test('what a file does not say stays; an emptied cell empties', async () => {
    const rule = aRule({ validTo: '2027-01-01', note: 'Keep', initiativeId: INITIATIVES[1]!.id });
    const { rows } = await read(`id;valid_to;priority\n${rule.id.toLowerCase()};;2\n`);
    const { changes } = planOf(rows, [rule]);
    const { validTo: _, ...rest } = rule;
    expect(changes).toMatchObject([{ changed: ['validTo', 'priority'] }]);
    expect(changes[0]!.rule).toEqual({ ...rest, priority: 2 });
  });

  test('fields that a newer version added to a rule or a condition survive', async () => {
    const all = [{ field: 'label', op: 'eq' as const, value: 'x', later: 1 }];
    const rule = { ...aRule({ all }), later: { kept: true } };
    const { rows } = await read(rulesCsv([rule], INITIATIVES, ',').replace('Night shift', 'Late shift'));
    expect(planOf(rows, [rule]).changes[0]!.rule).toEqual({ ...rule, name: 'Late shift' });
  });
});

describe('US-8.5: what cannot be taken', () => {
  test('US-8.5: is said by row, column and reason, all of it at once', async () => {
    const file = await read(
      [
        'id,name,effect,tool,hosts,conditions,priority,valid_from,tests,status,initiative,comment',
        ',Good,include,jira,jira.example.com,projectKey eq OPS,0,,,draft,OPS-TRIAGE,"not read"',
        'X1,,sometimes,trello,,project OPS,9.5,2026-02-30,maybe https://x,on,,',
        ',Spare cells,,jira,a.example,,,,,,,,,more',
        '',
        ',Far,include,jira,jira.example.com,projectKey eq FAR,9,,,draft,NOBODY,',
        ',Lonely,,,,,,,,,,',
      ].join('\n'),
    );
    expect(file).toMatchObject({ total: 5, unknown: ['comment'], separator: ',', format: 'csv' });
    const said = file.problems.map(({ row, problem }) => `${row} ${problem.field ?? '-'} ${problem.code}`);
    expect(said).toEqual([
      ...['id', 'name', 'effect', 'tool', 'conditions', 'priority', 'valid_from', 'tests', 'status'].map(
        (at) => `3 ${at} row_bad_${at}`,
      ),
      '4 - row_too_many_cells',
      '6 priority row_bad_priority',
    ]);
    const plan = planOf(file.rows, []);
    expect(plan.problems).toMatchObject([
      { row: 7, problem: { code: 'row_value_required', field: 'tool' } },
      { row: 7, problem: { code: 'row_value_required', field: 'hosts' } },
    ]);
    expect(plan.changes).toHaveLength(1);
  });

  test('threat 27: INV-27, INV-28: an active rule meets the rules of the editor', async () => {
    const { rows } = await read(
      [
        `${HEAD},tests`,
        'Wide,jira,*.com,projectKey eq A,OPS-TRIAGE,active,',
        'Bare,jira,jira.example.com,,OPS-TRIAGE,active,',
        'Tie,jira,jira.example.com,projectKey eq ops,PAY-MATCH,active,',
        'Nobody,jira,jira.example.com,projectKey eq B,,active,',
        'Tested,jira,jira.example.com,projectKey eq C,OPS-TRIAGE,active,match https://jira.example.com/browse/C-1',
        'Twice,jira,jira.example.com,projectKey eq D,OPS-TRIAGE,draft,',
        'Twice,jira,jira.example.com,projectKey eq D,OPS-TRIAGE,draft,',
        'Unknown,jira,jira.example.com,projectKey eq E,NOBODY,draft,',
        'One,jira,jira.example.com,projectKey eq F,OPS-TRIAGE,active,',
        'Other,jira,*.example.com jira.example.com,projectKey in g\\, f,PAY-MATCH,active,'
          .replace('g\\, f', '"g"')
          .replace('projectKey in "g"', '"projectKey in g, f"'),
      ].join('\n'),
    );
    const plan = planOf(rows, [aRule()]);
    expect(plan.problems.map(({ row, problem }) => `${row} ${problem.field ?? '-'} ${problem.code}`)).toEqual(
      [
        '2 hosts lint_bad_host',
        '3 conditions lint_no_condition',
        '4 conditions lint_tie',
        '5 initiative lint_include_without_initiative',
        '6 tests rule_test_failed',
        '8 - row_twice',
        '9 initiative row_initiative_unknown',
        '10 conditions lint_tie',
        '11 conditions lint_tie',
      ],
    );
    expect(plan.problems[2]!.problem.values).toMatchObject({ rule: 'Night shift', initiative: 'Triage' });
    // Ten rows, nine of them with a problem: a refused row is nothing else besides.
    expect(plan).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
  });

  test('everything that is wrong with a row is said at once, also where nobody knows its initiative', async () => {
    const { rows } = await read(
      [
        `${HEAD},tests`,
        'Wide,jira,*.com,projectKey eq A,NOBODY,active,match https://jira.example.com/browse/C-1',
        'Bare,jira,jira.example.com,,NOBODY,active,',
        'Draft,jira,*.com,projectKey eq B,NOBODY,draft,',
        'Nothing,,,projectKey eq B,NOBODY,active,',
      ].join('\n'),
    );
    const plan = planOf(rows, [aRule()]);
    expect(plan.problems.map(({ row, problem }) => `${row} ${problem.field ?? '-'} ${problem.code}`)).toEqual(
      [
        '2 initiative row_initiative_unknown',
        '2 hosts lint_bad_host',
        '2 tests rule_test_failed',
        '3 initiative row_initiative_unknown',
        '3 conditions lint_no_condition',
        '4 initiative row_initiative_unknown',
        '5 initiative row_initiative_unknown',
        '5 tool row_value_required',
        '5 hosts row_value_required',
      ],
    );
    expect(plan).toMatchObject({ added: 0, changed: 0, unchanged: 0 });
  });

  test('several rules of a name need an id; an archived one stays archived', async () => {
    const twins = [aRule(), aRule({ id: '01K0000000000000000000000B', priority: 1 })];
    const named = planOf((await read('name,priority\nNight shift,4\n')).rows, twins);
    expect(named.problems).toMatchObject([{ row: 2, problem: { code: 'row_name_of_several' } }]);
    const archived = [aRule({ archivedAt: '2026-01-01T00:00:00.000Z' })];
    const { rows } = await read(`id,priority\n${archived[0]!.id},1\n`);
    expect(planOf(rows, archived).problems).toMatchObject([{ problem: { code: 'row_rule_archived' } }]);
  });

  test('what is worth a second look is said of each rule that would be active, with names', async () => {
    const { rows } = await read(
      [
        HEAD,
        'Same,jira,jira.example.com,projectKey eq ops,OPS-TRIAGE,active',
        'Twin,jira,haldenfreight.evilatlassian.net,projectKey eq A,OPS-TRIAGE,active',
        'Plain,jira,jira.example.com,projectKey eq B,OPS-TRIAGE,active',
        'Not yet,jira,jira.example.com,projectKey eq OPS,OPS-TRIAGE,draft',
        'Kept out,jira,jira.example.com,projectKey eq C,OPS-TRIAGE,active',
        'Nobody,jira,jira.example.com,projectKey eq c,,active,exclude',
      ]
        .map((line, at) => (at === 0 ? `${line},effect` : line))
        .join('\n'),
    );
    const { warned, problems } = planOf(rows, [aRule()]);
    expect(problems).toEqual([]);
    expect(warned.map(({ rule: { name }, warnings }) => [name, warnings])).toEqual([
      ['Same', [{ code: 'lint_duplicate', values: expect.objectContaining({ rule: 'Night shift' }) }]],
      ['Twin', [expect.objectContaining({ code: 'lint_host_lookalike' })]],
      ['Kept out', [expect.objectContaining({ code: 'lint_shadowed' })]],
    ]);
  });

  test('a file may put rules away and bring them back; what came back active is checked like any other', async () => {
    const rule = aRule();
    const away = aRule({
      id: '01K0000000000000000000000B',
      name: 'Old',
      archivedAt: '2026-01-01T00:00:00.000Z',
    });
    const said = async (table: string) => planOf((await read(table)).rows, [rule, away]);
    const put = await said(`id,put_away\n${rule.id},yes\n${away.id},yes\n`);
    expect(put).toMatchObject({ unchanged: 1, problems: [] });
    expect(put.changes).toMatchObject([
      {
        changed: ['status', 'archivedAt'],
        rule: { status: 'disabled', archivedAt: '2026-11-23T10:00:00.000Z' },
      },
    ]);
    // Without an id, twice as once: the row finds the rule that it put away.
    expect(await said('name,put_away\nOld,yes\n')).toMatchObject({ unchanged: 1, changes: [], problems: [] });
    const back = await said(`id,put_away,status,initiative\n${away.id},,active,PAY-MATCH\n`);
    expect(back.changes).toMatchObject([{ changed: ['initiativeId', 'archivedAt'] }]);
    expect(back.problems).toMatchObject([{ row: 2, problem: { code: 'lint_tie' } }]);
    expect((await read('name,put_away\nOld,perhaps\n')).problems).toMatchObject([
      { row: 2, problem: { code: 'row_bad_put_away', field: 'put_away' } },
    ]);
  });
});

describe('how a file may be written', () => {
  const table = (separator: string) => `name${separator}note\r\nZölle – früh${separator}ß\r\n`;
  const utf16 = (text: string, little: boolean) => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
    return bytes;
  };

  test.each([
    ['UTF-8', table(','), 'utf-8', ','],
    ['UTF-8 with its mark', `\ufeff${table(';')}`, 'utf-8', ';'],
    ['UTF-16 with its mark', utf16(`\ufeff${table('\t')}`, true), 'utf-16le', '\t'],
    ['UTF-16, the other way round', utf16(`\ufeff${table(';')}`, false), 'utf-16be', ';'],
    ['UTF-16 without a mark', utf16(table(','), true), 'utf-16le', ','],
  ])('%s', async (_, text, encoding, separator) => {
    expect(await read(text)).toMatchObject({
      encoding: { name: encoding },
      separator,
      rows: [{ row: 2, name: 'Zölle – früh', note: 'ß' }],
    });
  });

  // Letters only: Node reads 0x80 to 0x9F of this encoding as Latin-1, browsers as the standard says.
  test('Windows-1252, which is what remains when it is no UTF-8', async () => {
    const bytes = Uint8Array.from(
      [...'name;note\nZ\xf6lle fr\xfch;\xdf\n'].map((char) => char.charCodeAt(0)),
    );
    expect(await read(bytes)).toMatchObject({
      encoding: { name: 'windows-1252', guessed: true },
      rows: [{ name: 'Zölle früh', note: 'ß' }],
    });
  });

  test('a broken character in UTF-16 is refused with what helps', async () => {
    const bytes = utf16(`\ufeff${table(',')}\ud800x`, true);
    await expect(read(bytes)).rejects.toThrow(refusal('file_encoding'));
  });

  test('what is no file of rules is refused by name', async () => {
    await expect(read('')).rejects.toThrow(refusal('file_empty'));
    await expect(read('name,tool\n\n , \n')).rejects.toThrow(refusal('file_empty'));
    await expect(read('Rule;Where\n1;2\n')).rejects.toThrow(refusal('file_no_columns'));
    await expect(read('name,tool,Name\n1,2,3\n')).rejects.toThrow(refusal('file_column_twice'));
    await expect(read('name,__proto__\n1,2\n')).rejects.toThrow(refusal('file_poisoned_key'));
    await expect(read('{"format":"other","rules":[{}]}')).rejects.toThrow(refusal('file_not_rules'));
    await expect(read('{"format":"pilotlight-rules","version":2,"rules":[{}]}')).rejects.toThrow(
      refusal('file_newer'),
    );
    await expect(read('[{"name":"x"}]')).rejects.toThrow(refusal('file_not_json'));
    const odd = await read('{"format":"pilotlight-rules","version":1,"rules":[3,{"name":"x","hosts":"a"}]}');
    expect(odd.problems.map(({ row, problem }) => `${row} ${problem.code}`)).toEqual([
      '1 row_no_rule',
      '2 row_bad_hosts',
    ]);
  });

  test('threat 29: 200 MB and a million rows are refused within a second', async () => {
    const started = performance.now();
    const huge = {
      size: 200 * 1024 * 1024,
      slice: () => new Blob(),
      stream: () => new Blob().stream(),
    } as unknown as Blob;
    await expect(readRules(huge, quiet)).rejects.toThrow(
      expect.objectContaining({ problems: [{ code: 'file_too_large', values: { size: 200, limit: 64 } }] }),
    );
    expect(performance.now() - started).toBeLessThan(100);
    await expect(read(`name\n${'a\n'.repeat(1_000_000)}`)).rejects.toThrow(refusal('file_too_many_rows'));
  });

  test('reading stops when told to, and others get their turn meanwhile', async () => {
    const text = `name,note\n${'Night shift,a note of some length\n'.repeat(60_000)}`;
    const controller = new AbortController();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
      if (turns === 3) controller.abort();
    }, 0);
    const shares: number[] = [];
    const reading = readRules(new Blob([text]), {
      signal: controller.signal,
      onProgress: (share) => shares.push(share),
    });
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(3);
    expect(shares.at(-1) ?? 0).toBeLessThan(1);
  });
});
