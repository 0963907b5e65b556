import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem } from '../../lib/model/problem';
import { synthesize } from '../../lib/synth/synthesize';
import { repository } from '../repository';
import { type GitDelivery, helmReleases } from './git-delivery';
import { type KubernetesObject, condition, title } from './object';
import { manifestsIn } from './tree';

/** The platform whose environment is delivered. */
export const trial = { platform: 'inferloop', environment: 'development', service: 'tabular' } as const;

const { platform, environment, service } = trial;
/** The service, and what it needs: more of them show nothing else. */
const services = [service, 'auth-service', 'job-workers'];
const namespace = `${platform}-${environment}`;
const environmentFile = `apps/${platform}/environments/${environment}.yaml`;
const overlay = `services/${platform}/${service}/environments/${environment}.yaml`;

/** What must not be made again: an object, its template and its pods. */
type Identities = Readonly<Record<string, string>>;

/** A copy of a bundled platform whose environment is delivered in one way and in another. */
export class DeliveryTrial {
  /** Failures, as sentences. */
  readonly failures: string[] = [];
  checked = 0;
  private readonly root: string;

  constructor(
    private readonly git: GitDelivery,
    folder: string,
    private readonly say: (line: string) => void,
  ) {
    this.root = folder;
    for (const name of [`apps/${platform}`, ...services.map((one) => `services/${platform}/${one}`)])
      cpSync(join(repository, name), join(this.root, name), { recursive: true });
  }

  /** Delivers the environment in a way, and waits for it. */
  async deliverBy(delivery: string): Promise<void> {
    this.setDelivery(delivery);
    await this.publish(`delivery: ${delivery}`);
  }

  /** Chooses a delivery of the environment. */
  setDelivery(delivery: string): void {
    const file = join(this.root, environmentFile);
    const text = readFileSync(file, 'utf8').replace(/^delivery: .*\n/m, '');
    writeFileSync(file, `${text.trimEnd()}\ndelivery: ${delivery}\n`);
  }

  /** Synthesizes, commits and waits. */
  async publish(what: string): Promise<void> {
    await this.write();
    await this.git.delivered(await this.git.push(what));
    this.say(what);
  }

  /** Chooses another image of one service. */
  setImage(tag: string): void {
    const file = join(this.root, overlay);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/tag: [^ }]+/, `tag: ${tag}`));
  }

  /** Puts the output into the repository. */
  async write(): Promise<void> {
    const { problems } = await synthesize({ root: this.root, strict: true, cache: false });
    if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
    const dist = join(this.root, 'dist');
    this.git.replace(dist);
  }

  /** Objects of the last phase of all services, as published. */
  published(): KubernetesObject[] {
    const folder = join(this.root, 'dist/kubernetes', platform, 'environments', environment);
    return manifestsIn(folder)
      .filter(({ path }) => path.includes('/run/'))
      .flatMap(({ objects }) => objects);
  }

  /** Objects of the last phase of all services, in the cluster. */
  async live(): Promise<KubernetesObject[]> {
    const wanted = new Set(this.published().map(title));
    const kinds = [...new Set(this.published().map(({ kind, apiVersion }) => resourceOf(kind, apiVersion)))];
    return (await this.git.cluster.list(...kinds)).filter((one) => wanted.has(title(one)));
  }

  /** What tells whether anything was made again. */
  async identities(): Promise<Identities> {
    const pods = (await this.git.cluster.list('pods', 'replicasets.apps')).filter(
      ({ metadata }) => metadata.namespace === namespace,
    );
    const all = [...(await this.live()), ...pods];
    return Object.fromEntries(all.map((one) => [title(one), identityOf(one)]));
  }

  /** Releases of services, by the name of their service. */
  async releases(): Promise<ReadonlyMap<string, KubernetesObject>> {
    const all = (await this.git.cluster.list(helmReleases)).filter(
      ({ metadata }) => metadata.namespace === 'flux-system',
    );
    return new Map(all.map((one) => [String(one.spec?.releaseName), one]));
  }

  /** File with the template of the service's Deployment, among the templates of its chart. */
  workloadTemplate(): string {
    const folder = join(this.root, 'dist/helm', platform, service, 'templates');
    const found = readdirSync(folder).find((name) => /(^|-)deployment/.test(name));
    if (!found) throw new Error(`no template of a Deployment in ${folder}`);
    return found;
  }

  /** Notes one expectation. */
  expect(what: string, holds: boolean): void {
    this.checked += 1;
    if (!holds) this.failures.push(`expected ${what}`);
  }

  /** Expects that nothing was made again since. */
  async expectUntouched(before: Identities, when: string): Promise<void> {
    const now = await this.identities();
    const others = Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name]);
    this.expect(`the same objects and pods ${when}; others are ${others.join(', ')}`, others.length === 0);
  }
}

/** A Deployment's own generation counts annotations, too: what matters is its template. */
function identityOf({ metadata, spec }: KubernetesObject): string {
  const { uid } = metadata as KubernetesObject['metadata'] & { readonly uid: string };
  return `${uid} ${JSON.stringify(spec?.template ?? '')}`;
}

function resourceOf(kind: string, apiVersion: string): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  return group ? `${kind}.${version}.${group}` : kind;
}

/** Number of Helm's revision of a release. */
export function revisionOf(release: KubernetesObject | undefined): number {
  const history = (release?.status?.history ?? []) as readonly { readonly version: number }[];
  return history[0]?.version ?? 0;
}

/** What a release says of itself. */
export function saidOf(release: KubernetesObject | undefined): string {
  return release ? `${condition(release, 'Ready')?.reason}: ${condition(release, 'Ready')?.message}` : 'there is none';
}

/** The image that the service runs. */
export async function imageOf(subject: DeliveryTrial): Promise<string> {
  const found = (await subject.live()).find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === service);
  const { spec } = found?.spec?.template as {
    readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] };
  };
  return spec.containers[0]!.image;
}
