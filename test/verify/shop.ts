import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatProblem, isError } from '../../lib/model/problem';
import { synthesize } from '../../lib/synth/synthesize';
import type { Report, Check } from '../../tools/harness/check';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** A service that keeps data on a disk. */
export const api = `apiVersion: v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  deployment: { replicas: 1 }
  networking: { port: 8080 }
  volumes: [{ name: data, mountPath: /data, size: 1Gi }]
`;

/** A service without data. */
export const other = api.replace('name: api', 'name: other').replace(/^ {2}volumes.*\n/m, '');

/** A service that runs by the clock. */
const nightly = `apiVersion: v1
kind: ServiceDeployment
metadata: { name: nightly }
spec:
  service: { type: cron, schedule: "0 3 * * *", image: { tag: "1.0" } }
`;

/** A small platform on a cluster that somebody else runs, whose secrets come from a store. */
export const shop: Files = {
  'apps/shop/platform.yaml':
    'domain: example.com\nregistry: ghcr.io/acme\ngitops: { repository: "https://example.com/shop" }\n',
  'apps/shop/environments/live.yaml': `stage: development
cloud: aws
placements: { aws: { region: eu-central-1, account: "111111111111" } }
state: { backend: s3, store: shop-live-state, region: eu-central-1 }
cluster: { existing: theirs, issuer: "https://issuer.example.com" }
quota: { pods: 20 }
`,
  'services/shop/api/deployment-config.yaml': `${api}  config: { secrets: { TOKEN: { secret: shop/token } }, variables: { LITERAL: "$\${HOME} {{ .x }}" } }\n`,
  'services/shop/nightly/deployment-config.yaml': nightly,
  'services/shop/other/deployment-config.yaml': other,
};

/** A platform's `dist` in a folder of its own, which may be broken on purpose. */
export class Copy {
  readonly root = mkdtempSync(join(tmpdir(), 'strata-check-'));
  readonly dist = join(this.root, 'dist');

  /** One of the files given. */
  static async of(files: Files): Promise<Copy> {
    const copy = new Copy();
    for (const [path, text] of Object.entries(files)) copy.write(path, text);
    const { problems } = await synthesize({ root: copy.root });
    expect(problems.filter(isError).map(formatProblem)).toEqual([]);
    return copy;
  }

  /** Another one like it. */
  again(): Copy {
    const copy = new Copy();
    cpSync(this.dist, copy.dist, { recursive: true });
    return copy;
  }

  /** Replaces a text in a file of `dist`, which must be there. */
  change(path: string, from: RegExp, to: string): void {
    const text = readFileSync(join(this.dist, path), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(this.dist, path), text.replace(from, to));
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.root, path, '..'), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** What a check says of it. */
  climb(check: Check, patience?: number): Promise<Report> {
    const scratch = join(this.root, 'scratch');
    mkdirSync(scratch);
    return check.run({ dist: this.dist, scratch, clusters: [], patience, say: () => undefined });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
