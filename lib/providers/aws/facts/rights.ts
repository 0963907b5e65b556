import type { AskedRight } from '../../../model/facts';

/**
 * Actions by which a role can become another identity or an administrator, on any resource.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html and https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const administrative = [
  'account:CloseAccount',
  'cloudformation:CreateStack',
  'ec2:RunInstances',
  'ecs:RunTask',
  'eks:AssociateAccessPolicy',
  'eks:CreateAccessEntry',
  'eks:CreatePodIdentityAssociation',
  'glue:CreateJob',
  'iam:AttachRolePolicy',
  'iam:CreateAccessKey',
  'iam:CreatePolicyVersion',
  'iam:PassRole',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'identitystore:CreateUser',
  'lambda:CreateFunction',
  'lambda:UpdateFunctionCode',
  'organizations:LeaveOrganization',
  'ssm:SendCommand',
  'ssm:StartSession',
  'sso:CreateAccountAssignment',
  'sts:AssumeRole',
  'kms:CreateGrant',
  'kms:PutKeyPolicy',
  's3:PutBucketPolicy',
  'secretsmanager:PutResourcePolicy',
];

/** Whole services of AWS in which every action that changes something is one of these. */
const administrations = ['account', 'iam', 'identitystore', 'organizations', 'sso', 'sso-directory', 'sts'];

/** Actions of those services that only tell. */
const telling = /^(iam:(Get|List|Simulate)|sts:(GetCallerIdentity|TagSession)$|organizations:(Describe|List))/i;

/** Actions that can be had for no single resource, or tell nothing of any. */
const onAll = [
  'cloudwatch:PutMetricData',
  'ecr:GetAuthorizationToken',
  'sts:GetCallerIdentity',
  'tag:GetResources',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

/** Services with data of others: a wildcard would include all of it. */
const holding =
  /^(secretsmanager|ssm|kms|s3|dynamodb|rds|rds-data|rds-db|sqs|sns|elasticache|ec2|eks|ecr|logs|lambda):/i;

/** Whether a pattern of IAM, in which `*` and `?` stand for others, covers a name; linear. */
function covers(pattern: string, name: string): boolean {
  const [wanted, text] = [pattern.toLowerCase(), name.toLowerCase()];
  let [at, star, from] = [0, -1, 0];
  for (let index = 0; index < text.length;) {
    if (wanted[at] === '?' || wanted[at] === text[index]) [at, index] = [at + 1, index + 1];
    else if (wanted[at] === '*') [star, from, at] = [at, index, at + 1];
    else if (star >= 0) [at, from, index] = [star + 1, from + 1, from + 1];
    else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}

/** Why rights on AWS are too much for a service. */
export function refuses({ actions, resources, prefix, own }: AskedRight): string | undefined {
  const mighty = actions.find((action) => isMighty(action));
  if (mighty) return `actions without access to other identities, got ${mighty}`;
  const wide = resources.find((one) => isWide(one));
  const open = wide && actions.find((action) => !onAll.some((known) => covers(known, action)) && isOpen(action));
  if (open) return `resources by their ARNs for ${open}, got ${wide}`;
  const foreign = resources.find((one) => reaches(one, prefix, own));
  return foreign && `resources that are not other services’, got ${foreign}`;
}

function isMighty(action: string): boolean {
  const [service = '', name] = action.split(':');
  if (name === undefined || /[*?]/.test(service)) return true;
  if (administrations.includes(service.toLowerCase())) return !telling.test(action);
  // Everything of a service on resources of the spec's own is what people ask for.
  return name !== '*' && administrative.some((known) => covers(action, known));
}

/** Whether an ARN has wildcards. */
function isWide(resource: string): boolean {
  const [begin, , service, , , ...rest] = resource.split(':');
  const last = rest.join(':');
  // Of S3, whatever comes first is a bucket, and no sort of resources.
  return begin !== 'arn' || /^[*?]/.test(last) || (service !== 's3' && /^[a-z-]+[/:]\*$/.test(last));
}

function isOpen(action: string): boolean {
  return (action.includes('*') || holding.test(action)) && !/:(List|Describe)/i.test(action);
}

/** Whether an ARN names, or its pattern covers, what Strata makes for others. */
function reaches(resource: string, prefix: string, own: string): boolean {
  const last = resource.split(':').slice(5).join(':');
  return last.split(/[/:]/).some((word) => {
    const begin = /^[^*?]*/.exec(word)![0];
    const isPattern = begin.length < word.length;
    if (isPattern && begin && `${prefix}-`.startsWith(begin)) return true;
    const made = begin.startsWith(`${prefix}-`) && (isPattern || /-[0-9a-f]{6}(-[A-Za-z0-9]{6})?$/.test(begin));
    return made && begin !== own && !begin.startsWith(`${own}-`);
  });
}
