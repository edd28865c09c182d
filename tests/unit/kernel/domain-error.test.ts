import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'superjson';
import { canonicalJson } from '@/kernel/canonical-json';
import { DomainError, isDomainError, refuse, refuseIssues } from '@/kernel/domain-error';
import { notParsed, orRefuse, parsed } from '@/kernel/parse-result';

describe('DomainError', () => {
  it('survives JSON and superjson without its stack', () => {
    const error = new DomainError('orders.empty', {
      field: 'lines.3.quantity',
      params: { max: 3, allowed: ['a'] },
      issues: [{ code: 'orders.empty', field: 'lines' }],
    });
    const shape: unknown = JSON.parse(JSON.stringify(error));
    expect(shape).not.toHaveProperty('stack');
    expect(shape).toEqual(error.toJSON());
    expect(DomainError.fromShape(error.toJSON())).toEqual(error);
    expect(parse(stringify(error.toJSON()))).toEqual(error.toJSON());
    expect(error.status).toBe('refused');
  });

  it('is recognized across copies of the class', () => {
    const foreign = Object.assign(new Error('x.y'), { name: 'DomainError' });
    expect([isDomainError(foreign), isDomainError(new Error('x')), isDomainError('x')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is thrown by its short forms', () => {
    expect(() => refuse('a.b')).toThrow(DomainError);
    expect(() => refuseIssues('a.b', [])).not.toThrow();
    expect(() => refuseIssues('a.b', [{ code: 'a.c', field: 'x' }])).toThrow(
      expect.objectContaining({ field: 'x', status: 'invalid' }),
    );
    expect(orRefuse(parsed(3))).toBe(3);
    expect(() => orRefuse(notParsed('a.b'), 'price')).toThrow(
      expect.objectContaining({ code: 'a.b', field: 'price', status: 'invalid' }),
    );
  });
});

describe('canonicalJson', () => {
  it('ignores key order and missing members, and nothing else', () => {
    expect(canonicalJson({ b: 1, a: [1n, undefined], c: undefined })).toBe(
      canonicalJson({ a: [1n, null], b: 1 }),
    );
    expect(canonicalJson({ a: 1n })).not.toBe(canonicalJson({ a: 1 }));
    expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
    const at = new Date('2025-01-01T00:00:00Z');
    expect(canonicalJson(at)).not.toBe(canonicalJson(at.toISOString()));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });

  it.each([[Number.NaN], [new Map()], [() => 1]])('has no form of %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
