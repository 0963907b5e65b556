import { Fn } from 'cdktf';
import { digest } from '../../model/name';

/** Characters of a time and the hyphen before it. */
const timeLength = 13;

/** The part before the time. */
function stem(name: string, longest: number): string {
  const room = longest - timeLength;
  return name.length <= room ? name : `${name.slice(0, room - 7).replace(/-$/, '')}-${digest(name)}`;
}

/**
 * A name that Google reserves after deletion: with its creation time, so that a new resource gets another one. Terraform must ignore changes of the time.
 */
export function lastingName(name: string, longest: number): string {
  return `${stem(name, longest)}-${Fn.formatdate('YYMMDDhhmmss', Fn.timestamp())}`;
}

/** An expression that such a name matches, and one from before names had a time. */
export function lastingPattern(name: string, longest: number): string {
  return `(${name}|${stem(name, longest)}-[0-9]{12})`;
}
