import { z } from 'zod';
import type { Reference } from '../../model/parts/reference';
import { byName, idle, said } from './forms';
import { references } from './references';
import { also, scalar, text, variable } from './scalars';

const secretName = text.regex(/^[A-Za-z0-9/_+=.@-]{1,200}$/);
const secretKey = text.regex(/^[-._a-zA-Z0-9]+$/);

/** Reference to a secret value. */
const reference = z.strictObject({
  secret: also(['secretName', 'name', 'from', 'secretRef'], secretName),
  key: also(['secretKey', 'property'], secretKey).optional(),
});

const secretKeyRef = z.strictObject({ secretKeyRef: reference });

/** A `valueFrom` as in Kubernetes: of the secret store, of the pod, or of a ConfigMap. */
const kubernetes = z.union([secretKeyRef.transform((one) => one.secretKeyRef), ...references]);

const stored = secretKeyRef.transform((one) => one.secretKeyRef);

/** A secret value by name: its name, its name and key, or Kubernetes' own spelling. */
const secret = z.union([
  secretName.transform((name) => ({ secret: name }) as z.output<typeof reference>),
  reference,
  z.strictObject({ valueFrom: stored }).transform((one) => one.valueFrom),
]);

/** A secret value: its name in the store, and its key there. */
export type Secret = z.output<typeof secret>;

/** Variables: literals, secrets and values that Kubernetes sets. */
export interface Variables {
  readonly variables: Readonly<Record<string, string>>;
  readonly references: Readonly<Record<string, Reference>>;
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
  kubernetes,
]);

/** Maximum number of variables of a container: beyond it an API server refuses the object. */
const most = 5_000;

/** Refuses more variables than that. */
function few({ variables: texts, references: filled, secrets: hidden }: Variables, context: z.RefinementCtx): void {
  const count = [texts, filled, hidden].reduce((sum, one) => sum + Object.keys(one).length, 0);
  if (count > most) context.addIssue({ code: 'custom', message: `expected at most ${most} variables, got ${count}` });
}

/** Variables by name, or a list as in Kubernetes. */
export const variables: z.ZodType<Variables> = z
  .union([
    z.array(item).transform((all, context) => {
      const variables = all.map(({ name, value, valueFrom }) => [name, value ?? valueFrom!] as const);
      return sorted(Object.entries(byName(variables, context)));
    }),
    z.record(variable, ofMap).transform((all) => sorted(Object.entries(all))),
  ])
  .superRefine(few);

const open = z.union(references);

/** Variables of an init container or sidecar, without secrets: by name or as a list. */
export const companionVariables: z.ZodType<Readonly<Record<string, string | Reference>>> = z.union([
  z.record(variable, z.union([scalar, z.strictObject({ valueFrom: open }).transform((one) => one.valueFrom), open])),
  z
    .array(
      z.union([
        z.strictObject({ name: variable, value: scalar }).transform(({ name, value }) => [name, value] as const),
        z
          .strictObject({ name: variable, valueFrom: open })
          .transform(({ name, valueFrom }) => [name, valueFrom] as const),
      ]),
    )
    .transform((all, context) => byName<string | Reference>(all, context)),
]);

function sorted(all: readonly (readonly [string, string | Secret | Reference])[]): Variables {
  const of = <T>(is: (value: string | Secret | Reference) => boolean) =>
    Object.fromEntries(all.filter(([, value]) => is(value))) as Readonly<Record<string, T>>;
  return {
    variables: of<string>((value) => typeof value === 'string'),
    secrets: of<Secret>((value) => typeof value === 'object' && 'secret' in value),
    references: of<Reference>((value) => typeof value === 'object' && !('secret' in value)),
  };
}

const listed = z.union([
  variable.transform((name): Listed => ({ name })),
  z.strictObject({
    name: also(['variable', 'env', 'envVar', 'envName'], variable),
    secret: also(['secretName', 'from', 'secretRef', 'path'], secretName).optional(),
    key: also(['secretKey', 'property'], secretKey).optional(),
    valueFrom: stored.optional(),
  }),
]);

/** A secret of a list. */
export interface Listed {
  readonly name: string;
  readonly secret?: string;
  readonly key?: string;
  readonly valueFrom?: Secret;
}

/** A secret value; its default name follows from the variable. */
export type NamedSecret = Omit<Secret, 'secret'> & Partial<Pick<Secret, 'secret'>>;

/** Secrets by variable, or a list; the default name follows from the variable. */
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
