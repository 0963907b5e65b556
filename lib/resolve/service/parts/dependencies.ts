import type { Backing, Kind } from '../../../model/backing';
import type { SettleContext } from '../context';
import { ownName } from '../own-name';

/** Kinds by the word that a dependency uses. */
export const dependencyKinds: Readonly<Record<string, Kind>> = {
  database: 'database',
  cache: 'cache',
  storage: 'bucket',
  bucket: 'bucket',
  queue: 'queue',
  topic: 'topic',
  secret: 'secret',
};

/** Further names of types of dependencies. */
export const words: Readonly<Record<string, readonly string[]>> = {
  database: ['postgres', 'postgresql', 'mysql', 'database'],
  cache: ['redis', 'cache'],
};

/** Types of dependencies with a path. */
const foldered: readonly string[] = ['storage', 'bucket'];

/** Keys of single types of dependencies. */
const ofBackings = ['shared', 'access', 'path'] as const;
const ofExternals = ['host', 'port'] as const;

type Dependency = NonNullable<SettleContext['settings']['dependencies']>[number];

/** Called services by name, and external hosts; link checks whether the services exist. */
export function settleDependencies(context: SettleContext, backings: readonly Backing[]) {
  const { settings, platform } = context;
  const all = (settings.dependencies ?? []).map((one, index) => ({ ...one, index }));
  const externals = all.filter(({ type }) => type === 'external');
  const calls = all.filter((one) => one.type !== 'external' && !isBacking(context, one, backings));
  const others = all.filter((one) => !externals.includes(one) && !calls.includes(one));

  for (const { host, index } of externals)
    if (!host) context.report('E326', ['dependencies', index], 'expected a host of an external, got none');
  for (const one of [...calls, ...externals]) refuse(context, one, ofBackings, one.type ?? 'service');
  for (const one of [...calls, ...others]) refuse(context, one, ofExternals, one.type ?? 'this');
  for (const one of others)
    if (one.path && one.type && !foldered.includes(one.type)) refuse(context, one, ['path'], one.type);
  const waits = 'backings are always required; emitted so';
  const nothingWaits = 'no service waits for another service or an external host; emitted so';
  for (const { required, index } of others)
    if (required === false) context.report('W206', ['dependencies', index, 'required'], waits);
  for (const { required, version, index } of [...calls, ...externals]) {
    if (required) context.report('W206', ['dependencies', index, 'required'], nothingWaits);
    if (version !== undefined)
      context.report(
        'W206',
        ['dependencies', index, 'version'],
        'it is set where the external service is defined; emitted without it',
      );
  }
  for (const one of others) checkVersion(context, one);
  return {
    calls: calls.map(({ name, index }) => ({
      name: ownName(name, platform),
      index,
    })),
    externals: externals.flatMap(({ name, host, port = 443 }) => (host ? [{ name, host, port }] : [])),
  };
}

/** Whether a version is valid for an engine, and at the right place. */
function checkVersion(context: SettleContext, dependency: Dependency & { readonly index: number }): void {
  const { name, type, version, index } = dependency;
  if (version === undefined) return;
  const path = ['dependencies', index, 'version'];
  const kind = type ? dependencyKinds[type] : context.environment.shared[name]?.kind;
  if (!kind) context.report('W202', path, 'it is set under integrations; emitted as it is there');
  else if (!words[kind]) refuse(context, dependency, ['version'], kind);
  else if (!/^\d+(\.\d+)*$/.test(version))
    context.report('E328', path, `expected a version such as 16, got ${version}`);
}

function isBacking({ environment }: SettleContext, { name, type }: Dependency, backings: readonly Backing[]): boolean {
  if (type) return type in dependencyKinds;
  const meant = (one: Backing) => one.name === name || one.shared === name || words[one.kind]?.includes(name);
  return Object.hasOwn(environment.shared, name) || backings.some(meant);
}

function refuse(
  { report }: SettleContext,
  dependency: Dependency & { readonly index: number },
  keys: readonly (keyof Dependency)[],
  what: string,
): void {
  for (const key of keys)
    if (dependency[key] !== undefined)
      report(
        'E328',
        ['dependencies', dependency.index, key],
        `expected no ${key} of a dependency of type ${what}, got ${String(dependency[key])}`,
      );
}
