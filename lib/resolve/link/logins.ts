import type { Backing, Parted } from '../../model/backing';
import type { Binding } from '../../model/binding';
import type { Login } from '../../model/unit';
import { variableOf } from '../../model/variable-of';
import { bind } from './bind';
import { placementOf } from '../backing/placement';
import type { EnvironmentContext } from '../environment/context';
import { loginNamespace } from '../environment/names';

function hasLogin(binding: Binding): binding is Binding<Parted> {
  return binding.login !== undefined;
}

/** A service's own part of a shared database: its login Job and secrets. */
export function loginOf(
  binding: Binding,
  siblings: readonly Backing[],
  { environment, facts, platform }: EnvironmentContext,
): Login[] {
  if (!hasLogin(binding) || facts[binding.cloud]!.layer !== 'terraform') return [];
  const master = bind(environment.shared[binding.shared!] as Backing<Parted>, {
    scope: [platform.name, environment.name, 'data'],
    facts,
    placement: placementOf(binding.cloud, environment),
    namespace: '',
    siblings: [],
  });
  const text = (one: Binding, own: readonly Backing[], property: string) => {
    const value = one.values[variableOf(one, own, property)];
    return value && 'literal' in value ? value.literal : '';
  };
  const value = (property: string) => text(binding, siblings, property);
  return [
    {
      name: binding.name,
      cloud: binding.cloud,
      engine: binding.options.engine,
      database: value('name'),
      user: value('user'),
      masterSecret: master.physicalName,
      masterUser: text(master as Binding, [], 'user'),
      hostVariable: variableOf(binding, siblings, 'host'),
      passwordVariable: variableOf(binding, siblings, 'password'),
      port: value('port'),
      namespace: loginNamespace(platform, environment),
    },
  ];
}
