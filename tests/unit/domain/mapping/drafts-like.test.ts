import { expect, test } from 'vitest';
import { draftsLike } from '@/lib/domain/mapping/drafts-like';
import { eq, rule } from './builders';

test('a draft about the same pages is found, so that it is not written twice', () => {
  const mine = rule('A', [eq('projectKey', 'OPS')]);
  const draft = rule('B', [eq('projectKey', 'ops')], { status: 'draft' });
  const others = [
    rule('C', [eq('projectKey', 'OPS')]),
    rule('D', [eq('projectKey', 'PAY')], { status: 'draft' }),
    rule('E', [eq('projectKey', 'OPS')], { status: 'draft', hosts: ['jira.example.com'] }),
    rule('F', [eq('projectKey', 'OPS')], { status: 'draft', effect: 'exclude' }),
    rule('G', [eq('projectKey', 'OPS')], { status: 'draft', archivedAt: mine.at }),
  ];
  expect(draftsLike(mine, [mine, draft, ...others])).toEqual([draft]);
  expect(draftsLike({ ...draft, status: 'active' }, [draft])).toEqual([]);
});
