import type { Report } from '../../model/problem';
import { type Kind, ofKind } from '../../model/backing';
import { type NamedBacking, keyOf } from '../service/named-backing';
import type { ServiceIndex } from './service-index';
import type { Settled } from '../service/settle';
import type { LinkContext } from './context';

/** One who names a backing. */
export type BackingUser = Omit<NamedBacking, 'kind' | 'name'> & { readonly service: string };

/** Says which backings of a service another one has too, and which of its queues have but one end. */
export function checkNamed(one: Settled, index: ServiceIndex, context: LinkContext, tell: Report): void {
  for (const { path, ...named } of one.named) {
    const users = index.ask('users', keyOf(named)).filter((user) => user.isShared === named.isShared);
    const first = users[0]?.service ?? one.service.name;
    const isFirst = first === one.service.name;
    if (ofSeveral.has(named.kind) && !named.isShared && !isFirst) tell('E324', path, twin(named, first, context));
    if (oneEnded.has(named.kind) && isFirst) checkEnds(one, named, users, context, (text) => tell('W209', path, text));
  }
}

function twin({ kind, name }: NamedBacking, first: string, { environment }: LinkContext): string {
  const share = `name it under shared in environments/${environment.name}.yaml for both`;
  return `expected a ${kind} of its own, got ${name}, which ${first} has too: ${share}, or say shared: false for one of its own`;
}

/** Kinds by which services talk to each other: two of one name are one, or a mistake. A database or bucket of a common name is each service's own. */
const ofSeveral: ReadonlySet<Kind> = new Set(['queue', 'topic']);

/** Kinds that are of no use with one end alone. */
const oneEnded: ReadonlySet<Kind> = new Set(['queue']);

/** What somebody must do with a queue, and the access that lets them. */
const ends = [
  ['puts messages into', 'write'],
  ['takes messages from', 'read'],
] as const;

function checkEnds(
  { service }: Settled,
  { name, isShared }: NamedBacking,
  users: readonly BackingUser[],
  { environment }: LinkContext,
  say: (text: string) => void,
): void {
  const isFed = !isShared && ofKind('topic', service.backings).some(({ options }) => options.queues.includes(name));
  const access = [...users.map((user) => user.access), ...(isFed ? ['write'] : [])];
  for (const [does, right] of ends)
    if (!access.some((known) => known === right || known === 'readWrite'))
      say(`expected a service of ${environment.name} that ${does} ${name}, got none with access: ${right}`);
}
