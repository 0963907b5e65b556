import type { FieldPath, ObjectBody } from '../../diff/object-change';
import type { Impact } from '../impact';
import { shown } from './expression';
import { valueOf } from './leaf-change';
import { statefulTypes } from './stateful';
import type { Guard, Stateful } from './stateful-type';

/** How a resource goes: `replacement` keeps its block in the configuration, `deletion` does not. */
export interface Departure {
  readonly type: string;
  readonly name: string;
  readonly before: ObjectBody;
  /** @default - it is deleted */
  readonly after?: ObjectBody;
  /** Why it goes: `engine replaces it`. */
  readonly because: string;
  /** Where that is known from. */
  readonly source: string;
  readonly field?: FieldPath;
}

const lifecycle = 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle';

/** What is lost when a resource goes, or what refuses it; undefined for one that holds nothing. */
export function lossOf(departure: Departure): Impact | undefined {
  const { type, before, after, because, field } = departure;
  // With its block goes `prevent_destroy`: Terraform looks for it in the new configuration.
  const prevented = valueOf(after, 'lifecycle[].prevent_destroy') === true;
  if (prevented)
    return {
      consequence: 'refused',
      rule: 'prevent-destroy',
      reason: `${because}, and Terraform refuses the plan: lifecycle.prevent_destroy is set`,
      source: lifecycle,
      ...(field && { field }),
    };
  const stateful = statefulTypes[type];
  if (!stateful) return undefined;
  const guard = holding(stateful, before, 'refused') ?? holding(stateful, before, 'kept');
  return { ...told(stateful, guard, departure), source: stateful.source, ...(field && { field }) };
}

function holding({ guards }: Stateful, body: ObjectBody, effect: Guard['effect']): Guard | undefined {
  return guards.find((guard) => guard.effect === effect && guard.holds(valueOf(body, guard.at), body));
}

type Told = Pick<Impact, 'consequence' | 'rule' | 'reason'>;

function told(stateful: Stateful, guard: Guard | undefined, { because, before, after }: Departure): Told {
  const locked = stateful.nameLock ? `; ${stateful.nameLock}` : '';
  if (!guard)
    return {
      consequence: 'data-loss',
      rule: after ? 'stateful-replaced' : 'stateful-deleted',
      reason: `${because}, and ${stateful.holds} go with it: nothing guards them${locked}`,
    };
  const name = guard.at.split('[].').join('.');
  const value = valueOf(before, guard.at);
  const set = value === undefined ? `${name} is not set` : `${name} is ${shown(value)}`;
  return {
    consequence: guard.effect === 'refused' ? 'refused' : 'replacement',
    rule: guard.effect === 'refused' ? 'deletion-guarded' : 'deletion-recoverable',
    reason: `${because}; ${set}: ${guard.says}${locked}`,
  };
}
