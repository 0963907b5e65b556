import type { Backing } from '../../../model/backing';
import { untilDone } from '../../../model/parts/batch';
import type { Migration } from '../../../model/parts/migration';
import type { Asked } from '../context';
import type { Named } from '../named-backing';
import { settleBacking } from '../../backing/settle-backing';
import { words } from './dependencies';
import { type Wish, wishesOf } from './backing-requests';

/** The backings of a service. */
export interface Backings {
  /** One binding a backing. */
  readonly backings: readonly Backing[];
  /** Those to which somebody gave a name, and where. */
  readonly named: readonly (Named & { readonly path: readonly PropertyKey[] })[];
}

/** Every backing of a service. */
export function settleBackings(asked: Asked): Backings {
  const wishes = wishesOf(asked);
  checkCarrier(asked);
  const settled = wishes
    .filter(({ spec }) => spec.enabled !== false)
    .flatMap((wish) => {
      const report: Asked['report'] = (code, inner, message) => asked.report(code, [...wish.path, ...inner], message);
      const note: Asked['note'] = (use, inner) => asked.note?.(use, [...wish.path, ...inner]);
      const backing = settleBacking(wish.kind, wish.name, wish.spec, { ...asked, report, note });
      return backing ? [{ backing: plainOnce(backing, wish, wishes), wish }] : [];
    });
  settled.forEach((one, index) => checkTwins(asked, one, settled.slice(0, index)));
  return { backings: settled.map(({ backing }) => backing), named: settled.flatMap((one) => named(asked, one)) };
}

/** A backing as others may mean it; nothing of one that nobody named, that is its own by its author's word, or that is there already. */
function named({ environment, report }: Asked, { backing, wish: { spec, path } }: Settled): Backings['named'] {
  const { kind, shared, existing, access } = backing;
  if (shared !== undefined) return [{ kind, name: shared, access, isShared: true, path }];
  if (existing !== undefined || spec.shared !== undefined) return [];
  const { name } = backing;
  // A word for what it is, such as postgres, is no name that another one would mean.
  const isNamed = spec.name !== undefined && !words[kind]?.includes(name);
  if (path[0] !== 'dependencies' && !isNamed) return [];
  if (Object.hasOwn(environment.shared, name) && environment.shared[name]!.kind === kind)
    report(
      'E324',
      path,
      `expected a ${kind} of its own, got ${name}, which environments/${environment.name}.yaml shares: say shared: true for that one, or shared: false for one of its own`,
    );
  return [{ kind, name, access, isShared: false, path }];
}

/** A backing that the environment calls the default yields to one that the service itself calls so. */
function plainOnce(backing: Backing, { kind, spec }: Wish, wishes: readonly Wish[]): Backing {
  const said = wishes.some((other) => other.kind === kind && other.spec.default);
  return said ? { ...backing, default: spec.default ?? false } : backing;
}

/** Says who decides what carries messages. */
function checkCarrier({ settings, environment, report }: Asked): void {
  const { type } = settings.integrations?.messaging ?? {};
  if (type)
    report(
      'W206',
      ['integrations', 'messaging', 'type'],
      `${type}: the cloud decides what carries messages; emitted the queues of ${environment.cloud}`,
    );
}

interface Settled {
  readonly backing: Backing;
  readonly wish: Wish;
}

function checkTwins({ report }: Asked, { backing, wish }: Settled, earlier: readonly Settled[]): void {
  const alike = earlier.map((one) => one.backing).filter(({ kind }) => kind === backing.kind);
  if (alike.some(({ name }) => name === backing.name))
    report('E324', wish.path, `expected a name of its own, got a second ${backing.kind} ${backing.name}`);
  if (backing.default && alike.some((other) => other.default))
    report('E324', [...wish.path, 'default'], `expected one default ${backing.kind}, got a second`);
}

/** A Job that brings the schema up to date, where the database asks for one. */
export function settleMigration({ settings }: Asked): Migration | undefined {
  const { migrations, enabled = true } = settings.integrations?.database ?? {};
  if (!migrations || migrations.enabled === false || !enabled) return undefined;
  const { command, args, timeout = 600 } = migrations;
  return { command, args, backoffLimit: untilDone, activeDeadlineSeconds: timeout };
}
