import type { AskedRight } from '../../../model/facts';

/** Basic roles, and those that give rights away or become others. @see https://cloud.google.com/iam/docs/roles-overview#basic */
const administrative =
  /^roles\/(owner|editor|viewer|iam\..*|resourcemanager\..*|orgpolicy\..*|accesscontextmanager\..*|deploymentmanager\.editor|cloudbuild\..*|container\.(admin|clusterAdmin)|compute\.(admin|instanceAdmin(\.v1)?|osAdminLogin)|secretmanager\.admin|storage\.admin|cloudkms\.admin|editor)$/;

/** Roles that must not be granted on a whole project. */
const holding =
  /^roles\/(secretmanager|storage|cloudkms|pubsub|cloudsql|bigquery|datastore|spanner|artifactregistry)\./;

/** A project, a folder or an organization, or all names. */
const wide =
  /^(\*|(\/\/cloudresourcemanager\.googleapis\.com\/)?(projects|folders|organizations)\/[^/]+\/?|projects\/[^/]+\/(secrets|buckets|topics|subscriptions)\/\*)$/;

/** Why rights on Google are too much for a service. */
export function refuses({ actions, resources, prefix, own }: AskedRight): string | undefined {
  const mighty = actions.find((role) => role.includes('*') || administrative.test(role));
  if (mighty) return `roles that grant no rights, got ${mighty}`;
  const all = resources.find((one) => wide.test(one));
  const held = all && actions.find((role) => holding.test(role) || !role.startsWith('roles/'));
  if (held) return `resources by their names for ${held}, got ${all}`;
  const foreign = resources.find((one) => {
    const last = one.split('/').at(-1)!;
    const begin = /^[^*]*/.exec(last)![0];
    const isPattern = begin.length < last.length;
    const made = begin.startsWith(`${prefix}-`) && (isPattern || /-[0-9a-f]{6}$/.test(begin));
    return (isPattern && `${prefix}-`.startsWith(begin)) || (made && begin !== own && !begin.startsWith(`${own}-`));
  });
  return foreign && `resources that are not other services’, got ${foreign}`;
}
