import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { toolbox } from './toolbox';

/** How to run a command. */
export interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** @default 120 */
  readonly seconds?: number;
}

/** What a command said. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();
const atExit: (() => void)[] = [];

/** Runs something when the process ends, however it ends; what was asked for last is done first. */
export function onExit(clean: () => void): void {
  atExit.push(clean);
}

/** Runs a command once this process is no more, even where it was killed and nothing of `onExit` happens. */
export function afterwards(command: string, env: NodeJS.ProcessEnv): void {
  const shell = spawn('bash', ['-c', 'cat; exec "$0"', command], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
    // What ends all of a terminal's processes leaves it alone.
    detached: true,
  });
  shell.unref();
  (shell.stdin as Socket).unref();
}

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const clean of atExit.reverse()) clean();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

/** Runs a command, tools from the toolbox first; it is killed when its time is up. */
export function run(command: string, args: readonly string[], options: Options = {}): Promise<Outcome> {
  const { cwd, env, input = '', seconds = 120 } = options;
  const path = `${join(toolbox, 'bin')}:${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env, PATH: path } });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    const limit = setTimeout(() => {
      stderr.push(Buffer.from(`\n${command} was ended after ${seconds} s`));
      child.kill('SIGKILL');
    }, seconds * 1000);
    running.add(child);
    child.stdout.on('data', (data: Buffer) => stdout.push(data));
    child.stderr.on('data', (data: Buffer) => stderr.push(data));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
    // A command that ends before it has read everything says why by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** What a command printed; throws with what it complained of. */
export async function output(command: string, args: readonly string[], options: Options = {}): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${code}\n${stderr.trim()}`);
  return stdout;
}
