import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from '../harness/each';
import type { Cluster } from './cluster';
import { kustomizations } from './deliveries';
import { GitRepository } from './git-repository';
import { type KubernetesObject, condition } from './object';
import { StandIns } from './stand-ins';

/** Resource of HelmReleases, as kubectl names it. */
export const helmReleases = 'helmreleases.helm.toolkit.fluxcd.io';

/** What source-controller and helm-controller must leave to stand-ins: charts of third parties, which cannot be fetched. */
const foreign = /^(helmrepository|ocirepository|helmrelease)-/;

interface GitDeliveryProps {
  readonly cluster: Cluster;
  readonly platform: string;
  /** Folder for the repository. */
  readonly folder: string;
  /** Longest wait for what must happen next, in seconds. */
  readonly patience: number;
}

/** A cluster that Flux keeps as a repository says. */
export class GitDelivery {
  readonly cluster: Cluster;
  readonly dist: string;
  private readonly standIns = new StandIns();

  private constructor(
    private readonly props: GitDeliveryProps,
    private readonly repository: GitRepository,
  ) {
    this.cluster = props.cluster;
    this.dist = join(repository.folder, 'dist');
  }

  /** An empty repository for a cluster. */
  static async start(props: GitDeliveryProps): Promise<GitDelivery> {
    mkdirSync(props.folder, { recursive: true });
    return new GitDelivery(props, await GitRepository.serve(props.folder));
  }

  /** Puts the whole output of a synthesis into the repository. */
  replace(dist: string): void {
    rmSync(this.dist, { recursive: true, force: true });
    cpSync(dist, this.dist, { recursive: true });
    for (const name of readdirSync(this.dist, { recursive: true, encoding: 'utf8' })) {
      const file = name.slice(name.lastIndexOf('/') + 1);
      if (file.startsWith('gitrepository-'))
        this.edit(name, (text) => text.replace(/^( +url: ).*/m, `$1${this.repository.url}`));
      if (name.includes('/components/') && foreign.test(file))
        this.edit(name, (text) => text.replace(/^spec:$/m, 'spec:\n  suspend: true'));
    }
  }

  /** Changes one file of the output. */
  edit(path: string, change: (text: string) => string): void {
    const file = join(this.dist, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  /** Commits, and has Flux read it; the revision. */
  async push(message: string): Promise<string> {
    const commit = await this.repository.commit(message);
    await this.request('gitrepositories.source.toolkit.fluxcd.io', [this.props.platform], commit);
    return `main@sha1:${commit}`;
  }

  /** What stood in for something real. */
  notes(): string[] {
    return this.standIns.notes();
  }

  /** Waits until all is delivered at a revision, and something else holds. */
  async delivered(revision: string, holds: () => Promise<boolean> = () => Promise.resolve(true)): Promise<void> {
    await this.within(
      async () => {
        await this.tryAgain(revision);
        return (await this.unready(revision)).length === 0 && (await holds());
      },
      async () => (await this.unready(revision)).join('\n'),
    );
  }

  /** Waits until something holds; fails with what is said of it when time is up. */
  async within(holds: () => Promise<boolean>, said: () => Promise<string>): Promise<void> {
    for (const limit = Date.now() + this.props.patience * 1000; ;) {
      await this.standIns.act(this.cluster, isReleased);
      if (await holds()) return;
      if (Date.now() >= limit) throw new Error(`time is up\n${await said()}`);
      await pause(1);
    }
  }

  /** Has Flux try again at once what it tries in two minutes: other folders of the repository make another archive of the same commit, which some had begun to read. */
  private async tryAgain(revision: string): Promise<void> {
    const failed = (await this.cluster.list(kustomizations)).filter((one) =>
      /failed to verify archive/.test(String(condition(one, 'Ready')?.message)),
    );
    const names = failed.map(({ metadata: { name } }) => name);
    if (names.length > 0) await this.request(kustomizations, names, `${revision} ${Date.now()}`);
  }

  /** Asks Flux to reconcile, as \`flux reconcile\` does. */
  private async request(kind: string, names: readonly string[], at: string): Promise<void> {
    const { code, stderr } = await this.cluster.kubectl([
      ...['annotate', '--overwrite', '--namespace=flux-system', kind, ...names],
      `reconcile.fluxcd.io/requestedAt=${at}`,
    ]);
    if (code !== 0) throw new Error(stderr);
  }

  /** What is not delivered at a revision, in words. */
  private async unready(revision: string): Promise<string[]> {
    const all = await this.cluster.list(kustomizations, helmReleases);
    return all
      .filter(({ spec }) => spec?.suspend !== true)
      .filter((one) => !isReady(one) || !isAt(one, revision))
      .map(
        (one) =>
          `${one.kind} ${one.metadata.name}: ${String(condition(one, 'Ready')?.message ?? 'not reconciled yet')}`,
      );
  }
}

/** Whether an object is a release that the real helm-controller installs. */
function isReleased({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'HelmRelease' && metadata.namespace === 'flux-system';
}

/** Whether Flux has applied a revision; the version of a chart ends with the commit that it was made of. */
function isAt({ kind, metadata, status }: KubernetesObject, revision: string): boolean {
  if (kind === 'Kustomization') return status?.lastAppliedRevision === revision;
  const commit = revision.slice(revision.indexOf(':') + 1).slice(0, 12);
  return metadata.namespace !== 'flux-system' || String(status?.lastAttemptedRevision).includes(`+${commit}`);
}

function isReady(object: KubernetesObject): boolean {
  return (
    object.status?.observedGeneration === object.metadata.generation && condition(object, 'Ready')?.status === 'True'
  );
}
