import type { Site } from '../../model/unit';

/**
 * The id of a resource that stands in the environment's own resource group, or in another one. Ids are made of names:
 * a lookup would put the keys of a storage account into the state.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export function resourceId({ account, shared }: Site, type: string, name: string, group = shared): string {
  return `/subscriptions/${account}/resourceGroups/${group}/providers/${type}/${name}`;
}

/** Reads `name` or `group/name`, as a spec names what exists. */
export function groupAndName(text: string): { readonly group?: string; readonly name: string } {
  const [first, second] = text.split('/');
  return second === undefined ? { name: first! } : { group: first, name: second };
}
