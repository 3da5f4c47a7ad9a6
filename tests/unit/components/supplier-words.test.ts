import { describe, expect, it } from 'vitest';
import { bySupplier, supplierWords } from '@/components/ui/supplier-words';
import { english } from './sidebar/fixtures';

const words = (...given: [Parameters<typeof supplierWords>[0], Parameters<typeof supplierWords>[1]]) =>
  supplierWords(...given, english()).replace(/[\u2068\u2069]/g, '');

describe('who can supply what is missing', () => {
  it('US-6.1: is called by name where somebody is known', () => {
    expect(words('run_owner', { run_owner: ['Kim'] })).toBe('The person responsible for running it (Kim)');
    expect(words('reviewer', { reviewer: ['Ada', 'Bo'] })).toBe('A reviewer (Ada or Bo)');
    expect(words('reviewer', { reviewer: ['Ada', 'Bo', 'Cy', 'Di', 'Ed'] })).toBe(
      'A reviewer (Ada, Bo, Cy and 2 more)',
    );
  });

  it('US-6.1: is told as a role with what to do where nobody holds it', () => {
    expect(words('reviewer', { reviewer: [] })).toBe(
      'A reviewer. Nobody has this role here yet: an administrator can name one',
    );
    expect(words('run_owner', {})).toContain('the business owner can name one');
    expect(words('end_user', {})).toBe('A person who uses it');
  });

  it('stands once below all that one can supply', () => {
    const missing = [
      { id: 'missing.a', suppliedBy: 'reviewer' as const },
      { id: 'missing.b', suppliedBy: 'business_owner' as const },
      { id: 'missing.c', suppliedBy: 'reviewer' as const },
    ];
    expect(
      bySupplier({ missing, suppliedBy: 'reviewer' }).map(({ items }) => items.map(({ id }) => id)),
    ).toEqual([['missing.a', 'missing.c'], ['missing.b']]);
    expect(bySupplier({ missing: [], suppliedBy: 'executive' })).toEqual([
      { supplier: 'executive', items: [] },
    ]);
  });
});
