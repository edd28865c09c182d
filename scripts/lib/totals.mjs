// Totals of the test runners' JSON reports. Whatever ended badly counts as at least one failure, so
// that the last line can never say that all is well when it is not.

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

export function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** `crashed`: the runner did not end well; one failure if it counted none itself. */
function withCrash(totals, crashed) {
  return crashed && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

export function vitestTotals(report, crashed) {
  if (!report) return { ...NOTHING, failed: 1 };
  // A file that could not even be loaded has no test to count.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const totals = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return withCrash(totals, crashed);
}

export function playwrightTotals(report, crashed) {
  if (!report) return { ...NOTHING, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  // No retries are allowed, so a test that is called flaky failed once.
  return withCrash({ passed: expected, failed: unexpected + flaky, skipped }, crashed);
}

export const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
