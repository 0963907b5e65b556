import type { ServiceSources } from '../../spec/load';
import type { ActionCache } from '../cache/action-cache';
import type { Layer } from '../layer';
import type { RenderContext } from '../render/context';
import { type SaveAll, saveInTurn } from '../output/save-file';
import { type TaskResult, runTask } from './run-task';
import type { Task } from '../render/task';
import { unitTasks } from '../render/tasks';
import type { Selection } from '../selection';
import { ownershipsOf } from '../units/aggregate';
import { type Listing, type ServiceAnalysis, analyze, listingOf } from '../units/analyze';
import { type Assembled, type PlatformIndex, assemble } from '../units/assemble';
import type { PlatformContext, Tables } from '../units/platform';
import type { PlatformSnapshot } from '../units/snapshot';

/** Tasks to render of a service. */
export interface Wanted {
  readonly selection: Selection;
  readonly layers: readonly Layer[];
}

/** Rendered tasks of a service. */
export interface RenderedService {
  readonly name: string;
  readonly results: readonly TaskResult[];
}

/** Called after each task. */
export type Step = (result: Pick<TaskResult, 'name' | 'isNew'>) => void;

/** Executes the work of a run, in this thread or in several. */
export interface Executor {
  /** Starts a platform, before calls about its services. */
  open(snapshot: PlatformSnapshot, context: PlatformContext): Promise<void>;
  /** Analyzes services, and returns their public interfaces. */
  analyze(platform: string, services: readonly ServiceSources[]): Promise<readonly Listing[]>;
  /** Receives the index of a platform's services. */
  setIndex(platform: string, index: PlatformIndex): Promise<void>;
  assemble(platform: string, services: readonly ServiceSources[]): Promise<readonly Assembled[]>;
  render(platform: string, services: readonly ServiceSources[], step: Step): Promise<readonly RenderedService[]>;
  run(tasks: readonly Task[], step: Step): Promise<readonly TaskResult[]>;
  readonly save: SaveAll;
  /** Analysis of a service in this thread, with locators. */
  analysis(platform: string, service: ServiceSources): ServiceAnalysis;
}

/** Context of an executor. */
export interface ExecutorProps {
  readonly tables: Tables;
  readonly wanted: Wanted;
  readonly context: RenderContext;
  /** @default - no cache */
  readonly cache?: ActionCache;
}

/** Maximum number of kept analyses; further services are analyzed again, so that memory does not grow with the fleet. */
const room = 1000;

interface OpenPlatform {
  readonly context: PlatformContext;
  readonly analyses: Map<string, ServiceAnalysis>;
  readonly assembled: Map<string, ReturnType<typeof assemble>>;
  index?: PlatformIndex;
}

/** Executor in this thread. */
export class InlineExecutor implements Executor {
  private readonly platforms = new Map<string, OpenPlatform>();

  constructor(
    private readonly props: ExecutorProps,
    private readonly most = room,
  ) {}

  async open({ name }: Pick<PlatformSnapshot, 'name'>, context: PlatformContext): Promise<void> {
    this.platforms.set(name, { context, analyses: new Map(), assembled: new Map() });
  }

  async analyze(platform: string, services: readonly ServiceSources[]): Promise<readonly Listing[]> {
    return services.map((one) => listingOf(this.analysis(platform, one)));
  }

  async setIndex(platform: string, index: PlatformIndex): Promise<void> {
    this.platforms.get(platform)!.index = index;
  }

  async assemble(platform: string, services: readonly ServiceSources[]): Promise<readonly Assembled[]> {
    return services.map((one) => {
      const { units: _, ...assembled } = this.assembled(platform, one);
      return assembled;
    });
  }

  async render(platform: string, services: readonly ServiceSources[], step: Step): Promise<readonly RenderedService[]> {
    const { context, analyses, assembled } = this.platforms.get(platform)!;
    const { selection, layers } = this.props.wanted;
    const rendered: RenderedService[] = [];
    for (const one of services) {
      const { units } = this.assembled(platform, one);
      const tasks = layers.flatMap((layer) => unitTasks(units, selection, layer, ownershipsOf(context)));
      rendered.push({ name: one.name, results: await this.run(tasks, step) });
      analyses.delete(one.name);
      assembled.delete(one.name);
    }
    return rendered;
  }

  async run(tasks: readonly Task[], step: Step): Promise<readonly TaskResult[]> {
    const { context, cache } = this.props;
    const results: TaskResult[] = [];
    for (const task of tasks) {
      const result = await runTask(task, context, cache);
      step(result);
      results.push(result);
    }
    return results;
  }

  readonly save = saveInTurn;

  analysis(platform: string, sources: ServiceSources): ServiceAnalysis {
    const { context, analyses } = this.platforms.get(platform)!;
    const known = analyses.get(sources.name) ?? analyze(sources, context, this.props.tables);
    if (analyses.size < this.most) analyses.set(sources.name, known);
    return known;
  }

  private assembled(platform: string, sources: ServiceSources): ReturnType<typeof assemble> {
    const { context, index, analyses, assembled } = this.platforms.get(platform)!;
    const analysis = this.analysis(platform, sources);
    const known = assembled.get(sources.name) ?? assemble(analysis, index!, context, this.props.tables);
    if (analyses.has(sources.name)) assembled.set(sources.name, known);
    return known;
  }
}
