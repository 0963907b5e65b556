import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatProblem } from '../../lib/model/problem';
import { type Synthesis, type SynthesizeOptions, synthesize } from '../../lib/synth/synthesize';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** The least that a platform says. */
export const platform = `domain: example.com
registry: ghcr.io/acme
gitops: { repository: "https://example.com/shop" }
`;

/** An environment inside one cluster, where services find all that they share. */
export const home = `stage: development
cloud: local
shared:
  postgres: { kind: database }
  redis: { kind: cache }
  storage: { kind: bucket, default: true }
  models: { kind: bucket }
`;

/** The same on AWS. */
export const live = `stage: production
cloud: aws
placements: { aws: { region: eu-central-1, account: "111111111111" } }
state: { backend: s3, store: shop-live-state, region: eu-central-1 }
${home.slice(home.indexOf('shared'))}`;

/** A service of one name and its settings, in YAML, under `spec`. */
export function service(name: string, settings = ''): string {
  return `apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: ${name} }
spec:
  service: { image: { tag: "1.0" } }
${settings.replace(/^(?=.)/gm, '  ')}`;
}

/** Where a service's files lie. */
export const folderOf = (name: string) => `services/shop/${name}`;

/** A small shop: one service, at home. */
export const shop: Files = {
  'apps/shop/platform.yaml': platform,
  'apps/shop/environments/home.yaml': home,
  'services/shop/api/deployment-config.yaml': service('api'),
};

/** A repository on disk that goes when the test does. */
export class Repository {
  readonly root = mkdtempSync(join(tmpdir(), 'strata-repository-'));

  constructor(files: Files) {
    this.lay(files);
  }

  lay(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }

  text(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Every file under a folder, with its text. */
  tree(folder = 'dist'): Files {
    return treeOf(join(this.root, folder));
  }

  synth(options: Partial<SynthesizeOptions> = {}): Promise<Synthesis> {
    return synthesize({ root: this.root, ...options });
  }

  /** Synthesizes what must have nothing wrong with it. */
  async clean(options: Partial<SynthesizeOptions> = {}): Promise<Synthesis> {
    const synthesis = await this.synth(options);
    // One host in the environments of several clusters is what makes them comparable.
    expect(synthesis.problems.filter(({ code }) => code !== 'W217').map(formatProblem)).toEqual([]);
    return synthesis;
  }

  /** What is wrong, as lines. */
  async problems(options: Partial<SynthesizeOptions> = {}): Promise<string[]> {
    const { problems } = await this.synth(options);
    return [...new Set(problems.map(formatProblem))];
  }
}

/** Every file under a folder that is there, with its text, by path. */
export function treeOf(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

const made: Repository[] = [];

/** A repository of these files. */
export function repository(files: Files): Repository {
  const one = new Repository(files);
  made.push(one);
  return one;
}

/** Clears up; for `afterEach` or `afterAll`. */
export function clear(): void {
  for (const { root } of made.splice(0)) rmSync(root, { recursive: true, force: true });
}
