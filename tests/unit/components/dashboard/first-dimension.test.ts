import { describe, expect, it } from 'vitest';
import { firstDimension } from '@/components/dashboard/initiative/first-dimension';
import type { DimensionCase } from '@/lib/domain/dossier-types';
import type { Dimension } from '@/lib/domain/governance-records';
import type { GovernanceStatus } from '@/lib/domain/overview-types';

type Row = Pick<DimensionCase, 'view' | 'barred' | 'submission'>;
const row = (dimension: Dimension, status: GovernanceStatus, more: Partial<Row> = {}): Row => ({
  view: { dimension, status, usable: false } as DimensionCase['view'],
  ...more,
});
const handedIn = (waits: boolean) =>
  ({ submission: { waits } as DimensionCase['submission'] }) as Partial<Row>;

describe('the aspect a review opens with', () => {
  it('is the one handed in and waiting, for whoever may decide it', () => {
    const rows = [row('accuracy', 'expired', handedIn(false)), row('bias', 'invalidated', handedIn(true))];
    expect(firstDimension(rows)).toBe('bias');
  });

  it('is the one that stands worst, for everybody else and where nothing waits', () => {
    const rows = [
      row('accuracy', 'approved', { barred: 'role' }),
      row('bias', 'submitted', { barred: 'role', ...handedIn(true) }),
      row('auditability', 'suspended', { barred: 'role' }),
    ];
    expect(firstDimension(rows)).toBe('auditability');
    expect(firstDimension([row('accuracy', 'approved'), row('bias', 'approved')])).toBe('accuracy');
  });
});
