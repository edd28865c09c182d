import { expect, it } from 'vitest';
import { mailStep } from '@/server/modules/notifications/domain/mail-step';

const NOW = new Date('2026-04-10T02:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

it.each([
  ['nobody tried', {}, 'send'],
  ['it was read', { readAt: ago(1) }, 'over'],
  ['it was mailed', { mailedAt: ago(1) }, 'over'],
  ['it was mailed by one that was thought dead', { mailedAt: ago(1), mailingAt: ago(500) }, 'over'],
  ['another is at it', { mailingAt: ago(119) }, 'wait'],
  ['another began just now', { mailingAt: NOW }, 'wait'],
  ['another died at it', { mailingAt: ago(120) }, 'send'],
  ['it was read while another is at it', { mailingAt: ago(1), readAt: ago(1) }, 'over'],
])('where %s', (_name, state, step) => {
  expect(mailStep({ readAt: null, mailingAt: null, mailedAt: null, ...state }, NOW)).toBe(step);
});
