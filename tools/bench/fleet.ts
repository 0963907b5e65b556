import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a fleet is made of. */
export interface Fleet {
  /** Repository whose platform is multiplied. */
  readonly from: string;
  readonly platform: string;
  /** Shapes that are drawn in turn. */
  readonly services: readonly string[];
  readonly environments: readonly string[];
}

const bundled = ['tabular', 'syndoc', 'websocket-gateway', 'job-workers'];

/** The bundled platform's shapes, on two clouds and inside the cluster. */
export const inferloop = (from: string): Fleet => ({
  from,
  platform: 'inferloop',
  services: bundled,
  environments: ['development', 'staging', 'production'],
});

/** Writes a repository with `count` services, each a bundled one under another name and path. */
export function writeFleet(root: string, count: number, { from, platform, services, environments }: Fleet): void {
  const apps = join('apps', platform);
  mkdirSync(join(root, apps, 'environments'), { recursive: true });
  cpSync(join(from, apps, 'platform.yaml'), join(root, apps, 'platform.yaml'));
  for (const name of environments) {
    const file = join(apps, 'environments', `${name}.yaml`);
    writeFileSync(join(root, file), readFileSync(join(from, file), 'utf8'));
  }
  copy('auth-service', 'auth-service');
  for (let index = 0; index < count - 1; index++) {
    const shape = services[index % services.length]!;
    copy(shape, `${shape}-${index}`);
  }

  function copy(shape: string, name: string): void {
    const [source, target] = [join(from, 'services', platform, shape), join(root, 'services', platform, name)];
    mkdirSync(join(target, 'environments'), { recursive: true });
    const spec = readFileSync(join(source, 'deployment-config.yaml'), 'utf8');
    const renamed = spec
      .replace(`name: ${shape}`, `name: ${name}`)
      .replace(/path: \/api\/[a-z]+/, `path: /api/${name}`);
    writeFileSync(join(target, 'deployment-config.yaml'), renamed);
    for (const environment of environments) {
      const file = join('environments', `${environment}.yaml`);
      writeFileSync(join(target, file), readFileSync(join(source, file), 'utf8'));
    }
  }
}
