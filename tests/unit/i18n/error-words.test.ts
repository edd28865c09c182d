import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { errorText, issueText, type Words } from '@/i18n/errors/error-words';
import { wireError } from '@/i18n/errors/wire-error';
import { createFormats } from '@/i18n/formats/create-formats';
import { loadMessages } from '@/i18n/messages';

const messages = await loadMessages('zh-Hant');
const translator = (namespace: string) =>
  createTranslator({ locale: 'zh-Hant', messages, namespace } as never) as unknown as Words;
const context = {
  words: translator('errors'),
  statusWords: translator('common.status'),
  formats: createFormats('zh-Hant', 'Asia/Taipei'),
};

describe('a refusal of the server', () => {
  const thrown = {
    data: {
      code: 'CONFLICT',
      requestId: 'r-1',
      domain: {
        code: 'anything.transitionNotAllowed',
        status: 'conflict',
        params: { state: 'SHIPPED', action: 'cancel', allowed: ['close'] },
        issues: [
          {
            code: 'money.tooPrecise',
            field: 'lines.2.price',
            params: { currency: 'TWD', digits: 2 },
          },
        ],
      },
    },
  };

  it('is told in the reader’s words, with the shared words of its reason', () => {
    const text = errorText(wireError(thrown), context);
    expect(text.problem).toBe('在「已出貨」狀態下不能執行此操作。');
    expect(text.mend).toContain('重新整理');
    expect(text).toMatchObject({ code: 'anything.transitionNotAllowed', requestId: 'r-1' });
  });

  it('keeps its findings with their fields', () => {
    const [finding] = errorText(wireError(thrown), context).issues;
    expect(finding).toMatchObject({ field: 'lines.2.price', problem: 'TWD 只有 2 位小數。' });
  });
});

it('tells both sides of an amount that somebody changed as the screen writes amounts', () => {
  const params = { theirs: 'TWD 1500000.00', yours: 'TWD 2.00' };
  const { problem } = issueText({ code: 'quotas.changed', field: 'amount', params }, context);
  expect(problem).toContain(context.formats.money(150_000_000n, 'TWD'));
  expect(problem).toContain(context.formats.money(200n, 'TWD'));
});

describe('other failures', () => {
  it.each([
    [{ data: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-2' } }, 'request.failed'],
    [{ data: { code: 'UNAUTHORIZED' } }, 'request.signedOut'],
    [new TypeError('fetch failed'), 'request.offline'],
    [new Error('anything'), 'request.failed'],
    ['a string', 'request.failed'],
    [null, 'request.failed'],
  ])('%o is %s', (thrown, code) => {
    expect(errorText(wireError(thrown), context)).toMatchObject({ code, isRefusal: false });
  });

  it('show an unknown code rather than nothing', () => {
    expect(issueText({ code: 'nowhere.known' }, context).problem).toContain('nowhere.known');
  });
});

describe('parameters', () => {
  it('become readable: money beside its currency, dates, lists', () => {
    const issue = {
      code: 'period.endBeforeStart',
      params: { from: '2025-03-02', to: '2025-03-01' },
    } as const;
    expect(issueText(issue, context).problem).toContain('2025/03/01');
  });
});
