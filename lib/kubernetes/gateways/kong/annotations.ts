import type { Ingress } from '../../../model/parts/networking';
import { base } from '../address';
import { certified } from '../certificate';

/** Whether a route takes its prefix away and puts nothing in its place. */
export function isStripped({ rewrite }: Pick<Ingress, 'rewrite'>): boolean {
  return rewrite !== undefined && base(rewrite) === '';
}

/** What an Ingress says to Kong, over what its author says; plugins are added to the author's. */
export function kongAnnotations(ingress: Ingress): Readonly<Record<string, string>> {
  const calls = ingress.backend?.startsWith('grpc');
  return {
    'konghq.com/strip-path': String(isStripped(ingress)),
    ...(ingress.tls && {
      'konghq.com/protocols': calls ? 'grpcs' : 'https',
      ...(!calls && { 'konghq.com/https-redirect-status-code': '308' }),
    }),
    ...certified(ingress),
  };
}

/** What a Service says to Kong, over what its author says. @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/ */
export function kongServiceAnnotations(
  { timeoutSeconds, retries, backend, sticky }: Ingress,
  name: string,
): Readonly<Record<string, string>> {
  const milliseconds = String(1000 * (timeoutSeconds ?? 0));
  return {
    ...(timeoutSeconds !== undefined && {
      'konghq.com/read-timeout': milliseconds,
      'konghq.com/write-timeout': milliseconds,
    }),
    ...(retries !== undefined && { 'konghq.com/retries': String(retries) }),
    ...(backend && { 'konghq.com/protocol': backend }),
    ...(sticky && { 'konghq.com/upstream-policy': name }),
  };
}
