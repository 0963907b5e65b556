import type { LiteralContext } from './facts';
import type { DatabaseOptions } from './kinds/database';
import { digest } from './name';

/** Port of each engine, as its project has it. */
const ports = { postgres: 5432, mysql: 3306 } as const;

/** Name of each engine, as clients know it. */
const providers = { postgres: 'postgresql', mysql: 'mysql' } as const;

/** What logins a cloud's databases take. */
export interface LoginRule {
  /** Most characters, by engine. */
  readonly longest: Readonly<Record<DatabaseOptions['engine'], number>>;
  /** Names that the cloud keeps to itself. @default - none */
  readonly reserved?: RegExp;
}

/** How services reach a managed database: its literals, by a login named for it, and its port. */
export function databaseAccess({ longest, reserved }: LoginRule) {
  return {
    literals: ({ options: { engine, databaseName } }: LiteralContext<'database'>) => ({
      provider: providers[engine],
      name: databaseName,
      user: loginOf(databaseName, longest[engine], reserved),
      port: `${ports[engine]}`,
      sslMode: 'require',
    }),
    port: ({ engine }: DatabaseOptions) => ports[engine],
  };
}

function loginOf(name: string, most: number, reserved: RegExp | undefined): string {
  // A letter of ours keeps a name apart from those that are reserved.
  const mark = reserved ? 'u' : '';
  if (name.length <= most && !reserved?.test(name)) return name;
  return `${mark}${name.slice(0, most - 6 - mark.length)}${digest(name)}`;
}
