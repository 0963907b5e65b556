import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterwards, onExit, output, type Outcome, run } from '../harness/process';
import type { KubernetesObject } from './object';

const down = join(__dirname, 'down.sh');

/** What to start beside the control plane. */
export interface ClusterOptions {
  /** Folder of its state; two clusters never share one. */
  readonly folder: string;
  /** Controllers of Flux: kustomize-controller, or all that install charts. @default false */
  readonly flux?: boolean | 'helm';
}

/** A control plane on this machine, with kwok's nodes. */
export class Cluster {
  private readonly env: NodeJS.ProcessEnv;

  private constructor(readonly folder: string) {
    this.env = { RUN: folder, KUBECONFIG: join(folder, 'kubeconfig'), HOME: folder };
  }

  /** Starts a cluster, which is stopped with this process at the latest. */
  static async start({ folder, flux = false }: ClusterOptions): Promise<Cluster> {
    const cluster = new Cluster(folder);
    onExit(() => cluster.stop());
    afterwards(down, { RUN: folder });
    await output(join(__dirname, 'up.sh'), [], {
      env: { RUN: folder, FLUX: flux === 'helm' ? 'helm' : flux ? '1' : '0' },
      seconds: 240,
    });
    return cluster;
  }

  /** Ends it. */
  stop(): void {
    spawnSync(down, {
      env: { ...process.env, RUN: this.folder },
      stdio: 'ignore',
      timeout: 30_000,
    });
  }

  /** Runs kubectl against it. */
  kubectl(args: readonly string[], input = ''): Promise<Outcome> {
    return run('kubectl', args, { env: this.env, input });
  }

  /** Objects of some kinds, in all namespaces. */
  async list(...kinds: readonly string[]): Promise<KubernetesObject[]> {
    const text = await output('kubectl', ['get', kinds.join(','), '--all-namespaces', '-o', 'json'], { env: this.env });
    return (JSON.parse(text) as { readonly items: KubernetesObject[] }).items;
  }

  /** Applies objects or only their status, for something that does not run here. */
  async impose(items: readonly object[], subresource?: 'status'): Promise<void> {
    if (items.length === 0) return;
    const args = ['apply', '--server-side', '--force-conflicts', '--field-manager=stand-in', '-f', '-'];
    const { code, stderr } = await this.kubectl(
      subresource ? [...args, `--subresource=${subresource}`] : args,
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    );
    // What has been pruned since it was listed needs no status any more; kubectl goes on to the others by itself.
    const grave = stderr
      .split('\n')
      .filter((line) => line !== '' && !(subresource && /^Error from server \(NotFound\): /.test(line)));
    if (code !== 0 && grave.length > 0) throw new Error(`stand-in: ${grave.join('\n')}`);
  }

  /** Waits for new definitions; the kinds it knows then. */
  async establish(): Promise<Set<string>> {
    await this.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
    return this.kinds();
  }

  /** Kinds that it knows, as `apiVersion kind`. */
  async kinds(): Promise<Set<string>> {
    const text = await output('kubectl', ['api-resources', '--no-headers', '--cached=false'], { env: this.env });
    const rows = text
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
    return new Set(rows.map((row) => row.slice(-3)).map(([apiVersion, , kind]) => `${apiVersion} ${kind}`));
  }
}
