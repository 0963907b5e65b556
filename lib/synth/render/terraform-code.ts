import type { Extra, Override } from '../../model/parts/overrides';
import type { Problem } from '../../model/problem';
import { isMapping } from '../../model/mapping';
import { visible } from '../../spec/characters';
import { expected } from '../../spec/hints';
import { matches } from './glob';

/** A Terraform block that needs an allowance of the platform. */
interface Finding {
  /** Names that allow it, the most specific first. */
  readonly names: readonly string[];
  readonly what: string;
}

/**
 * Providers of stacks; Terraform would download and run any other one that a block names.
 * @see https://developer.hashicorp.com/terraform/language/providers/requirements#implied-local-names
 */
const providers: ReadonlySet<string> = new Set(['aws', 'azurerm', 'cloudflare', 'google', 'ionoscloud', 'terraform']);

/** Blocks with values only. @see https://developer.hashicorp.com/terraform/language/syntax/json */
const values: ReadonlySet<string> = new Set(['//', 'locals', 'output', 'variable']);

/** Resources that grant rights: creating one may take over the account. */
const rights: readonly RegExp[] = [
  /^aws_(?:iam|organizations|ssoadmin|identitystore|ram|lakeformation|rolesanywhere|eks_access|eks_pod_identity)_/,
  /^aws_(?:kms_grant|lambda_permission|cloudwatch_event_permission|vpc_endpoint_policy|(?:s3|s3control)_.*policy)$/,
  /^aws_.*_(?:bucket|queue|topic|key|secret|repository|registry|resource|access|domain|vault|system|container)_policy$/,
  /^azurerm_(?:role_|pim_|federated_|user_assigned_|.*_(?:role_assignment|access_policy)$|.*policy_(?:assignment|definition))/,
  /^google_.*_?iam_|^google_(?:service_account|organization_|folder|project$|.*_access_context)/,
  /^cloudflare_(?:api_token|account_member|account_token)|^ionoscloud_(?:user|group|share|s3_key)/,
];

/** Data sources with secrets or credentials of Terraform. */
const secrets =
  /secret|token|credential|_auth$|password|access_key|ssm_parameter|google_client_config|remote_state|_jwt$|service_account_key|azurerm_storage_account(?:$|_[a-z_]{0,40}sas)|azurerm_kubernetes_cluster$/;

/** Functions that read files of the machine that plans. @see https://developer.hashicorp.com/terraform/language/functions */
const readers =
  /\b(file|fileexists|filebase64|filebase64sha256|filebase64sha512|filemd5|fileset|filesha1|filesha256|filesha512|templatefile|pathexpand)\s*[(/#]/;

/** Reports each block that runs code, grants rights or reaches beyond its stack without an allowance. */
export function terraformCode(
  extras: readonly Extra[],
  overrides: readonly Override[],
  allowed: readonly string[] = [],
): Problem[] {
  const found = [
    ...extras.filter(isTerraform).map((one) => ({ ...one, findings: [...inName(one.name), ...inBody(one.body)] })),
    ...overrides.filter(isTerraform).map((one) => ({ ...one, findings: inPatch(one) })),
  ];
  return found.flatMap(({ findings, position }) =>
    findings
      .filter(({ names }) => !names.some((name) => allowed.some((form) => matches(form, name))))
      .map(({ names, what }): Problem => ({ ...position, code: 'E391', message: messageOf(names[0]!, what) })),
  );
}

const isTerraform = ({ layer }: Pick<Extra, 'layer'>) => layer === 'terraform';

function messageOf(name: string, what: string): string {
  const remedy = `the platform has to allow it: allow.terraform: [${visible(name)}] in platform.yaml`;
  return expected('Terraform limited to resources of the service', visible(what), remedy);
}

/** An override file, which Terraform merges into other files. @see https://developer.hashicorp.com/terraform/language/files/override */
function inName(name: string): Finding[] {
  return /(?:^|_)override\.tf\.json$/.test(name) ? [{ names: ['override'], what: `the override file ${name}` }] : [];
}

function inBody(body: object): Finding[] {
  const blocks = Object.entries(body).flatMap(([section, block]): Finding[] => {
    if (values.has(section)) return [];
    const inSection = sections[section];
    if (inSection) return inSection(block);
    const labels = mappings(block).flatMap((one) => Object.keys(one));
    const labelled = labels.map((label) => ({ names: [`${section}.${label}`, section], what: `${section}.${label}` }));
    return labelled.length && section !== 'import' ? labelled : [{ names: [section], what: `a block ${section}` }];
  });
  return [...blocks, ...inTexts(body)];
}

const sections: Readonly<Record<string, (block: unknown) => Finding[]>> = {
  resource: (block) =>
    typed(block).flatMap(({ type, bodies }) => [
      ...ofProvider(type, type),
      ...(rights.some((form) => form.test(type)) ? [{ names: [type], what: `${type}, which grants rights` }] : []),
      ...bodies.flatMap(inResource),
    ]),
  data: (block) =>
    typed(block).flatMap(({ type }) => [
      ...ofProvider(type, `data.${type}`),
      ...(secrets.test(type) ? [{ names: [`data.${type}`], what: `data.${type}, which reads secrets` }] : []),
    ]),
  module: (block) =>
    mappings(block).flatMap((one) =>
      Object.values(one)
        .flatMap(mappings)
        .map(({ source }) => ({ names: [`module.${String(source)}`], what: `a module from ${String(source)}` })),
    ),
};

/** Types with the bodies of their blocks. */
function typed(block: unknown): readonly { readonly type: string; readonly bodies: readonly Mapping[] }[] {
  return mappings(block).flatMap((types) =>
    Object.entries(types).map(([type, named]) => ({
      type,
      bodies: mappings(named).flatMap((one) => Object.values(one).flatMap(mappings)),
    })),
  );
}

function ofProvider(type: string, name: string): Finding[] {
  const provider = type.split('_')[0]!;
  if (providers.has(provider)) return [];
  return [{ names: [name, `provider.${provider}`], what: `${name}, of a provider that the stack does not have` }];
}

/** Provisioners and connections of a resource. */
function inResource(body: Mapping): Finding[] {
  const kinds = mappings(body.provisioner).flatMap((one) => Object.keys(one));
  return [
    ...kinds.map((kind) => ({ names: [`provisioner.${kind}`], what: `a provisioner ${kind}` })),
    ...(kinds.length === 0 && 'provisioner' in body ? [{ names: ['provisioner'], what: 'a provisioner' }] : []),
    ...('connection' in body ? [{ names: ['connection'], what: 'a connection' }] : []),
  ];
}

function inPatch({ target, patch }: Override): Finding[] {
  const type = target.split('.').at(-2)!;
  const isData = target.startsWith('data.');
  const isRight = !isData && rights.some((form) => form.test(type));
  return [
    ...(isRight ? [{ names: [type], what: `a patch of ${type}, which grants rights` }] : []),
    ...inResource(patch),
  ];
}

/** Templates that read files, in keys or values. */
function inTexts(value: unknown): Finding[] {
  if (typeof value === 'string') {
    if (!/[$%]\{/.test(value)) return [];
    const called = readers.exec(value)?.[1] ?? (value.includes('provider::') ? 'provider' : undefined);
    return called ? [{ names: [`function.${called}`], what: `a call of the function ${called}` }] : [];
  }
  if (Array.isArray(value)) return value.flatMap(inTexts);
  return isMapping(value) ? Object.entries(value).flatMap(([key, one]) => [...inTexts(key), ...inTexts(one)]) : [];
}

/** Maximum nesting of lists. */
const deep = 64;

type Mapping = Readonly<Record<string, unknown>>;

/** One block or several: Terraform accepts a list instead of an object. */
function mappings(value: unknown): readonly Mapping[] {
  return [value].flat(deep).filter(isMapping);
}
