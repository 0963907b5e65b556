/**
 * How long a cloud keeps the name of what was deleted, by type of resource.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
 * @see https://cloud.google.com/sql/docs/postgres/delete-instance
 * @see https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
 */
export const reuseLocks: Readonly<Record<string, { readonly named: string; readonly wait: string }>> = {
  aws_sqs_queue: { named: 'name', wait: '60 seconds' },
  aws_secretsmanager_secret: { named: 'name', wait: 'the recovery window of the secret, 7 to 30 days' },
  google_sql_database_instance: { named: 'name', wait: 'about a week' },
  azurerm_key_vault: { named: 'name', wait: 'until the vault is purged' },
};
