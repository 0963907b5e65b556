import type { Report } from '../../../model/problem';
import type { Service } from '../../../model/service';
import type { Meanings } from '../placeholders';
import { serviceAddress } from '../../service/hosts/service-address';
import { mapTexts } from '../../service/hosts/texts';

/** A service with resolved service addresses in commands and in variables of init containers and sidecars. */
export function addressed(service: Service, addressOf: Meanings['service'], tell: Report): Service {
  return mapTexts(service, (text, path) =>
    text.replace(serviceAddress, (match, name: string, port: string | undefined) => {
      const found = addressOf(name, port === undefined ? undefined : Number(port));
      if ('url' in found) return found.url;
      tell('E345', path, found.problem);
      return match;
    }),
  );
}
