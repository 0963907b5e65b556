import type { Report } from '../../model/problem';
import { type Kind, ofKind } from '../../model/backing';
import { type BackingUser, type NamedBacking, keyOf } from '../service/named-backing';
import type { ServiceIndex } from './service-index';
import type { Settled } from '../service/settle';
import type { LinkContext } from './context';

/** Reports backings that another service has too, and queues without a reader or a writer. */
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
  const share = `declare it under shared in environments/${environment.name}.yaml for both`;
  return `expected a ${kind} of its own, got ${name}, which ${first} has too: ${share}, or set shared: false for one of its own`;
}

/** Kinds of messaging between services: two of one name should be one. Databases and buckets with the same name are separate. */
const ofSeveral: ReadonlySet<Kind> = new Set(['queue', 'topic']);

/** Kinds that need both a reader and a writer. */
const oneEnded: ReadonlySet<Kind> = new Set(['queue']);

/** Both uses of a queue, and their access. */
const ends = [
  ['writes to', 'write'],
  ['reads from', 'read'],
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
