import { DomainError } from '#kernel';
import type { FailedSample } from './try-samples.js';

export function mappingNotFound(): DomainError {
  return DomainError.notFound('TRANSFORM.NOT_FOUND', 'There is no mapping with this id.');
}

export function versionNotFound(): DomainError {
  return DomainError.notFound('TRANSFORM.NO_SUCH_VERSION', 'This mapping has no such version.');
}

export function sampleNotFound(): DomainError {
  return DomainError.notFound('TRANSFORM.NO_SUCH_SAMPLE', 'This mapping has no such sample.');
}

export function nothingToPublish(): DomainError {
  return DomainError.conflict('TRANSFORM.NO_DRAFT', 'This mapping has no draft that could be published.', {
    fix: 'Save a draft first.',
  });
}

export function notPublished(name: string): DomainError {
  return DomainError.conflict(
    'TRANSFORM.NOT_PUBLISHED',
    `The mapping "${name}" is not published, or not in use.`,
    {
      fix: 'Publish its draft, or choose another mapping.',
    },
  );
}

export function wrongPurpose(name: string, purpose: string): DomainError {
  return new DomainError(
    'TRANSFORM.WRONG_PURPOSE',
    `The mapping "${name}" is for something else: ${purpose}.`,
    {
      fix: 'Choose a mapping that is made for this.',
    },
  );
}

export function staleMapping(currentVersion: number): DomainError {
  return DomainError.conflict(
    'TRANSFORM.STALE_VERSION',
    'Somebody changed this mapping after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}

export function nameTaken(name: string): DomainError {
  return DomainError.conflict('TRANSFORM.NAME_TAKEN', `There is already a mapping called "${name}".`, {
    field: 'name',
    fix: 'Choose a name that tells them apart.',
  });
}

export function tooManySamples(most: number): DomainError {
  return DomainError.conflict('TRANSFORM.TOO_MANY_SAMPLES', `A mapping keeps at most ${most} samples.`, {
    fix: 'Remove one that tells nothing new.',
  });
}

export function sampleTooLarge(most: number): DomainError {
  return new DomainError(
    'TRANSFORM.SAMPLE_TOO_LARGE',
    `A sample with what is expected of it has at most ${most} characters.`,
    { field: 'record', fix: 'Keep the fields and lines that matter.' },
  );
}

export function trialTooLarge(): DomainError {
  return new DomainError(
    'TRANSFORM.SAMPLES_TOO_LARGE',
    'What the samples of this mapping become is too much to be shown.',
    { fix: 'Remove some of them, or shorten their texts.' },
  );
}

/** `failed`: the first of them. */
export function samplesFail(failed: readonly FailedSample[], count: number): DomainError {
  const names = failed.map(({ name }) => name).join(', ');
  return DomainError.conflict(
    'TRANSFORM.SAMPLES_FAIL',
    `${count} sample(s) do not become what is expected: ${names.slice(0, 200)}.`,
    {
      fix: 'Mend the mapping, or change what is expected of these samples.',
      details: { samples: failed },
    },
  );
}
