import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatProblem, isError } from '../../lib/model/problem';
import { synthesize } from '../../lib/synth/synthesize';
import { pause } from '../../tools/harness/each';
import { publish, serve } from '../../tools/kubernetes/artifacts';
import { Cluster } from '../../tools/kubernetes/cluster';
import { kustomizations } from '../../tools/kubernetes/deliveries';
import { condition, type KubernetesObject, title } from '../../tools/kubernetes/object';
import { StandIns } from '../../tools/kubernetes/stand-ins';
import type { Files } from './shop';

/** A repository whose commits the real kustomize-controller applies to one real API server. */
export class Life {
  private readonly standIns = new StandIns();

  private constructor(
    private readonly root: string,
    readonly cluster: Cluster,
    private readonly url: string,
  ) {}

  static async begin(): Promise<Life> {
    const root = mkdtempSync(join(tmpdir(), 'strata-life-'));
    const cluster = await Cluster.start({ folder: join(root, 'cluster'), flux: true });
    return new Life(root, cluster, await serve(join(root, 'artifacts')));
  }

  /** Writes files, or removes those without a text, and synthesizes what they say. */
  async commit(files: Readonly<Record<string, string | undefined>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) rmSync(join(this.root, path));
      else {
        mkdirSync(join(this.root, path, '..'), { recursive: true });
        writeFileSync(join(this.root, path), text);
      }
    }
    const { problems } = await synthesize({ root: this.root });
    expect(problems.filter(isError).map(formatProblem)).toEqual([]);
  }

  /** Has Flux begin with a platform, as a person does once. */
  async bootstrap(platform: string): Promise<void> {
    const folder = join(this.root, 'dist/kubernetes', platform, 'clusters/main/flux');
    const { code, stderr } = await this.cluster.kubectl(['apply', '--server-side', '-f', folder]);
    expect([code, stderr.split('\n').filter((line) => /error/i.test(line))]).toEqual([0, []]);
  }

  /** Publishes what was committed until all is applied and nothing is being deleted; every Kustomization that there is then. */
  async settle(seconds = 150): Promise<string[]> {
    const published = new Map<string, number | undefined>();
    for (const limit = Date.now() + seconds * 1000; ;) {
      for (const source of await this.cluster.list('gitrepositories.source.toolkit.fluxcd.io')) {
        const { name, generation } = source.metadata;
        // Flux changes what it is told to fetch, and fetches anew.
        if (published.has(name) && published.get(name) === generation) continue;
        await publish(this.cluster, source, join(this.root, 'dist'), join(this.root, 'artifacts'), this.url);
        published.set(name, generation);
      }
      await this.standIns.act(this.cluster);
      const all = await this.cluster.list(kustomizations);
      const revisions = await this.revisions();
      const waiting = all.filter((one) => !isSettled(one, revisions));
      if (waiting.length === 0) return all.map(({ metadata }) => metadata.name).sort();
      if (Date.now() >= limit) throw new Error(waiting.map(complaint).join('\n'));
      await pause(0.5);
    }
  }

  /** Names of objects of some kinds, in the namespaces that a text begins. */
  async names(namespace: string, ...kinds: readonly string[]): Promise<string[]> {
    const all = await this.cluster.list(...kinds);
    return all
      .filter((one) => one.metadata.namespace?.startsWith(namespace))
      .map(title)
      .sort();
  }

  async get(kind: string, name: string, namespace = 'default'): Promise<KubernetesObject> {
    const { stdout, stderr } = await this.cluster.kubectl(['get', kind, name, '-n', namespace, '-o', 'json']);
    if (!stdout) throw new Error(stderr);
    return JSON.parse(stdout) as KubernetesObject;
  }

  end(): void {
    this.cluster.stop();
    rmSync(this.root, { recursive: true, force: true });
  }

  private async revisions(): Promise<ReadonlyMap<string, string>> {
    const all = await this.cluster.list('gitrepositories.source.toolkit.fluxcd.io');
    return new Map(
      all.map(({ metadata, status }) => [metadata.name, (status?.artifact as { readonly revision: string }).revision]),
    );
  }
}

/** Whether Flux has applied what it was told last. */
function isSettled({ metadata, spec, status = {}, ...rest }: KubernetesObject, revisions: ReadonlyMap<string, string>) {
  const { name } = spec!.sourceRef as { readonly name: string };
  const said = condition({ metadata, spec, status, ...rest }, 'Ready');
  const isCurrent = status.observedGeneration === metadata.generation;
  return isCurrent && said?.status === 'True' && status.lastAppliedRevision === revisions.get(name);
}

function complaint(object: KubernetesObject): string {
  const said = condition(object, 'Ready');
  return `${object.metadata.name}: ${said?.status}: ${said?.message}`;
}

const environment = (more: string) => `stage: development
cloud: aws
placements: { aws: { region: eu-central-1, account: "111111111111" } }
state: { backend: s3, store: shared-state, region: eu-central-1 }
${more}`;

/** A service of some pods. */
export const api = (deployment: string) => `apiVersion: v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  deployment: ${deployment}
  networking: { port: 8080 }
`;

/** A platform with two environments, on a cluster that somebody else runs. */
export function platform(name: string, critical: number): Files {
  return {
    [`apps/${name}/platform.yaml`]: `domain: ${name}.example.com
registry: ghcr.io/acme
gitops: { repository: "https://example.com/${name}" }
priorities: { critical: ${critical} }
`,
    [`apps/${name}/environments/live.yaml`]: environment('cluster: { name: main, existing: theirs }'),
    [`apps/${name}/environments/next.yaml`]: environment('cluster: live'),
    [`services/${name}/api/deployment-config.yaml`]: api('{ replicas: 5, priority: critical }'),
  };
}

/** The file of an environment that is about to go. */
export const removed = environment('cluster: live\nremoved: true');
