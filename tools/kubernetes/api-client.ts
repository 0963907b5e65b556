import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KubernetesObject } from './object';

/** What the API server says of a request. */
export interface Answer {
  readonly status: number;
  /** An object, or a Status with a message. */
  readonly body: KubernetesObject & { readonly message?: string };
}

interface Kubeconfig {
  readonly clusters: readonly [
    { readonly cluster: { readonly server: string; readonly 'certificate-authority': string } },
  ];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

/** An API server, asked directly: some milliseconds a request instead of a process of kubectl. */
export class ApiClient {
  private readonly server: string;
  private readonly token: string;
  private readonly agent: Agent;
  private readonly resources = new Map<
    string,
    Promise<ReadonlyMap<string, { readonly plural: string; readonly namespaced: boolean }>>
  >();

  /** @param folder state of a cluster that runs */
  constructor(folder: string) {
    const { clusters, users } = parse(readFileSync(join(folder, 'kubeconfig'), 'utf8')) as Kubeconfig;
    this.server = clusters[0].cluster.server;
    this.token = users[0].user.token;
    this.agent = new Agent({ keepAlive: true, ca: readFileSync(clusters[0].cluster['certificate-authority']) });
  }

  /** Applies an object on the server's side, as Flux does: by its field manager, taking fields over. */
  async apply(object: KubernetesObject, { dryRun = false } = {}): Promise<Answer> {
    const path = await this.pathOf(object);
    if (!path) return { status: 404, body: { ...object, message: `no definition of ${object.kind}` } };
    const query = `fieldManager=kustomize-controller&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
    return this.ask('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml');
  }

  /** An object as it is now. */
  async get(object: KubernetesObject): Promise<Answer> {
    return this.ask('GET', (await this.pathOf(object)) ?? '/');
  }

  /** Ends its connections. */
  close(): void {
    this.agent.destroy();
  }

  private async pathOf({ apiVersion, kind, metadata }: KubernetesObject): Promise<string | undefined> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const known = this.resources.get(base) ?? this.discover(base);
    this.resources.set(base, known);
    const resource = (await known).get(kind);
    if (!resource) return undefined;
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${base}${namespace}/${resource.plural}/${metadata.name}`;
  }

  private async discover(base: string) {
    const { body } = await this.ask('GET', base);
    const list =
      (body as unknown as { readonly resources?: readonly { name: string; kind: string; namespaced: boolean }[] })
        .resources ?? [];
    const own = list.filter(({ name }) => !name.includes('/'));
    return new Map(own.map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]));
  }

  private ask(method: string, path: string, body?: object, type = 'application/json'): Promise<Answer> {
    const text = body ? JSON.stringify(body, rounded) : undefined;
    const headers = {
      authorization: `Bearer ${this.token}`,
      accept: 'application/json',
      ...(text ? { 'content-type': type, 'content-length': Buffer.byteLength(text) } : {}),
    };
    return new Promise((resolve, reject) => {
      const call = request(new URL(path, this.server), { method, headers, agent: this.agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: JSON.parse(Buffer.concat(parts).toString()) as Answer['body'],
          }),
        );
      });
      call.on('error', reject);
      call.end(text);
    });
  }
}

/** JSON of Node 20 has no integers beyond 2^53. */
const rounded = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
