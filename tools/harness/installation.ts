import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onExit } from './process';

const script = join(__dirname, '..', 'install.sh');

/** The building of tools, which goes on beside what needs others. */
export class Installation {
  private readonly finished = new Set<string>();
  private over = false;

  /** Starts to build groups of `install.sh`, cheap ones first by its own order. */
  static start(groups: readonly string[], command = script): Installation {
    const installation = new Installation();
    if (groups.length === 0) installation.over = true;
    else installation.run(command, groups);
    return installation;
  }

  private run(command: string, groups: readonly string[]): void {
    // A process group of its own, so that the compilers end with it.
    const child = spawn(command, groups, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    onExit(() => {
      if (!this.over) process.kill(-child.pid!, 'SIGTERM');
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.finished.add(line.replace(/^ready /, '')));
    // A failed build is reported by the checks that need the tool.
    for (const event of ['close', 'error']) child.on(event, () => (this.over = true));
  }

  /** Whether nothing more is to be expected of groups: each is built, or has failed. */
  settled(groups: readonly string[]): boolean {
    return this.over || groups.every((group) => this.finished.has(group));
  }
}
