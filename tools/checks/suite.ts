import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../harness/process';
import type { Report, Check } from '../harness/check';
import { repository } from '../repository';

/** Tests that take minutes or real tools, and so are no part of `make test`. */
interface Suite {
  readonly name: string;
  readonly tool: string;
  /** Packages whose versions the table shows. @default - none */
  readonly packages?: readonly string[];
  /** Configuration of jest that chooses the tests. */
  readonly config: string;
  readonly builds?: Check['builds'];
  readonly minutes: number;
}

interface Result {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** A check that is a suite of jest. */
export function suite({ name, tool, packages = [], config, builds, minutes }: Suite): Check {
  return {
    name,
    needs: [],
    builds,
    minutes,
    async run({ say }) {
      const words = ['-c', config, '--json', '--testLocationInResults=false'];
      const { stdout, stderr } = await run(join(repository, 'node_modules/.bin/jest'), words, {
        cwd: repository,
        seconds: 1800,
      });
      const result = parse(stdout, stderr);
      for (const { assertionResults } of result.testResults)
        for (const { status, fullName } of assertionResults) say(`${status}: ${fullName}`);
      return {
        tool,
        version: packages.map(versionOf).join(', '),
        checked: result.numTotalTests,
        failures: result.testResults.flatMap(failuresOf),
        notes: [],
      } satisfies Report;
    },
  };
}

function parse(stdout: string, stderr: string): Result {
  const start = stdout.indexOf('{"num');
  if (start < 0) throw new Error(`jest said nothing: ${stderr.trim().slice(-2000)}`);
  return JSON.parse(stdout.slice(start)) as Result;
}

/** What failed in a file; a file that could not run at all has no tests, but a message. */
function failuresOf({ message, assertionResults }: Result['testResults'][number]): string[] {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (assertionResults.length === 0) return [message.slice(0, 2000)];
  return failed.map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n').slice(0, 2000)}`);
}

function versionOf(name: string): string {
  const file = join(repository, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
