import type { DatabaseOptions } from './kinds/database';
import type { Position } from './problem';

/** A product version in use. */
export interface Use {
  /** As in the table of ends: `Kubernetes`, `PostgreSQL`. */
  readonly what: string;
  readonly version: string;
  /** Cloud where it runs. */
  readonly where: string;
}

/** A product version in use, and its path in the spec; for a default, the path that would set it. */
export interface Found extends Use {
  readonly place: Position;
  readonly environment: string;
  /** @default - that of the environment */
  readonly service?: string;
}

/** A product version of a backing, and its key. */
export interface StatedUse extends Pick<Use, 'what' | 'version'> {
  readonly path: readonly PropertyKey[];
}

/** Products by the engine of a database. */
export const products = { postgres: 'PostgreSQL', mysql: 'MySQL' } as const;

/** Product version of a database. */
export function databaseUses({ engine, version }: Pick<DatabaseOptions, 'engine' | 'version'>): readonly StatedUse[] {
  return [{ what: products[engine], version, path: ['version'] }];
}

const images: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  redis: 'Redis',
  rabbitmq: 'RabbitMQ',
};

/** Product version of an image, by its name and tag. @default - unknown */
export function imageUses(image: string, path: readonly PropertyKey[]): readonly StatedUse[] {
  const [, name = '', version] = /(?:^|\/)([a-z0-9._-]+):(\d+(?:\.\d+)*)/.exec(image) ?? [];
  const what = Object.hasOwn(images, name) ? images[name] : undefined;
  return what && version ? [{ what, version, path }] : [];
}
