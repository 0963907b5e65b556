import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Executor, type ExecutorProps, InlineExecutor } from './executor';
import type { WorkerPool } from './pool';

/** Minimum number of tasks for threads, which take seconds to load and compile code. */
const enoughTasks = 600;

/** Useful number of threads of a machine; 0 where the code is not compiled. */
const most = 8;

/** Props of all executors of a run. */
export interface ExecutorsProps extends ExecutorProps {
  /** Maximum number of threads. @default - one for each core */
  readonly workers?: number;
  /** Whether other threads can do the work: custom toolkits cannot be sent to them, and results are passed by the cache. */
  readonly mayShare: boolean;
}

/** The executor of a run: this thread, or several with enough work. */
export class Executors {
  private readonly inline: InlineExecutor;
  private pool?: WorkerPool;
  private shared?: Executor;

  constructor(readonly props: ExecutorsProps) {
    this.inline = new InlineExecutor(props);
  }

  /** The current executor. */
  get current(): Executor {
    return this.shared ?? this.inline;
  }

  /** Starts threads for a sufficient number of tasks. */
  async use(tasks: number): Promise<void> {
    const { mayShare, workers = defaultSize(), cache, context, wanted } = this.props;
    if (!mayShare || !cache || workers < 2 || tasks < enoughTasks) return;
    const { WorkerPool } = await import('./pool');
    const { WorkerExecutor } = await import('./worker-executor');
    this.pool = new WorkerPool(workers, { root: context.root, cache: cache.place, wanted });
    this.shared = new WorkerExecutor(this.pool, this.inline);
  }

  async end(): Promise<void> {
    await this.pool?.end();
  }
}

function defaultSize(): number {
  return existsSync(join(__dirname, 'worker.js')) ? Math.min(availableParallelism(), most) : 0;
}
