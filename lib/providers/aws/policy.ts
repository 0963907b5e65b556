import {
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement,
} from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import type { Construct } from 'constructs';
import type { Permission } from '../../cloud/connection';

/** A policy as JSON. */
export function policy(scope: Construct, id: string, statement: DataAwsIamPolicyDocumentStatement[]): string {
  return new DataAwsIamPolicyDocument(scope, id, { statement }).json;
}

/** Statements that allow just that. */
export function statements(permissions: readonly Permission[]): DataAwsIamPolicyDocumentStatement[] {
  return permissions.map(({ allow, on, when }) => ({
    actions: [...allow],
    resources: [...on],
    condition: when && conditions(when),
  }));
}

/** Tests of variables that have several values, or take patterns. */
const tests: Readonly<Record<string, string>> = {
  /** @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases */
  'kms:ResourceAliases': 'ForAnyValue:StringLike',
  'kms:EncryptionContext:SecretARN': 'StringLike',
  'kms:EncryptionContext:aws:s3:arn': 'StringLike',
  's3:prefix': 'StringLike',
};

/** Conditions that each variable has one of its values. @param test - for all of them; by variable otherwise */
export function conditions(when: NonNullable<Permission['when']>, test?: string) {
  return Object.entries(when).map(([variable, values]) => ({
    test: test ?? tests[variable] ?? 'StringEquals',
    variable,
    values: [...values],
  }));
}

/** A literal text in which no character stands for others. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export function verbatim(text: string): string {
  return text.replace(/[*?]/g, '&{$&}').replace(/\$\$\{/g, '&{$}{');
}

/** A statement that lets nothing in by plain HTTP. */
export function tlsOnly(action: string, resources: string[]): DataAwsIamPolicyDocumentStatement {
  return {
    sid: 'TlsOnly',
    effect: 'Deny',
    actions: [action],
    resources,
    principals: [{ type: '*', identifiers: ['*'] }],
    condition: conditions({ 'aws:SecureTransport': ['false'] }, 'Bool'),
  };
}
