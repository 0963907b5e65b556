import type { Rule } from './rule';

/** No annotation is code to the gateway. */
export const annotations: Rule = ({ one: { service }, whole: { gateways }, tell, tellMetadata }) => {
  const refused = (key: string) => Object.values(gateways).some(({ refuses }) => refuses?.test(key));
  const message = (key: string) => `expected no code in an annotation, got ${key}`;
  for (const key of Object.keys(service.networking.ingress?.annotations ?? {}))
    if (refused(key)) tell('E317', ['networking', 'ingress', 'annotations', key], message(key));
  for (const key of Object.keys(service.metadata.annotations))
    if (refused(key)) tellMetadata('E317', ['annotations', key], message(key));
};
