import type { ObjectChange } from '../../diff/object-change';
import type { Consequence } from '../impact';
import { amountOf } from './amount';
import { isComputed } from './expression';
import type { LeafChange } from './leaf-change';
import { compareVersions } from './version';

/** What a cloud does with a change that a plan calls in place. */
export interface FieldRule {
  readonly rule: string;
  /** Attributes as `type.path`, the path as tables have it. */
  readonly of: readonly string[];
  /** Whether a change is one that the rule is about. */
  readonly holds: (leaf: LeafChange, change: ObjectChange) => boolean;
  readonly consequence: Consequence | ((change: ObjectChange) => Consequence);
  /** What happens, as the end of a sentence that begins with the change. */
  readonly says: string;
  readonly source: string;
}

const numbers = ({ before, after }: LeafChange) => [amountOf(before), amountOf(after)] as const;
const isText = (value: unknown) => value !== undefined && value !== null && !isComputed(value);

/** Whether a number grows. */
export const grows = (leaf: LeafChange): boolean => {
  const [was, is] = numbers(leaf);
  return is > was;
};

/** Whether a number shrinks. */
export const shrinks = (leaf: LeafChange): boolean => {
  const [was, is] = numbers(leaf);
  return is < was;
};

/** Whether a version goes up; `part` is how many of its numbers count. */
export const isRaised =
  (part?: number) =>
  ({ before, after }: LeafChange): boolean =>
    versions(before, after, part) === 1;

/** Whether a version goes down. */
export const isLowered = ({ before, after }: LeafChange): boolean => versions(before, after) === -1;

function versions(before: unknown, after: unknown, part?: number): number | undefined {
  if (!isText(before) || !isText(after)) return undefined;
  const cut = (value: unknown) => (part ? String(value).split('.').slice(0, part).join('.') : String(value));
  return compareVersions(cut(before), cut(after));
}

/** Whether a switch is turned on, from off or from not being set. */
export const isTurnedOn = ({ before, after }: LeafChange): boolean => !isOn(before) && isOn(after);

/** Whether a switch that is on unless it is turned off no longer is off. */
export const isNoLongerOff = ({ before, after }: LeafChange): boolean =>
  (before === undefined || isOff(before)) && !isOff(after) && (isOff(before) || isOn(after));

const isOff = (value: unknown) => value === false || value === 'false' || value === 'Disabled';

/** Whether a switch is turned off, or no longer set. */
export const isTurnedOff = ({ before, after }: LeafChange): boolean => isOn(before) && !isOn(after);

const isOn = (value: unknown) => value === true || value === 'true' || value === 'Enabled' || value === 'ENABLED';

/** Any change. */
export const always = (): boolean => true;
