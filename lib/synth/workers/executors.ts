import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Executor, type ExecutorProps, InlineExecutor } from './executor';
import type { WorkerPool } from './pool';

/** Tasks from which on threads are worth the seconds of two processors in which they load and compile what they need. */
const enoughTasks = 600;

/** Threads that a machine of this size gains by; none where their code is not compiled. */
const most = 8;

/** Props of all executors of a run. */
export interface ExecutorsProps extends ExecutorProps {
  /** Threads at most. @default - as many as the machine has cores */
  readonly workers?: number;
  /** Whether other threads can do the work: toolkits from outside cannot be sent to them, and results come by the cache. */
  readonly mayShare: boolean;
}

/** The executor of a run: this thread, until there is enough to do for several. */
export class Executors {
  private readonly inline: InlineExecutor;
  private pool?: WorkerPool;
  private shared?: Executor;

  constructor(readonly props: ExecutorsProps) {
    this.inline = new InlineExecutor(props);
  }

  /** The executor that is in use. */
  get current(): Executor {
    return this.shared ?? this.inline;
  }

  /** One of this thread that keeps the analyses of all services, with where they were written. */
  keepingAll(): InlineExecutor {
    return new InlineExecutor(this.props, Infinity);
  }

  /** Starts threads where so many tasks are worth it. */
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
