import type { DatabaseOptions } from './kinds/database';
import type { Position } from './problem';

/** A version of something that a platform stands on. */
export interface Use {
  /** As the table of ends has it: `Kubernetes`, `PostgreSQL`. */
  readonly what: string;
  readonly version: string;
  /** Cloud where it runs. */
  readonly where: string;
}

/** A use, and where a spec says it; for a default, where it would. */
export interface Found extends Use {
  readonly place: Position;
  readonly environment: string;
  /** @default - it is the environment's own */
  readonly service?: string;
}

/** A use of a backing, and the key that says it. */
export interface Said extends Pick<Use, 'what' | 'version'> {
  readonly path: readonly PropertyKey[];
}

/** Products by the engine of a database. */
export const products = { postgres: 'PostgreSQL', mysql: 'MySQL' } as const;

/** What a database stands on. */
export function databaseUses({ engine, version }: Pick<DatabaseOptions, 'engine' | 'version'>): readonly Said[] {
  return [{ what: products[engine], version, path: ['version'] }];
}

const images: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  redis: 'Redis',
  rabbitmq: 'RabbitMQ',
};

/** What an image holds, by its name and tag. @default - nobody knows */
export function imageUses(image: string, path: readonly PropertyKey[]): readonly Said[] {
  const [, name = '', version] = /(?:^|\/)([a-z0-9._-]+):(\d+(?:\.\d+)*)/.exec(image) ?? [];
  const what = Object.hasOwn(images, name) ? images[name] : undefined;
  return what && version ? [{ what, version, path }] : [];
}
