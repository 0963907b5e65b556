import { perFile } from '../../model/flood';
import { grouped } from '../../model/grouped';
import type { Problem } from '../../model/problem';
import { redacted } from '../../model/redacted';

/** A problem of several environments is reported once, on one line: quoted values may have several. */
export function distinct(found: readonly Problem[]): Problem[] {
  const problems = found.map((one) => redacted({ ...one, message: one.message.replace(/[\r\n\t]+/g, ' ') }));
  const once = new Map(
    problems.map((one) => [`${one.file}:${one.line}:${one.column}:${one.code}:${one.message}`, one]),
  );
  return perFile(perPlace([...once.values()]));
}

/** A message with a cloud as prefix. */
const ofCloud = /^([a-z][a-z0-9-]*): (.+)$/;

/** Equal messages of several clouds about one key as one, with all clouds. */
function perPlace(problems: readonly Problem[]): Problem[] {
  const places = grouped(
    problems,
    ({ file, line, column, code, path, message }) =>
      `${file}:${line}:${column}:${code}:${ofCloud.test(message) ? path : message}`,
  );
  return [...places.values()].map((all) => ({ ...all[0]!, message: all.length > 1 ? joined(all) : all[0]!.message }));
}

function joined(all: readonly Problem[]): string {
  const clouds = new Map<string, string[]>();
  for (const { message } of all) {
    const [, cloud, rest] = ofCloud.exec(message)!;
    clouds.set(rest!, [...(clouds.get(rest!) ?? []), cloud!]);
  }
  return [...clouds].map(([rest, names]) => `${names.join(', ')}: ${rest}`).join('; ');
}
