import { DiskError } from '../../files/disk-error';
import { type ServiceSources, isExtended } from '../../spec/load';
import { LostEntry } from '../cache/action-cache';
import type { SavedFile } from '../output/save-file';
import type { OutputFile } from '../render/output-file';
import type { Task } from '../render/task';
import type { Listing, ServiceAnalysis } from '../units/analyze';
import type { Assembled, PlatformIndex } from '../units/assemble';
import type { PlatformContext } from '../units/platform';
import type { PlatformSnapshot } from '../units/snapshot';
import type { Executor, InlineExecutor, RenderedService, Step } from './executor';
import type { Worker, WorkerPool } from './pool';
import type { TaskResult } from './run-task';

/** Services in one message to a thread: few enough to balance the work, enough to amortize the message. */
const servicesAtOnce = 10;
/** Files in one message to a thread: a quarter of a second of work. */
const filesAtOnce = 1000;

/** Executor in other threads; extensions run only in this one. */
export class WorkerExecutor implements Executor {
  private readonly homes = new Map<string, Worker>();

  constructor(
    private readonly pool: WorkerPool,
    private readonly inline: InlineExecutor,
  ) {}

  async open(snapshot: PlatformSnapshot, context: PlatformContext): Promise<void> {
    const { name, platform, environments } = snapshot;
    await this.inline.open(snapshot, context);
    await this.pool.broadcast('open', name, { platform, environments, services: [] }, context.known);
  }

  analyze(platform: string, services: readonly ServiceSources[]): Promise<readonly Listing[]> {
    return this.share(platform, services, 'analyze', (inline) => this.inline.analyze(platform, inline));
  }

  async setIndex(platform: string, index: PlatformIndex): Promise<void> {
    await Promise.all([
      this.pool.broadcast('setIndex', platform, index.listings),
      this.inline.setIndex(platform, index),
    ]);
  }

  assemble(platform: string, services: readonly ServiceSources[]): Promise<readonly Assembled[]> {
    return this.share(platform, services, 'assemble', (inline) => this.inline.assemble(platform, inline));
  }

  render(platform: string, services: readonly ServiceSources[], step: Step): Promise<readonly RenderedService[]> {
    const told = (rendered: readonly RenderedService[]) => {
      for (const { results } of rendered) results.forEach(step);
    };
    return this.share(platform, services, 'render', (inline) => this.inline.render(platform, inline, step), told);
  }

  run(tasks: readonly Task[], step: Step): Promise<readonly TaskResult[]> {
    return this.pool.spread(
      tasks,
      () => undefined,
      async (worker, task) => {
        const result = await worker.call('run', task);
        step(result);
        return result;
      },
    );
  }

  /** Writes cached files in other threads, and others in this one. */
  async save(folder: string, files: readonly OutputFile[]): Promise<readonly SavedFile[]> {
    const cached = files.flatMap(({ path, digest, cached }) => (cached ? [{ path, digest, cached }] : []));
    const saved = await this.pool.spread(
      chunks(cached, filesAtOnce),
      () => undefined,
      async (worker, some) => {
        const answer = await worker.call('save', folder, some);
        if ('disk' in answer) throw new DiskError(...answer.disk);
        if ('lost' in answer) throw new LostEntry(answer.lost);
        return answer.saved;
      },
    );
    const others = files.filter((file) => !file.cached);
    return [...saved.flat(), ...(await this.inline.save(folder, others))];
  }

  analysis(platform: string, service: ServiceSources): ServiceAnalysis {
    return this.inline.analysis(platform, service);
  }

  /** Runs services in the threads with their analyses, and extended ones in this one. */
  private async share<T>(
    platform: string,
    all: readonly ServiceSources[],
    method: 'analyze' | 'assemble' | 'render',
    here: (services: readonly ServiceSources[]) => Promise<readonly T[]>,
    told: (some: readonly T[]) => void = () => {},
  ): Promise<readonly T[]> {
    const services = all.filter((one) => !isExtended(one));
    const jobs = [undefined, ...this.pool.workers].flatMap((home) => {
      const own = services.filter(({ name }) => this.homes.get(`${platform} ${name}`) === home);
      return chunks(own, servicesAtOnce).map((some) => ({ home, some }));
    });
    const there = this.pool.spread(
      jobs,
      ({ home }) => home,
      async (worker, { some }) => {
        for (const { name } of some) this.homes.set(`${platform} ${name}`, worker);
        const results = (await worker.call(method, platform, some)) as unknown as readonly T[];
        told(results);
        return results;
      },
    );
    const [shared, own] = await Promise.all([there, here(all.filter(isExtended))]);
    return [...shared.flat(), ...own];
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
