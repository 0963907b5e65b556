import type { Backing } from '../../model/backing';
import { untilDone } from '../../model/parts/batch';
import type { Migration } from '../../model/parts/migration';
import type { Asked } from '../asked';
import { settleBacking } from './backings';
import { type Wish, wishesOf } from './wishes';

/** Every backing of a service; one binding a backing. */
export function settleBackings(asked: Asked): Backing[] {
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
  return settled.map(({ backing }) => backing);
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
