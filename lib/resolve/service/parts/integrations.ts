import type { Backing } from '../../../model/backing';
import { untilDone } from '../../../model/parts/batch';
import type { Migration } from '../../../model/parts/migration';
import type { SettleContext } from '../context';
import type { NamedBacking } from '../named-backing';
import { settleBacking } from '../../backing/settle-backing';
import { words } from './dependencies';
import { type BackingRequest, backingRequestsOf } from './backing-requests';

/** The backings of a service. */
export interface Backings {
  /** One binding a backing. */
  readonly backings: readonly Backing[];
  /** Explicitly named ones, and their paths. */
  readonly named: readonly (NamedBacking & { readonly path: readonly PropertyKey[] })[];
}

/** Every backing of a service. */
export function settleBackings(context: SettleContext): Backings {
  const requests = backingRequestsOf(context);
  checkCarrier(context);
  const settled = requests
    .filter(({ spec }) => spec.enabled !== false)
    .flatMap((request) => {
      const report: SettleContext['report'] = (code, inner, message) =>
        context.report(code, [...request.path, ...inner], message);
      const note: SettleContext['note'] = (use, inner) => context.note?.(use, [...request.path, ...inner]);
      const backing = settleBacking(request.kind, request.name, request.spec, { ...context, report, note });
      return backing ? [{ backing: plainOnce(backing, request, requests), request }] : [];
    });
  settled.forEach((one, index) => checkTwins(context, one, settled.slice(0, index)));
  return { backings: settled.map(({ backing }) => backing), named: settled.flatMap((one) => named(context, one)) };
}

/** A backing under its explicit name; undefined for one without a name, with shared: false, or with existing. */
function named(
  { environment, report }: SettleContext,
  { backing, request: { spec, path } }: Settled,
): Backings['named'] {
  const { kind, shared, existing, access } = backing;
  if (shared !== undefined) return [{ kind, name: shared, access, isShared: true, path }];
  if (existing !== undefined || spec.shared !== undefined) return [];
  const { name } = backing;
  // A name of a type, such as postgres, is not an explicit name.
  const isNamed = spec.name !== undefined && !words[kind]?.includes(name);
  if (path[0] !== 'dependencies' && !isNamed) return [];
  if (Object.hasOwn(environment.shared, name) && environment.shared[name]!.kind === kind)
    report(
      'E324',
      path,
      `expected a ${kind} of its own, got ${name}, which is shared in environments/${environment.name}.yaml: set shared: true for that one, or shared: false for one of its own`,
    );
  return [{ kind, name, access, isShared: false, path }];
}

/** A service's own default backing takes precedence over a shared default. */
function plainOnce(backing: Backing, { kind, spec }: BackingRequest, requests: readonly BackingRequest[]): Backing {
  const said = requests.some((other) => other.kind === kind && other.spec.default);
  return said ? { ...backing, default: spec.default ?? false } : backing;
}

/** Warns that the cloud determines the messaging product. */
function checkCarrier({ settings, environment, report }: SettleContext): void {
  const { type } = settings.integrations?.messaging ?? {};
  if (type)
    report(
      'W206',
      ['integrations', 'messaging', 'type'],
      `${type}: the cloud determines the messaging product; emitted queues of ${environment.cloud}`,
    );
}

interface Settled {
  readonly backing: Backing;
  readonly request: BackingRequest;
}

function checkTwins({ report }: SettleContext, { backing, request }: Settled, earlier: readonly Settled[]): void {
  const alike = earlier.map((one) => one.backing).filter(({ kind }) => kind === backing.kind);
  if (alike.some(({ name }) => name === backing.name))
    report('E324', request.path, `expected a name of its own, got a second ${backing.kind} ${backing.name}`);
  if (backing.default && alike.some((other) => other.default))
    report('E324', [...request.path, 'default'], `expected one default ${backing.kind}, got a second`);
}

/** The migration Job of a database, where the spec has one. */
export function settleMigration({ settings }: SettleContext): Migration | undefined {
  const { migrations, enabled = true } = settings.integrations?.database ?? {};
  if (!migrations || migrations.enabled === false || !enabled) return undefined;
  const { command, args, timeout = 600 } = migrations;
  return { command, args, backoffLimit: untilDone, activeDeadlineSeconds: timeout };
}
