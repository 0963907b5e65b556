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

/** Conditions that each variable has one of its values. */
export function conditions(when: NonNullable<Permission['when']>, test = 'StringEquals') {
  return Object.entries(when).map(([variable, values]) => ({ test, variable, values: [...values] }));
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
