import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ConfigFile } from '../../model/parts/config';
import { kinds } from '../kinds';

/** Props of a ConfigMap of files. */
export interface FilesProps {
  readonly name: string;
  readonly files: readonly ConfigFile[];
}

/** The files of a service, as a ConfigMap. */
export class Files extends Construct {
  constructor(scope: Construct, id: string, { name, files }: FilesProps) {
    super(scope, id);
    const data = Object.fromEntries(files.map((file) => [file.name, file.content]));
    new ApiObject(this, 'Resource', { ...kinds.ConfigMap, metadata: { name }, data });
  }
}
