import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isActive, isWellFormed } from '@/lib/domain/mapping/evaluate-rule';
import { impossibleFields } from '@/lib/domain/mapping/impossible';
import { overlapsOf } from '@/lib/domain/mapping/overlaps';
import { sharedSites, specificityOn, validityOverlaps } from '@/lib/domain/mapping/rule-relations';
import { scenarios } from './arbitraries';
import { eq, rule } from './builders';

test('a rule meets exactly those that some work item can fall under with it, as specific as they are there', () => {
  let met = 0;
  fc.assert(
    fc.property(scenarios, ({ rules }) => {
      // Without exclusions: those that leave others without any effect are a matter of their own.
      const includes = rules.filter(({ effect }) => effect === 'include');
      for (const one of includes) {
        const expected = includes.flatMap((other) => {
          if (other.id === one.id || other.tool !== one.tool || !isActive(other)) return [];
          if (!isWellFormed(one) || !isWellFormed(other) || !validityOverlaps(one, other)) return [];
          if (impossibleFields({ tool: one.tool, all: [...one.all, ...other.all] }).length > 0) return [];
          const [site] = sharedSites(one, other);
          return site ? [`${other.id} ${specificityOn(one, site)} ${specificityOn(other, site)}`] : [];
        });
        const found = overlapsOf(one, includes).map(
          ({ rule: { id }, specificity: [mine, theirs] }) => `${id} ${mine} ${theirs}`,
        );
        expect(found.sort()).toEqual(expected.sort());
        met += found.length;
      }
    }),
    { numRuns: 400 },
  );
  expect(met).toBeGreaterThan(100);
});

test('a label meets every project, and an issue’s key only its own', () => {
  const projects = ['OPS', 'PAY'].map((key) => rule(key, [eq('projectKey', key)]));
  const metBy = (...all: ReturnType<typeof eq>[]) =>
    overlapsOf(rule('X', all), projects).map(({ rule: { name } }) => name);
  expect(metBy(eq('label', 'night')).sort()).toEqual(['OPS', 'PAY']);
  expect(metBy(eq('issueKey', 'OPS-7'))).toEqual(['OPS']);
  expect(metBy(eq('projectKey', 'HR'), eq('label', 'night'))).toEqual([]);
});
