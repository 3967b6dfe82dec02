import { DomainError } from '#kernel';

export function fileNotFound(): DomainError {
  return DomainError.notFound('FILES.NOT_FOUND', 'There is no file with this id.');
}

export function emptyFile(): DomainError {
  return new DomainError('FILES.EMPTY', 'This file has nothing in it.', {
    field: 'file',
    fix: 'Check the file on your device and send it again.',
  });
}

export function fileTooLarge(maxBytes: number): DomainError {
  const megabytes = Math.floor(maxBytes / 1_048_576);
  return new DomainError('FILES.TOO_LARGE', `This file is larger than ${megabytes} MB.`, {
    field: 'file',
    fix: 'Send a smaller picture, or split the document.',
    details: { maxBytes },
  });
}

export function idTaken(): DomainError {
  return DomainError.conflict('FILES.ID_TAKEN', 'Another file was sent under this id before.', {
    field: 'id',
    fix: 'Send it under a new id.',
  });
}

export function notAnUpload(): DomainError {
  return new DomainError('FILES.NO_FILE', 'There is no file in this request.', {
    field: 'file',
    fix: 'Send it as multipart/form-data, in a part called "file".',
  });
}

/** The row is there and its bytes are not, or are not what was sent. */
export function contentDamaged(): DomainError {
  return new DomainError(
    'FILES.DAMAGED',
    'The content of this file is missing or was changed in the store.',
    {
      kind: 'unavailable',
      fix: 'An operator must bring it back from a backup of the file store.',
    },
  );
}
