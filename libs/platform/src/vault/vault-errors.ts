import { DomainError } from '#kernel';

/** One refusal for every reason: altered, moved, or another organization's. Which one it was would help an attacker. */
export function cannotOpen(): DomainError {
  return new DomainError('VAULT.CANNOT_OPEN', 'A stored secret cannot be opened.', {
    kind: 'conflict',
    fix: 'Enter it again, or connect the system again.',
  });
}

export function unknownMasterKey(id: string): DomainError {
  return new DomainError(
    'VAULT.UNKNOWN_MASTER_KEY',
    `The stored secrets were sealed under the master key "${id}", which is not configured here.`,
    {
      kind: 'unavailable',
      fix: 'Set VAULT_PREVIOUS_MASTER_KEY and VAULT_PREVIOUS_MASTER_KEY_ID, or restore the key.',
    },
  );
}
