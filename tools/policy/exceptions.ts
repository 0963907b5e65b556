import type { Exception } from './exception';
import { aws } from './exceptions/aws';
import { azure } from './exceptions/azure';
import { google } from './exceptions/google';
import { kubernetes } from './exceptions/kubernetes';

/** All that stands, by what it is about. */
export const groups: Readonly<Record<string, readonly Exception[]>> = {
  Kubernetes: kubernetes,
  AWS: aws,
  Azure: azure,
  'Google Cloud': google,
};

/** The same in one list. */
export const exceptions: readonly Exception[] = Object.values(groups).flat();
