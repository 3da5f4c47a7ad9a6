import { describe, expect, it } from 'vitest';
import { validityWords } from '@/components/sidebar/validity-words';
import type { DimensionView } from '@/lib/domain/overview-types';
import { english } from './fixtures';

const words = (view: Partial<DimensionView>) =>
  validityWords(
    { dimension: 'bias', status: 'approved', usable: true, ...view },
    english('en'),
    'Europe/Berlin',
  );
const lapsedAt = '2026-10-20T12:00:00.000Z';

describe('until when an approval holds', () => {
  it('is told while it holds, and since when it does not', () => {
    expect(words({ validUntil: '2026-11-09' })).toMatch(/^Valid until .*2026/);
    expect(words({ status: 'revoked', usable: false, lapsedAt })).toMatch(/^Has not counted since /);
    expect(words({ status: 'expired', usable: false, validUntil: '2026-11-09', lapsedAt })).toMatch(
      /^Expired on /,
    );
  });

  it.each(['rejected', 'changes_requested', 'submitted'] as const)(
    'has no day where there was no approval: %s',
    (status) => {
      expect(words({ status, usable: false, lapsedAt })).toBeUndefined();
    },
  );
});
