import type { FieldChange, ObjectChange } from '../../diff/object-change';
import type { Impact } from '../impact';

const source = 'https://developer.hashicorp.com/terraform/language/meta-arguments';

type Told = Pick<Impact, 'consequence' | 'rule' | 'reason'>;

/** Arguments that are Terraform's own, and what a change of one does. */
const metaArguments: Readonly<Record<string, (change: ObjectChange, field: FieldChange) => Told>> = {
  '//': () => ({ consequence: 'none', rule: 'comment', reason: 'a comment of the generator: Terraform ignores it' }),
  depends_on: () => ({
    consequence: 'none',
    rule: 'order-of-resources',
    reason: 'depends_on orders what Terraform does, and changes no resource',
  }),
  timeouts: () => ({ consequence: 'none', rule: 'timeouts', reason: 'timeouts only bound how long Terraform waits' }),
  lifecycle: ({ name }, { path, before, after }) => {
    const wasGuarded = JSON.stringify(before ?? {}).includes('true') && path.includes('prevent_destroy');
    const isWhole = path.length === 1 && JSON.stringify(before ?? {}).includes('"prevent_destroy":true');
    const isOff = !JSON.stringify(after ?? {}).includes('true');
    return (wasGuarded || isWhole) && isOff
      ? { consequence: 'none', rule: 'guard-removed', reason: `Terraform no longer refuses to destroy ${name}` }
      : {
          consequence: 'none',
          rule: 'lifecycle',
          reason: 'lifecycle tells Terraform how to change, and changes no resource',
        };
  },
  provider: ({ name }) => ({
    consequence: 'unknown',
    rule: 'other-provider',
    reason: `${name} is read by another provider configuration: in another region or account it is not there`,
  }),
};

const others = ['count', 'for_each', 'connection', 'provisioner'];

/** What a change of one of Terraform's own arguments does; undefined for an argument of the resource. */
export function metaImpacts(change: ObjectChange, field: FieldChange): readonly Impact[] | undefined {
  const name = field.path[0] ?? '';
  const told = metaArguments[name]?.(change, field);
  if (told) return [{ ...told, source, field: field.path }];
  if (!others.includes(name)) return undefined;
  const reason = `${name} decides which instances there are: what its change does is not known`;
  return [{ consequence: 'unknown', rule: 'instances', reason, source, field: field.path }];
}
