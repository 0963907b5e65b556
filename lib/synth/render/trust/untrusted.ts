import type { Artifact } from '../../../model/artifact';
import type { KnownCode } from '../../../model/codes';
import type { GatewayTable } from '../../../model/gateway-facts';
import { isPermitted, permitNames, permitting } from '../../../model/permits';
import type { Position, Problem } from '../../../model/problem';
import type { Unit } from '../../../model/unit';
import { identityOf } from '../targets';
import type { Body, ObjectContext, Rule } from './object-context';
import { annotated } from './annotations';
import { code } from './code';
import { accounts, confinement } from './pods';
import { secrets, stores } from './secrets';
import { selectors } from './selectors';
import { routes } from './routes';

/** Rules about every object of a service, generated or hand-written. */
const rules: readonly (Rule & { readonly code: KnownCode })[] = [
  { ...confinement, code: 'E387' },
  ...[accounts, selectors, routes, code, secrets, stores, ...permitNames.map(annotated)].map((rule) => ({
    ...rule,
    code: 'E359' as const,
  })),
];

/**
 * Reports objects of a service that overrides and extra files make break the rules of specs, each at its last source. @param before - generated objects, which are not checked again
 */
export function untrusted(
  before: readonly Artifact[],
  after: readonly Artifact[],
  unit: Unit,
  gateways: GatewayTable,
): Problem[] {
  const { overrides, extras, extend } = unit.service;
  if (![...overrides, ...extras].some(({ layer }) => layer === 'kubernetes') && !extend) return [];
  const made = new Map(before.map(({ body }) => [identityOf(body), body as Body]));
  const added = after.map(({ body }) => body as Body).filter((body) => !made.has(identityOf(body)));
  return after.flatMap(({ body, source }) => {
    const now = body as Body;
    const then = made.get(identityOf(now));
    if (then === now) return [];
    const known = new Set(then && told({ body: then, unit, gateways, extras: added }).map(({ message }) => message));
    const position = positionOf(now, source, unit);
    return told({ body: now, unit, gateways, extras: added })
      .filter(({ message }) => !known.has(message))
      .map((one) => ({ ...position, ...one }));
  });
}

function told(about: ObjectContext): Omit<Problem, keyof Position>[] {
  const { body, unit } = about;
  const where = `${body.kind}/${body.metadata.name}`;
  return rules.flatMap(({ code: number, permit, check }) => {
    if (permit && isPermitted(permit, unit.service.name, unit.platform)) return [];
    const way = permit ? `; ${permitting(permit, unit.service.name)}` : '';
    return check(about).map((message) => ({ code: number, message: `${where}: ${message}${way}` }));
  });
}

function positionOf({ kind, metadata: { name } }: Body, source: string, { service }: Unit): Position {
  const extra = service.extras.find(
    (one) => one.source === source && one.name === `${kind.toLowerCase()}-${name}.yaml`,
  );
  const patch = service.overrides.findLast(({ target }) => target === `${kind}/${name}`);
  return extra?.position ?? patch?.position ?? { file: source, line: 1, column: 1, path: '' };
}
