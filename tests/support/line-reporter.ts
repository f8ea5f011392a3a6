import type { Reporter, TestModule } from 'vitest/node';

/**
 * Closes a run with the plain line `N passed, N failed, N skipped`, before it the name of what was skipped, which says
 * why; a file that did not load is one failure.
 */
export default class LineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed') count[state] += 1;
        else {
          count.skipped += 1;
          console.log(`skipped: ${test.fullName}`);
        }
      }
      // A broken import or a throwing beforeAll leaves no failed test behind, only a failed file.
      if (!module.ok() && tests.every((test) => test.result().state !== 'failed'))
        count.failed += 1;
    }
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
