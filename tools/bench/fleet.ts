import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a fleet is drawn from. */
export interface Stock {
  /** Repository that holds the platform. */
  readonly from: string;
  readonly platform: string;
  /** Shapes of services that are drawn. */
  readonly shapes: readonly string[];
  /** Shapes that others depend on: each fleet has one of each under its own name. */
  readonly roots: readonly string[];
  readonly environments: readonly string[];
}

/** The bundled platform with the most shapes: one environment on AWS alone, one on AWS and Azure, one on Azure. */
export const inferloop = (from: string): Stock => ({
  from,
  platform: 'inferloop',
  shapes: ['tabular', 'textnlp', 'syndoc', 'websocket-gateway', 'job-workers', 'auth-service'],
  roots: ['auth-service', 'websocket-gateway'],
  environments: ['staging', 'production', 'production-azure'],
});

/** Writes a repository with `count` services, each a bundled one under a name, a path and an image of its own; the same for the same count. */
export function writeFleet(root: string, count: number, stock: Stock): void {
  const { from, platform, environments } = stock;
  const apps = join('apps', platform);
  mkdirSync(join(root, apps, 'environments'), { recursive: true });
  for (const file of ['platform.yaml', ...environments.map((name) => join('environments', `${name}.yaml`))])
    cpSync(join(from, apps, file), join(root, apps, file));
  for (const { shape, name, release } of membersOf(count, stock)) copy(shape, name, release);

  function copy(shape: string, name: string, release: number): void {
    const [source, target] = [join(from, 'services', platform, shape), join(root, 'services', platform, name)];
    mkdirSync(join(target, 'environments'), { recursive: true });
    const spec = readFileSync(join(source, 'deployment-config.yaml'), 'utf8');
    writeFileSync(join(target, 'deployment-config.yaml'), renamed(spec, shape, name));
    for (const environment of environments) {
      const file = join('environments', `${environment}.yaml`);
      const overlay = readFileSync(join(source, file), 'utf8');
      writeFileSync(join(target, file), overlay.replace(/tag: [\w.-]+/, `tag: 1.${release}.0`));
    }
  }
}

/** The service that is edited: one without dependents, or the one that all depend on. */
export type Edited = 'leaf' | 'root';

/** A file of a service in one environment of a fleet that is there; of a root where it has no leaf. */
export function fileOf(whose: Edited, fleet: string, { platform, roots, environments }: Stock): string {
  const services = join(fleet, 'services', platform);
  const leaf = readdirSync(services)
    .sort()
    .find((name) => !roots.includes(name));
  const name = (whose === 'leaf' && leaf) || roots[0]!;
  return join(services, name, 'environments', `${environments[0]}.yaml`);
}

interface Member {
  readonly shape: string;
  readonly name: string;
  /** Minor version of its image. */
  readonly release: number;
}

function membersOf(count: number, { shapes, roots }: Stock): Member[] {
  const draw = lottery(count);
  const own = roots.slice(0, count).map((shape) => ({ shape, name: shape, release: 0 }));
  const drawn = Array.from({ length: count - own.length }, (_, index) => {
    const shape = shapes[draw(shapes.length)]!;
    return { shape, name: `${shape}-${index}`, release: draw(40) };
  });
  return [...own, ...drawn];
}

function renamed(spec: string, shape: string, name: string): string {
  const all = spec.replaceAll(new RegExp(`\\b${shape}\\b(?!@)`, 'g'), name);
  return all
    .replace(/path: \/api\/[\w-]+/, `path: /api/${name}`)
    .replace(/schema: [\w-]+/, `schema: ${name.replaceAll('-', '_')}`);
}

/**
 * Numbers below a bound, always the same ones for a seed: a linear congruential generator.
 * @see https://en.wikipedia.org/wiki/Linear_congruential_generator#Parameters_in_common_use (Numerical Recipes)
 */
function lottery(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // Its low bits hardly vary.
    return Math.floor((state / 2 ** 32) * below);
  };
}
