import type { FieldChange, ObjectChange } from '../../diff/object-change';
import type { Consequence, Impact } from '../impact';

/** What a changed field of a block that is no resource does. */
interface Told {
  readonly consequence: Consequence;
  readonly rule: string;
  readonly says: string;
  readonly source: string;
}

const language = 'https://developer.hashicorp.com/terraform/language/';

const backend: Told = {
  consequence: 'refused',
  rule: 'backend-changed',
  says: 'Terraform refuses to plan until the state has been moved by terraform init -migrate-state',
  source: `${language}backend#change-configuration`,
};
const release: Told = {
  consequence: 'unknown',
  rule: 'provider-release',
  says: 'another release of a provider may plan changes of its own',
  source: `${language}providers/requirements`,
};
const elsewhere: Told = {
  consequence: 'replacement',
  rule: 'provider-elsewhere',
  says: 'resources are looked for in another place, where there are none: all are made anew, and the old ones are left behind',
  source: `${language}providers/configuration`,
};
const tags: Told = {
  consequence: 'none',
  rule: 'default-tags',
  says: 'only tags and labels change',
  source: `${language}providers/configuration`,
};
const setting: Told = {
  consequence: 'unknown',
  rule: 'provider-setting',
  says: 'what this setting of a provider does to its resources is not known',
  source: `${language}providers/configuration`,
};
const lookup: Told = {
  consequence: 'unknown',
  rule: 'lookup-changed',
  says: 'something else is looked up, and what reads it changes with it',
  source: `${language}data-sources`,
};
const nothing = (rule: string, says: string, page: string): Told => ({
  consequence: 'none',
  rule,
  says,
  source: language + page,
});

const accounts = ['region', 'project', 'subscription_id', 'tenant_id', 'account_id', 'assume_role', 'contract_number'];

/** What a changed field does, by the kind of its block; a block that is not here is a resource. */
const kinds: Readonly<Record<string, (field: string) => Told>> = {
  terraform: (field) => (field === 'backend' ? backend : release),
  provider: (field) => {
    if (/^(default_tags|default_labels)$/.test(field)) return tags;
    if (field === 'allowed_account_ids')
      return nothing('account-check', 'only a check changes', 'providers/configuration');
    return accounts.includes(field) ? elsewhere : setting;
  },
  data: () => lookup,
  ephemeral: () => nothing('ephemeral', 'it is opened at each run, and never stored', 'resources/ephemeral'),
  output: () => nothing('output', 'only what is told of the stack changes', 'values/outputs'),
  variable: () => ({ ...setting, rule: 'variable', says: 'what its value is used for changes with it' }),
  locals: () => ({ ...setting, rule: 'local', says: 'what its value is used for changes with it' }),
  moved: () => nothing('moved-block', 'a resource gets another address', 'moved'),
  removed: () => nothing('removed-block', 'Terraform forgets a resource', 'resources/syntax'),
  import: () => nothing('import-block', 'Terraform learns of a resource', 'import'),
};

/** What a changed block does that is no resource; undefined for a resource. */
export function blockImpacts({ type, name, action, fields }: ObjectChange): readonly Impact[] | undefined {
  const told = kinds[type.split('.')[0] ?? ''];
  if (!told) return undefined;
  const fieldOf = ({ path }: FieldChange) =>
    path.find((segment) => !segment.startsWith('[') && segment !== 'value') ?? '';
  if (action === 'update' || action === 'rename')
    return fields.map((field) => impactOf(name, told(fieldOf(field)), field.path));
  const how = action === 'create' ? 'is new' : 'goes';
  return [
    {
      consequence: 'none',
      rule: 'block',
      reason: `${name} ${how}: what reads it tells what that does`,
      source: `${language}syntax/configuration`,
    },
  ];
}

function impactOf(name: string, { says, ...told }: Told, field: readonly string[]): Impact {
  return { ...told, reason: `${name}: ${says}`, field };
}
