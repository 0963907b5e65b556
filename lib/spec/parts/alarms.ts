import { z } from 'zod';
import { alarmNames, type AlarmRecipient, type Alarms } from '../../model/alarms';
import { choice, oneOrMore } from './forms';
import { also, text } from './scalars';

const email = z.email().max(254);

/** Resources of each cloud that hold an address and its secret. */
const resources = {
  aws: text
    .regex(/^arn:aws[a-z-]{0,20}:sns:[a-z0-9-]{1,30}:\d{12}:[A-Za-z0-9_-]{1,256}$/, {
      error: 'the ARN of an SNS topic: arn:aws:sns:eu-central-1:123456789012:pager',
    })
    .describe('ARN of an SNS topic'),
  azure: text
    .regex(
      /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[\w.()-]{1,90}\/providers\/Microsoft\.Insights\/actionGroups\/[\w.() -]{1,260}$/i,
      {
        error:
          'the id of an action group: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>',
      },
    )
    .describe('Id of an action group'),
  google: text
    .regex(/^projects\/[a-z0-9:.-]{1,63}\/notificationChannels\/\d{1,30}$/, {
      error: 'the name of a notification channel: projects/<project>/notificationChannels/<number>',
    })
    .describe('Name of a notification channel'),
};

const recipient = z.union([
  email.transform((address): AlarmRecipient[] => [{ least: 'warning', email: address }]),
  z
    .strictObject({
      email: email.optional().describe('E-mail address'),
      aws: resources.aws.optional(),
      azure: resources.azure.optional(),
      google: resources.google.optional(),
      severity: choice({ critical: 'critical', page: 'critical', warning: 'warning', ticket: 'warning' })
        .optional()
        .describe('critical: of these alone; default warning: of all'),
    })
    .refine(({ severity: _, ...where }) => Object.values(where).some((one) => one !== undefined), {
      error: 'expected email, aws, azure or google, got none of them',
    })
    .transform(({ email: address, severity: least = 'warning', ...where }): AlarmRecipient[] => [
      ...(address === undefined ? [] : [{ least, email: address }]),
      ...Object.entries(where).flatMap(([cloud, id]) => (id === undefined ? [] : [{ least, resource: { cloud, id } }])),
    ]),
]);

/** Alarms of clouds as a platform asks for them. */
export interface AlarmsSpec extends Alarms {
  /** @default - where data is protected */
  readonly stages?: readonly string[];
}

/** Alarms of clouds on what stands outside of the cluster. */
export const alarms = z.union([
  z.boolean().transform((on): AlarmsSpec | false => on && { to: [], off: [] }),
  z
    .strictObject({
      to: also(['recipients', 'notify'], oneOrMore(recipient))
        .optional()
        .describe(
          'Who is told: e-mail addresses, or a cloud’s own resource that holds the address and its secret; default none',
        ),
      stages: z
        .array(z.enum(['development', 'staging', 'production']))
        .min(1)
        .optional()
        .describe('Stages of environments with alarms; default those with deletion protection'),
      off: z
        .array(z.enum(alarmNames as [string, ...string[]]))
        .optional()
        .describe('Alarms that are off; default none'),
    })
    .transform(({ to = [], off = [], stages }): AlarmsSpec | false => ({
      to: to.flat(),
      off,
      ...(stages && { stages }),
    })),
]);
