import type { Ingress } from '../../../model/parts/networking';
import { base } from '../address';
import { certified } from '../certificate';

/** Whether a route strips its prefix without a replacement. */
export function isStripped({ rewrite }: Pick<Ingress, 'rewrite'>): boolean {
  return rewrite !== undefined && base(rewrite) === '';
}

/** Annotations of an Ingress for Kong, which take precedence over those of the spec; plugins are added. */
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

/** Annotations of a Service for Kong, which take precedence over those of the spec. @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/ */
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
