import type { Backing, Kind } from '../../model/backing';
import type { Placement } from '../../model/environment';
import { factsOf } from '../../model/facts';
import type { Ask } from '../../model/offers';
import { options as defaults, policies } from '../settings/defaults';
import { isMapping } from '../../model/mapping';
import { isFolder } from './kinds/bucket';
import type { BackingContext, BackingSpec, From } from './translation';
import { keyOf, placeOf, sourceOf } from './source';
import { translations } from './translations';
import { checkOffers } from './offers';
import { allowed } from './regions';
import { classProblem } from './storage-classes';
import { settleNative } from './native-options';
import { sharedName } from './shared-backing';

/** One backing with all defaults filled in, or undefined and problems. */
export function settleBacking(
  kind: Kind,
  name: string,
  written: BackingSpec,
  around: BackingContext,
): Backing | undefined {
  const spec = translations[kind]!.plain?.(written) ?? written;
  const place = (path: readonly PropertyKey[]) => translations[kind]!.place?.(written, path) ?? path;
  const context: BackingContext = {
    ...around,
    report: (code, path, message) => around.report(code, place(path), message),
  };
  const { environment, facts } = context;
  const meant = sharedName(kind, name, spec, context);
  const pattern = meant === undefined ? undefined : environment.shared[meant];
  const cloud = pattern?.cloud ?? spec.cloud ?? environment.cloud;
  if (!available(kind, cloud, spec, context)) return undefined;
  translations[kind]!.check?.(written, cloud, context);

  const known = factsOf(facts, cloud, kind) as { readonly sharing?: 'part' | 'own' };
  const shared = known.sharing === 'own' ? undefined : meant;
  const bucketName = typeof spec.bucket === 'string' && !isFolder(spec) ? spec.bucket : undefined;
  const existing = spec.existing ?? pattern?.existing ?? bucketName;
  if (existing !== undefined && !named(existing))
    context.report('E107', ['existing'], `expected the name of an existing one, got ${existing}`);
  const decided = shared !== undefined || existing !== undefined;
  const options = settleOptions(kind, cloud, spec, pattern, decided, context);
  const said = decided ? withoutNative(cloud, spec, context) : spec;
  const native = settleNative(kind, cloud, said, pattern, context, decided ? undefined : options);
  if (!decided) checkClass(cloud, native, context);
  if (!decided) checkOwn(kind, cloud, spec, options, native, context);
  if (!decided && context.note) noteUses(kind, cloud, options, native, context);
  // The compiler does not relate options and defaults by `kind`.
  return {
    name,
    kind,
    cloud,
    access: spec.access ?? 'readWrite',
    default: spec.default ?? pattern?.default ?? false,
    existing,
    shared,
    generation: spec.generation ?? 1,
    options,
    native,
    extras: defined(translations[kind]!.extras?.(spec, cloud, context) ?? {}),
  } as Backing;
}

/** Reports product versions of a backing. */
function noteUses(
  kind: Kind,
  cloud: string,
  options: object,
  native: Readonly<Record<string, unknown>>,
  { facts, note }: BackingContext,
): void {
  const known = factsOf(facts, cloud, kind);
  const uses = 'unavailable' in known ? [] : (known.uses?.(options as never, native) ?? []);
  for (const { path, ...use } of uses) note?.({ ...use, where: cloud }, path);
}

/** Reports a missing StorageClass of a backing. */
function checkClass(cloud: string, native: Readonly<Record<string, unknown>>, context: BackingContext): void {
  const option = context.facts[cloud]!.storageClassOption;
  const name = option === undefined ? undefined : native[option];
  const problem = typeof name === 'string' ? classProblem(name, context) : undefined;
  if (problem) context.report('E375', [cloud, option!], problem);
}

/** Whether a text is a valid name of an existing resource: it becomes part of ids and addresses, where `..` would lead elsewhere. */
function named(text: string): boolean {
  return /^[\p{L}\p{N}._+=@:()/-]+$/u.test(text) && !text.split('/').some((part) => /^\.+$/.test(part));
}

/** Reports conflicts of the cloud's own options, with each other or with neutral ones, and unsupported options. */
function checkOwn(
  kind: Kind,
  cloud: string,
  spec: BackingSpec,
  options: object,
  native: Readonly<Record<string, unknown>>,
  { facts, platform, environment, report }: BackingContext,
): void {
  const known = factsOf(facts, cloud, kind);
  // A value that does not match the schema has been reported already.
  if ('unavailable' in known || !known.options?.safeParse(native).success) return;
  const asks = known.asks?.(options as never, native, environment.placements[cloud]) ?? [];
  checkOffers([...asks, ...copies(kind, cloud, options, facts)], report);
  const written = (spec[cloud] ?? {}) as object;
  for (const [option, why] of Object.entries(known.conflicts?.(native, options as never) ?? {}))
    if (why !== undefined) {
      const asked = option in written ? [] : sourceOf(kind, cloud, option, options, facts);
      report('E327', asked.length ? asked : [cloud, option], why);
    }
  for (const [option, why] of Object.entries(known.unsupported?.(options as never, native) ?? {}))
    if (why !== undefined) report('W206', keyOf(kind, option), `${cloud}: ${why}; emitted without it`);
  for (const { option, rule = [], why } of known.objections?.(options as never, native) ?? []) {
    const own = option in written ? [cloud, option] : placeOf(kind, cloud, option, options, facts);
    report('E321', [...own, ...rule], why);
  }
  for (const option of (known.regions ?? []).filter((one) => one in written))
    for (const region of [(native[option] ?? []) as string | readonly string[]].flat()) {
      const why = allowed(region, platform);
      if (why !== undefined) report('E334', [cloud, option], why);
      const of = facts[cloud]!.locations ?? facts[cloud]!.regions;
      if (of) checkOffers([{ path: [cloud, option], value: region, of }], report);
    }
}

/** Regions of copies of a backing. */
function copies(kind: Kind, cloud: string, options: object, facts: BackingContext['facts']): Ask[] {
  const of = facts[cloud]!.locations ?? facts[cloud]!.regions;
  const { replicaRegion, backupRegion } = options as Readonly<Record<string, unknown>>;
  return Object.entries({ replicaRegion, backupRegion }).flatMap(([option, value]) =>
    of && typeof value === 'string' ? [{ path: keyOf(kind, option), value, of }] : [],
  );
}

function available(
  kind: Kind,
  cloud: string,
  spec: BackingSpec,
  { environment, facts, report }: BackingContext,
): boolean {
  const path = spec.cloud ? ['cloud'] : [];
  const known = factsOf(facts, cloud, kind);
  if ('unavailable' in known) report('E321', path, `${cloud} has no ${kind}: ${known.unavailable}`);
  else if (!environment.placements[cloud] && facts[cloud]!.layer === 'terraform')
    report('E322', path, `expected a placement on ${cloud} in environments/${environment.name}.yaml, got none`);
  else return true;
  return false;
}

/** Options of a backing: the spec over the stage's policy; an existing backing keeps its own. */
function settleOptions(
  kind: Kind,
  cloud: string,
  spec: BackingSpec,
  pattern: Backing | undefined,
  decided: boolean,
  context: BackingContext,
): object {
  const { environment, facts, report } = context;
  const { options, essential, seen, implied } = translations[kind]!;
  const policy =
    environment.deletionProtection && 'deletionProtection' in defaults[kind] ? { deletionProtection: true } : {};
  const below: readonly object[] = pattern
    ? [pattern.options]
    : [defaults[kind], policies[environment.stage][kind] ?? {}, policy, implied?.(context, spec, cloud) ?? {}];
  const result: Record<string, unknown> = Object.assign({}, ...below);
  const {
    unsupportedOptions = {},
    most = {},
    least = {},
    refuses,
  } = factsOf(facts, cloud, kind) as {
    readonly unsupportedOptions?: Readonly<Record<string, string | Readonly<Record<string, string | undefined>>>>;
    readonly most?: Readonly<Record<string, number>>;
    readonly least?: Readonly<Record<string, number>>;
    readonly refuses?: (options: object, placement?: Placement) => Readonly<Record<string, string>>;
  };
  for (const [option, from] of Object.entries(options) as [string, From][]) {
    const [key, change, ...part] = typeof from === 'string' ? [from, (value: unknown) => value] : from;
    const path = [key, ...part];
    if (spec[key] === undefined) continue;
    const changed = change(spec[key] as never, context, cloud);
    // A mapping with other keys only.
    if (changed === undefined && isMapping(spec[key])) continue;
    const value = changed ?? undefined;
    const ignored = unsupportedOptions[option];
    const why = typeof ignored === 'object' ? ignored[String(value)] : ignored;
    // A disabled option needs no support.
    if (why && (value !== undefined || typeof ignored === 'object'))
      report('W206', path, `${cloud}: ${why}; emitted without it`);
    if (!decided || (!pattern && (seen as readonly string[]).includes(option))) result[option] = value;
    else if (!pattern) report('W202', path, 'it is set where the existing one is defined; emitted as it is');
    else if (JSON.stringify(result[option]) !== JSON.stringify(value))
      report(
        (essential as readonly string[]).includes(option) ? 'E325' : 'W202',
        path,
        `expected ${shown(result[option])} as the shared ${pattern.name} of environments/${environment.name}.yaml has it, got ${JSON.stringify(value)}`,
      );
  }
  if (decided) return defined(result);
  const bounds = [
    ...Object.entries(most).map(([option, bound]) => ({ option, bound, word: 'at most', sign: 1 })),
    ...Object.entries(least).map(([option, bound]) => ({ option, bound, word: 'at least', sign: -1 })),
  ];
  for (const { option, bound, word, sign } of bounds) {
    const value = result[option];
    if (typeof value !== 'number' || (value - bound) * sign <= 0) continue;
    const [key = '', ...part] = keyOf(kind, option);
    if (spec[key] !== undefined)
      report('W206', [key, ...part], `${cloud}: expected ${word} ${bound}, got ${value}; emitted ${bound}`);
    result[option] = bound;
  }
  for (const [option, why] of Object.entries(refuses?.(result, environment.placements[cloud]) ?? {}))
    report('E321', keyOf(kind, option), why);
  return defined(result);
}

/** A spec without options of its cloud, which are set where the existing backing is defined. */
function withoutNative(
  cloud: string,
  { [cloud]: native, ...rest }: BackingSpec,
  { report }: BackingContext,
): BackingSpec {
  if (native !== undefined)
    report('W202', [cloud], 'options are set where the existing one is defined; emitted without them');
  return rest;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
