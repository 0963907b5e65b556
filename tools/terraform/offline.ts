import { type Block, type Body, changed, flat } from './body';

/** Settings of a provider to plan without its cloud. */
interface Settings {
  /** What makes it ask. */
  readonly drop: readonly string[];
  readonly set: Block;
}

const settings: Readonly<Record<string, Settings>> = {
  aws: {
    drop: ['allowed_account_ids', 'assume_role'],
    set: {
      access_key: 'offline',
      secret_key: 'offline',
      skip_credentials_validation: true,
      skip_metadata_api_check: 'true',
      skip_requesting_account_id: true,
    },
  },
  azurerm: { drop: ['resource_providers_to_register'], set: { resource_provider_registrations: 'none' } },
  google: { drop: [], set: { access_token: 'offline' } },
  time: { drop: [], set: {} },
};

/** Providers that plan without their cloud. */
export const plansOffline: readonly string[] = Object.keys(settings);

/** Stands for every secret that an ephemeral block would open. */
export const marker = 'not-to-be-seen-anywhere-0123456789';

/** A stack without its state and its cloud, and what its variables stand for. */
export interface Offline {
  readonly body: Body;
  readonly variables: Readonly<Record<string, Block>>;
}

const variableOf = (type: string, name: string) => `${type}__${name}`;

/**
 * A stack as it is planned offline. Opening an ephemeral block needs the cloud, and nothing mocks it: an ephemeral variable
 * takes its place, for which Terraform has the same rules; what it is opened by is evaluated as a local.
 *
 * @see https://developer.hashicorp.com/terraform/language/tests/mocking
 */
export function offline({ ephemeral, ...stack }: Body): Offline {
  const opened = flat(ephemeral).map((one) => ({ ...one, variable: variableOf(one.type, one.name) }));
  const body = JSON.parse(
    JSON.stringify(stack).replace(
      /\bephemeral\.(\w+)\.([\w-]+)/g,
      (_, type: string, name: string) => `var.${variableOf(type, name)}`,
    ),
  ) as Body;
  const table = <T>(of: (one: (typeof opened)[number]) => T) =>
    Object.fromEntries(opened.map((one) => [one.variable, of(one)]));
  return {
    body: {
      ...body,
      terraform: without(body.terraform, ['backend']),
      provider: Object.fromEntries(
        Object.entries(body.provider ?? {}).map(([name, blocks]) => [name, blocks.map((one) => settled(name, one))]),
      ),
      // What a test applied it destroys.
      resource: Object.keys(body.resource ?? {}).reduce(
        (before, type) => changed(before, type, (block) => ({ ...block, ...destroyable(block) })),
        body.resource,
      ),
      ...(opened.length > 0 && {
        variable: { ...body.variable, ...table(() => ({ type: 'any', ephemeral: true })) },
        locals: { ...body.locals, ...table(({ block }) => without(block, meta)) },
      }),
    },
    variables: table(({ type }) => secretOf(type)),
  };
}

const secrets: Readonly<Record<string, string>> = {
  aws_secretsmanager_random_password: 'random_password',
  aws_secretsmanager_secret_version: 'secret_string',
  azurerm_key_vault_secret: 'value',
  google_secret_manager_secret_version: 'secret_data',
};

/** What a type of ephemeral block hands out. */
function secretOf(type: string): Block {
  const attribute = secrets[type];
  if (attribute === undefined) throw new Error(`no stand-in for what ephemeral.${type} hands out: add its attribute`);
  return { [attribute]: marker };
}

const meta = ['//', 'depends_on', 'lifecycle', 'provider'];

function without(block: Block = {}, keys: readonly string[]): Block {
  return Object.fromEntries(Object.entries(block).filter(([key]) => !keys.includes(key)));
}

function settled(provider: string, block: Block): Block {
  const { drop, set } = settings[provider] ?? { drop: [], set: {} };
  return { ...without(block, drop), ...set };
}

function destroyable({ lifecycle }: Block): Block {
  return lifecycle === undefined ? {} : { lifecycle: without(lifecycle as Block, ['prevent_destroy']) };
}
