import { z } from 'zod';
import { byName, idle, said } from './forms';
import { also, scalar, text, variable } from './scalars';

const secretName = text.regex(/^[A-Za-z0-9/_+=.@-]{1,200}$/);
const secretKey = text.regex(/^[-._a-zA-Z0-9]+$/);

/** Where a secret value is. */
const reference = z.strictObject({
  secret: also(['secretName', 'name', 'from', 'secretRef'], secretName),
  key: also(['secretKey', 'property'], secretKey).optional(),
});

const kubernetes = z.strictObject({ secretKeyRef: reference }).transform((one) => one.secretKeyRef);

/** A secret value by name: its name, its name and key, or Kubernetes' own spelling. */
const secret = z.union([
  secretName.transform((name) => ({ secret: name }) as z.output<typeof reference>),
  reference,
  z.strictObject({ valueFrom: kubernetes }).transform((one) => one.valueFrom),
]);

/** A secret value: its name in the store, and its key there. */
export type Secret = z.output<typeof secret>;

/** Variables, of which some may be secret. */
export interface Variables {
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, Secret>>;
}

const item = z
  .strictObject({ name: variable, value: scalar.optional(), valueFrom: kubernetes.optional(), ...idle('description') })
  .refine(({ value, valueFrom }) => (value === undefined) !== (valueFrom === undefined), {
    error: 'expected either value or valueFrom',
  });

const ofMap = z.union([
  scalar,
  z.strictObject({ value: scalar }).transform((one) => one.value),
  z.strictObject({ valueFrom: kubernetes }).transform((one) => one.valueFrom),
  z.strictObject({ secretKeyRef: reference }).transform((one) => one.secretKeyRef),
]);

/** Variables by name, or a list as Kubernetes spells it. */
export const variables = z.union([
  z.array(item).transform((all, context) => {
    const variables = all.map(({ name, value, valueFrom }) => [name, value ?? valueFrom!] as const);
    return sorted(Object.entries(byName(variables, context)));
  }),
  z.record(variable, ofMap).transform((all) => sorted(Object.entries(all))),
]);

/** Variables that are no secrets, by name or as a list. */
export const plainVariables = z.union([
  z.record(variable, scalar),
  z.array(z.strictObject({ name: variable, value: scalar })).transform((all, context) => {
    const variables = all.map(({ name, value }) => [name, value] as const);
    return byName(variables, context);
  }),
]);

function sorted(all: readonly (readonly [string, string | Secret])[]): Variables {
  const plain = all.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
  const hidden = all.filter((entry): entry is readonly [string, Secret] => typeof entry[1] !== 'string');
  return { variables: Object.fromEntries(plain), secrets: Object.fromEntries(hidden) };
}

const listed = z.union([
  variable.transform((name): Listed => ({ name })),
  z.strictObject({
    name: also(['variable', 'env', 'envVar', 'envName'], variable),
    secret: also(['secretName', 'from', 'secretRef', 'path'], secretName).optional(),
    key: also(['secretKey', 'property'], secretKey).optional(),
    valueFrom: kubernetes.optional(),
  }),
]);

/** A secret of a list. */
export interface Listed {
  readonly name: string;
  readonly secret?: string;
  readonly key?: string;
  readonly valueFrom?: Secret;
}

/** A secret value whose name may follow from the variable that carries it. */
export type NamedSecret = Omit<Secret, 'secret'> & Partial<Pick<Secret, 'secret'>>;

/** Secrets by the variable that carries each, or a list; one that names no secret is called as its variable. */
export const secrets = z.union([
  z.record(
    variable,
    secret.transform((one): NamedSecret => one),
  ),
  z.array(listed).transform((all, context) => {
    const secrets = all.map((one) => [one.name, secretOf(one)] as const);
    return byName(secrets, context);
  }),
]);

function secretOf({ secret, key, valueFrom }: Listed): NamedSecret {
  return valueFrom ?? said({ secret, key });
}
