import type { AskedRight } from '../../../model/facts';

/** Roles that give rights away, or all of them. @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const administrative =
  /^(owner|contributor|user access administrator|role based access control administrator|access review operator service role|reservations administrator|managed identity (contributor|operator)|azure kubernetes service (rbac )?(cluster )?admin(istrator)?( role)?|key vault (administrator|contributor|data access administrator|secrets officer)|virtual machine (administrator login|contributor)|automation (contributor|operator))$/i;

/** Roles that read all secrets of their scope. */
const secret = /^key vault /i;

/** A subscription, a resource group or what holds subscriptions. */
const wide =
  /^(\*|\/|\/subscriptions\/[^/]+(\/resourcegroups\/[^/]+)?|\/providers\/microsoft\.management\/managementgroups\/[^/]+)\/?$/i;

/** Why rights on Azure are too much for a service. */
export function refuses({ actions, resources, own }: AskedRight): string | undefined {
  const mighty = actions.find((role) => role.includes('*') || administrative.test(role.trim()));
  if (mighty) return `roles that grant no rights, got ${mighty}`;
  const all = resources.find((one) => wide.test(one.trim()));
  if (all) return `resources by their ids, got ${all}`;
  const vault = actions.some((role) => secret.test(role.trim()))
    ? resources.find((one) => /\/vaults\/[^/]+$/i.test(one) && !one.toLowerCase().includes(`/${own}-`))
    : undefined;
  return vault && `single secrets of a vault, which others share, got ${vault}`;
}
