import { describe, expect, it } from 'vitest';
import { bridgeSteps } from '@/ui/states/bridge-model';

const none = { requested: 0, approved: 0, reserved: 0, shipped: 0, delivered: 0, returned: 0 };

describe('the quantity bridge', () => {
  it('names what is missing at each step', () => {
    const steps = bridgeSteps({
      requested: 100,
      approved: 90,
      reserved: 20,
      shipped: 60,
      delivered: 55,
      returned: 5,
    });
    expect(steps.map((step) => step.gap)).toEqual([
      null,
      { key: 'notApproved', quantity: 10 },
      null,
      { key: 'notShipped', quantity: 30 },
      { key: 'notDelivered', quantity: 5 },
      { key: 'cameBack', quantity: 5 },
    ]);
    expect(steps.map((step) => step.share)).toEqual([1, 0.9, 0.2, 0.6, 0.55, 0.05]);
  });

  it('has no gaps and no bars where nothing was asked', () => {
    expect(bridgeSteps(none).every((step) => step.gap === null && step.share === 0)).toBe(true);
  });

  it('keeps bars within the track when more was shipped than asked', () => {
    const steps = bridgeSteps({ ...none, requested: 10, approved: 10, shipped: 12 });
    expect(Math.max(...steps.map((step) => step.share))).toBe(1);
    expect(steps.find((step) => step.key === 'shipped')?.gap).toBeNull();
  });
});
