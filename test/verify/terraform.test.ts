import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '../../tools/harness/check';
import { plan } from '../../tools/checks/plan';
import { terraform } from '../../tools/checks/terraform';

jest.setTimeout(600_000);

const stacks = join(__dirname, '../../dist/terraform/stacks');
const data = 'inferloop.staging.data';
const network = 'inferloop.production.network';
const google = 'inferloop.production-google.data';
const azure = 'inferloop.production-azure.data';
const both = 'inferloop.production.syndoc';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'strata-terraform-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Change = (block: Record<string, unknown>) => object;
interface Break {
  readonly stack: string;
  readonly type: string;
  readonly with: Change;
}

/** What a check has against some committed stacks, the first resource of a type in each changed. */
async function climb(check: Check, ...breaks: readonly Break[]) {
  for (const { stack, type, with: change } of breaks) {
    const folder = join(root, 'dist', 'terraform', 'stacks', stack);
    cpSync(join(stacks, stack), folder, { recursive: true });
    const file = join(folder, 'cdk.tf.json');
    const body = JSON.parse(readFileSync(file, 'utf8'));
    const [name, block] = Object.entries<Record<string, unknown>>(body.resource[type])[0]!;
    body.resource[type][name] = { ...block, ...change(block) };
    writeFileSync(file, JSON.stringify(body));
  }
  const scratch = join(root, check.name);
  mkdirSync(scratch);
  return check.run({ dist: join(root, 'dist'), scratch, clusters: [], say: () => undefined });
}

const asItIs: Change = () => ({});

test('an argument that does not exist is found on each cloud, and on a stack of two clouds', async () => {
  const misspelt: Change = () => ({ nmae: 'x' });
  const { checked, failures } = await climb(
    terraform(),
    { stack: data, type: 'aws_sqs_queue', with: misspelt },
    { stack: google, type: 'google_storage_bucket', with: misspelt },
    { stack: azure, type: 'azurerm_servicebus_queue', with: misspelt },
    { stack: both, type: 'azurerm_storage_account', with: misspelt },
  );
  expect(checked).toBe(4);
  expect(failures).toHaveLength(4);
  for (const stack of [data, google, azure, both]) {
    expect(failures).toContainEqual(expect.stringMatching(`^${stack}: .*"nmae"`));
  }
});

test('text that is taken for code is found, and so is a password from an ephemeral block where state keeps it', async () => {
  const { failures } = await climb(
    terraform(),
    { stack: data, type: 'aws_sqs_queue', with: () => ({ tags: { note: 'costs ${HOME}' } }) },
    {
      stack: azure,
      type: 'azurerm_servicebus_queue',
      with: () => ({ forward_to: '${ephemeral.azurerm_key_vault_secret.postgres_Login_Password_622161EB.value}' }),
    },
  );
  expect(failures).toHaveLength(2);
  expect(failures).toContainEqual(expect.stringMatching(`^${data}: .*Invalid reference`));
  expect(failures).toContainEqual(expect.stringMatching(`^${azure}: .*Invalid use of ephemeral value`));
});

test('what stands in dist plans on each cloud, and what stood in for what is said', async () => {
  const { checked, failures, notes } = await climb(
    plan(),
    { stack: data, type: 'aws_sqs_queue', with: asItIs },
    { stack: google, type: 'google_storage_bucket', with: asItIs },
    { stack: azure, type: 'azurerm_servicebus_queue', with: asItIs },
  );
  expect(failures).toEqual([]);
  expect(checked).toBe(9);
  expect(notes).toContainEqual(expect.stringContaining('expected difference of azurerm'));
  expect(notes).toContainEqual(expect.stringMatching(/^\d+ ephemeral blocks/));
});

test('a secret that is written into a resource is found in the plan of each cloud', async () => {
  const { failures } = await climb(
    plan(),
    {
      stack: data,
      type: 'aws_db_instance',
      with: () => ({ password: 'correct-horse', password_wo: null, password_wo_version: null }),
    },
    { stack: google, type: 'google_storage_bucket', with: () => ({ labels: { api_token: 'correct-horse' } }) },
    {
      stack: azure,
      type: 'azurerm_key_vault_secret',
      with: () => ({ value: 'correct-horse', value_wo: null, value_wo_version: null }),
    },
  );
  expect(failures).toContainEqual(expect.stringMatching(`^${data}: planned: aws_db_instance.* value of password$`));
  expect(failures).toContainEqual(
    expect.stringMatching(`^${google}: planned: google_storage_bucket.* value of labels.api_token$`),
  );
  expect(failures).toContainEqual(
    expect.stringMatching(`^${azure}: planned: azurerm_key_vault_secret.* value of value$`),
  );
  expect(failures.join()).not.toContain('correct-horse');
});

test('what shows only when values are known is found: a wrong reference, an expression that fails', async () => {
  const flaws = [
    { stack: network, type: 'aws_flow_log', with: (b: object) => swap(b, '.arn}', '.id}') },
    {
      stack: azure,
      type: 'azurerm_servicebus_queue',
      with: () => ({ namespace_id: '${azurerm_key_vault.Azure_Shared_Vault_47CAAC72.id}' }),
    },
    {
      stack: data,
      type: 'aws_db_instance',
      with: () => ({ tags: { n: '${jsondecode(aws_kms_key.Aws_Key_9954905D.arn).x}' } }),
    },
  ];
  const { failures } = await climb(plan(), ...flaws);
  expect(failures).toContainEqual(expect.stringMatching(`^${network}: known: aws_flow_log.*invalid ARN`));
  expect(failures).toContainEqual(expect.stringMatching(`^${azure}: known: azurerm_servicebus_queue.*Namespace ID`));
  expect(failures).toContainEqual(expect.stringMatching(`^${data}: known: .*jsondecode`));

  rmSync(join(root, 'dist'), { recursive: true });
  rmSync(join(root, 'terraform'), { recursive: true, force: true });
  const valid = await climb(terraform(), ...flaws);
  expect(valid.failures).toEqual([]);
});

function swap(block: object, from: string, to: string): object {
  const text = JSON.stringify(block);
  expect(text).toContain(from);
  return JSON.parse(text.replaceAll(from, to)) as object;
}
