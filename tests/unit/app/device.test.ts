// A session's device in words.
import { describe, expect, it } from 'vitest';
import { deviceOf } from '../../../src/app/(desk)/account/_components/device';

const APPLE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the device of a browser', () => {
  it.each([
    [`${APPLE} Version/18.0 Mobile/15E148 Safari/604.1`, 'Safari', 'iPhone', true],
    [`${APPLE} CriOS/140.0 Mobile/15E148 Safari/604.1`, 'Chrome', 'iPhone', true],
    [`${WINDOWS} Chrome/140.0 Safari/537.36 Edg/140.0`, 'Edge', 'Windows', false],
    [`${WINDOWS} Chrome/140.0 Safari/537.36`, 'Chrome', 'Windows', false],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0', 'Firefox', 'Linux', false],
  ])('%s', (userAgent, browser, system, isPhone) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system, isPhone });
  });

  it.each([null, '', 'curl/8.0'])('is unknown for %j', (userAgent) => {
    expect(deviceOf(userAgent)).toBeNull();
  });
});
