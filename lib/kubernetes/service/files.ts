import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { ConfigFile } from '../../model/parts/config';

/** What a ConfigMap of files holds. */
export interface FilesProps {
  readonly name: string;
  readonly files: readonly ConfigFile[];
}

/** The files of a service, as a ConfigMap. */
export class Files extends Construct {
  constructor(scope: Construct, id: string, { name, files }: FilesProps) {
    super(scope, id);
    const data = Object.fromEntries(files.map((file) => [file.name, file.content]));
    new k8s.KubeConfigMap(this, 'Resource', { metadata: { name }, data });
  }
}
